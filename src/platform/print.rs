//! Printing the page.

use super::{Listener, browser::window};

pub fn print() {
    if let Some(window) = window() {
        // A browser that can't print reports that itself.
        let _ = window.print();
    }
}

/// Calls back before the page is printed, whether by the app or by the browser.
pub fn on_print(callback: impl Fn() + 'static) -> Listener {
    Listener::on(window().map(Into::into), "beforeprint", move |_| callback())
}

/// Calls back after the page was printed, or printing was cancelled.
pub fn after_print(callback: impl Fn() + 'static) -> Listener {
    Listener::on(window().map(Into::into), "afterprint", move |_| callback())
}

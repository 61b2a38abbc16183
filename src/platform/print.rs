//! Printing the page.

use super::{Listener, browser::window};

pub fn print() {
    if let Some(window) = window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// Calls back before the page is printed, by whatever means.
pub fn on_print(callback: impl Fn() + 'static) -> Listener {
    Listener::on(window().map(Into::into), "beforeprint", move |_| callback())
}

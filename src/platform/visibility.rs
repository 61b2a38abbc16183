//! Whether the page is visible: the time to look for what other tabs wrote, or to save before the page is hidden.

use super::Listener;
use super::browser::document;
use web_sys::VisibilityState;

pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Calls back with the new state each time it changes.
pub fn on_change(callback: impl Fn(bool) + 'static) -> Listener {
    Listener::on(document().map(Into::into), "visibilitychange", move |_| callback(is_visible()))
}

//! Asking before the page is closed with unsaved changes.

use super::Listener;
use super::browser::window;
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;

/// While the condition holds, the browser asks the user before closing or reloading the page, in its own words.
pub fn warn_while(condition: impl Fn() -> bool + 'static) -> Listener {
    Listener::on(window().map(Into::into), "beforeunload", move |event| {
        if condition() {
            event.prevent_default();
            // Older browsers ask only if this is set.
            event.unchecked_into::<BeforeUnloadEvent>().set_return_value("unsaved");
        }
    })
}

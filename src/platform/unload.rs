//! Asking before the page is closed on something unsaved.

use super::Listener;
use super::browser::window;
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;

/// While the condition holds, closing or reloading the page asks the person first, in the browser's own
/// words.
pub fn warn_while(condition: impl Fn() -> bool + 'static) -> Listener {
    Listener::on(window().map(Into::into), "beforeunload", move |event| {
        if condition() {
            event.prevent_default();
            // Older browsers ask only for this.
            event.unchecked_into::<BeforeUnloadEvent>().set_return_value("unsaved");
        }
    })
}

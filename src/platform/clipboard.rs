//! Copying to the clipboard, and pasting into the page.

use super::{
    Listener,
    browser::{document, property, window},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, Element};

/// Elements that handle pasted text themselves.
const FIELDS: &str = "textarea, select, input:not([type=file])";

/// The browser did not allow the page to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Copies a text.
///
/// # Errors
///
/// If the browser has no clipboard, or the page may not write to it.
pub async fn copy(text: &str) -> Result<(), NotCopied> {
    let window = window().ok_or(NotCopied)?;
    // An insecure page has no clipboard, although the binding assumes that it always exists.
    if !window.is_secure_context() {
        return Err(NotCopied);
    }
    let written = JsFuture::from(window.navigator().clipboard().write_text(text)).await;
    written.map(drop).map_err(|_| NotCopied)
}

/// Calls back with text that is pasted anywhere on the page except into a field.
pub fn on_paste(hear: impl Fn(String) + 'static) -> Listener {
    Listener::on(document().map(Into::into), "paste", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_in_field = target.is_some_and(|target| target.matches(FIELDS).unwrap_or(false));
        let pasted = property(&event, "clipboardData").dyn_into::<DataTransfer>().ok();
        let text = pasted.and_then(|pasted| pasted.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !is_in_field && !text.is_empty()) {
            hear(text);
        }
    })
}

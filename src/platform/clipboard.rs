//! What is copied, to be pasted elsewhere.

use super::browser::window;
use wasm_bindgen_futures::JsFuture;

/// The browser did not let the page copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Copies a text.
///
/// # Errors
///
/// Where the browser has no clipboard, or the page may not write to it.
pub async fn copy(text: &str) -> Result<(), NotCopied> {
    let window = window().ok_or(NotCopied)?;
    // A page that is not served securely has no clipboard, although the binding says that it always has.
    if !window.is_secure_context() {
        return Err(NotCopied);
    }
    let written = JsFuture::from(window.navigator().clipboard().write_text(text)).await;
    written.map(drop).map_err(|_| NotCopied)
}

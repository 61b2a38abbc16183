//! The placeholder in index.html, shown until the app has loaded.

use super::browser::document;

/// Removes the placeholder once the app can be shown.
pub fn end() {
    if let Some(opening) = document().and_then(|document| document.get_element_by_id("opening")) {
        opening.remove();
    }
}

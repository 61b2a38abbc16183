//! What index.html shows until the app is there.

use super::browser::document;

/// Takes it off the page: the app shows itself from here on.
pub fn end() {
    if let Some(opening) = document().and_then(|document| document.get_element_by_id("opening")) {
        opening.remove();
    }
}

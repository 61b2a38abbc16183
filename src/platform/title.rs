//! What the tab is called.

use super::browser::document;

/// Names the tab and its entry in the browser's history.
pub fn set(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

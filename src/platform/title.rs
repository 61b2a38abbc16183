//! The title of the tab.

use super::browser::document;

/// Sets the title of the tab and of its entry in the browser's history.
pub fn set(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

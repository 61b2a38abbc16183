//! Loading the page again.

use super::browser::window;

pub fn reload() {
    if let Some(window) = window() {
        // A page that cannot be reloaded stays as it is, which is what it shows anyway.
        let _ = window.location().reload();
    }
}

/// Begins again at the first page.
pub fn begin_again() {
    if let Some(window) = window() {
        // A page can always go to its own start.
        let _ = window.location().assign(&super::address::base_path());
    }
}

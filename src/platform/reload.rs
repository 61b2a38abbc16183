//! Loading the page again.

use super::browser::window;

pub fn reload() {
    if let Some(window) = window() {
        // A page that cannot be reloaded stays as it is, which is what it shows anyway.
        let _ = window.location().reload();
    }
}

/// Leaves for an address of another site.
pub fn leave_for(address: &str) {
    if let Some(window) = window() {
        // An address that cannot be opened leaves the page as it is.
        let _ = window.location().assign(address);
    }
}

/// Begins again at the first page.
pub fn begin_again() {
    if let Some(window) = window() {
        // A page can always go to its own start.
        let _ = window.location().assign(&super::address::base_path());
    }
}

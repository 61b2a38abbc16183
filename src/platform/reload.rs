//! Reloading the page and going to other addresses.

use super::browser::window;

pub fn reload() {
    if let Some(window) = window() {
        // If the page can't be reloaded, it stays as it is.
        let _ = window.location().reload();
    }
}

/// Goes to an address on another site.
pub fn leave_for(address: &str) {
    if let Some(window) = window() {
        // If the address can't be opened, the page stays as it is.
        let _ = window.location().assign(address);
    }
}

/// Starts over at the first page.
pub fn begin_again() {
    if let Some(window) = window() {
        // A page can always go to its own base address.
        let _ = window.location().assign(&super::address::base_path());
    }
}

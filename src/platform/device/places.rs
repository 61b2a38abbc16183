//! The pages that were open on this device, and the saved views.

use super::values::{forget, read, write};
use serde::{Deserialize, Serialize};

const LAST_PAGE: &str = "last-page";
const RECENT: &str = "recent";
const VIEWS: &str = "views";

/// The address within the app of the page that was open last.
pub fn last_page() -> Option<String> {
    read(LAST_PAGE)
}

pub fn remember_last_page(address: &str) {
    write(LAST_PAGE, Some(&address));
}

/// The addresses of the most recently opened places, latest first.
pub fn recent_places() -> Vec<String> {
    read(RECENT).unwrap_or_default()
}

pub fn remember_recent_places(places: &[String]) {
    write(RECENT, Some(&places));
}

/// A named filter and sort order of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SavedView {
    pub name: String,
    /// Includes the query that holds the filter and sort order.
    pub address: String,
}

/// The saved views of all pages, oldest first.
pub fn saved_views() -> Vec<SavedView> {
    read(VIEWS).unwrap_or_default()
}

pub fn remember_saved_views(views: &[SavedView]) {
    write(VIEWS, Some(&views));
}

/// Keeps the page that was open last.
pub(super) fn forget_places() {
    forget(RECENT);
    forget(VIEWS);
}

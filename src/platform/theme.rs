//! Putting the chosen theme on the page.

use super::browser::root;
use super::device::Theme;

/// Sets `data-theme` on `<html>`; following the system means having none.
pub fn apply(theme: Theme) {
    let Some(root) = root() else { return };
    // The name of an attribute that is fixed here is never refused.
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
}

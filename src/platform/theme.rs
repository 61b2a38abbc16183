//! Applying the chosen theme to the page.

use super::browser::root;
use super::device::Theme;

/// Sets `data-theme` on `<html>`, or removes it to follow the system.
pub fn apply(theme: Theme) {
    let Some(root) = root() else { return };
    // A fixed, valid attribute name is never refused.
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
}

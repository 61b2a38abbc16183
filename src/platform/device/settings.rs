//! The user's settings of this device, which deleting a workspace keeps.

use super::values::{read, write};
use serde::{Deserialize, Serialize};

const THEME: &str = "theme";
const SINGLE_KEYS: &str = "single-keys";

/// The color theme on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// Follows the device's setting.
    #[default]
    System,
    Light,
    Dark,
}

pub fn theme() -> Theme {
    read(THEME).unwrap_or_default()
}

pub fn remember_theme(theme: Theme) {
    write(THEME, Some(&theme));
}

/// Whether single-key shortcuts are on.
pub fn has_single_key_shortcuts() -> bool {
    read(SINGLE_KEYS).unwrap_or(true)
}

pub fn remember_single_key_shortcuts(are_on: bool) {
    write(SINGLE_KEYS, Some(&are_on));
}

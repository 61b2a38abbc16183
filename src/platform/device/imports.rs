//! The choices made for files that were imported on this device.

use super::values::{forget, read, write};
use switchback_core::exchange::remembered::Remembered;

const FILES: &str = "files";

/// The choices made for files that were imported on this device.
pub fn remembered() -> Remembered {
    read(FILES).unwrap_or_default()
}

pub fn remember(change: impl FnOnce(&mut Remembered)) {
    let mut remembered = remembered();
    change(&mut remembered);
    write(FILES, Some(&remembered));
}

pub(super) fn forget_imports() {
    forget(FILES);
}

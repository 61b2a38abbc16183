//! Downloading files.

use crate::{
    platform::files,
    store::{Store, notice::Notice},
};

/// Offers a download. Returns whether the browser accepted it.
pub fn save(store: Store, name: &str, mime: &str, text: &str) -> bool {
    let offered = files::download(name, mime, text);
    if let Err(error) = &offered {
        store.notify(Notice::refused(error.to_string()));
    }
    offered.is_ok()
}

//! Files that leave the browser.

use crate::{
    platform::files,
    store::{Store, notice::Notice},
};

pub fn save(store: Store, name: &str, mime: &str, text: &str) {
    if let Err(error) = files::download(name, mime, text) {
        store.notify(Notice::refused(error.to_string()));
    }
}

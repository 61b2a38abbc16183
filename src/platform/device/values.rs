//! Values under keys, in local storage or, if the browser refuses that, in memory until the page is closed.

use crate::platform::{address, browser::window};
use serde::{Serialize, de::DeserializeOwned};
use std::{cell::RefCell, collections::HashMap};
use switchback_core::json;

thread_local! {
    /// Values that local storage did not accept.
    static MEMORY: RefCell<HashMap<String, String>> = RefCell::default();
}

/// A value that can't be parsed counts as absent.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    let key = named(key);
    let remembered = MEMORY.with_borrow(|memory| memory.get(&key).cloned());
    let text = remembered.or_else(|| local_storage()?.get_item(&key).ok().flatten())?;
    json::read(&text).ok()
}

/// `None` deletes it.
pub fn write<T: Serialize>(key: &str, value: Option<&T>) {
    put(key, value.and_then(|value| serde_json::to_string(value).ok()));
}

pub fn forget(key: &str) {
    put(key, None);
}

/// Deletes all values whose keys begin like this.
pub fn forget_all(beginning: &str) {
    let beginning = named(beginning);
    MEMORY.with_borrow_mut(|memory| memory.retain(|key, _| !key.starts_with(&beginning)));
    let Some(storage) = local_storage() else { return };
    let count = storage.length().unwrap_or_default();
    let keys: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(&beginning)) {
        // A key that can't be removed couldn't be read either.
        let _ = storage.remove_item(key);
    }
}

fn put(key: &str, text: Option<String>) {
    let key = named(key);
    let kept = local_storage().is_some_and(|storage| match &text {
        Some(text) => storage.set_item(&key, text).is_ok(),
        None => storage.remove_item(&key).is_ok(),
    });
    MEMORY.with_borrow_mut(|memory| match text {
        Some(text) if !kept => memory.insert(key, text),
        _ => memory.remove(&key),
    });
}

/// Keys include the app's name, as other sites of the same owner may share this origin.
fn named(key: &str) -> String {
    format!("{}.{key}", address::site_name())
}

fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

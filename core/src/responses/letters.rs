//! A value as letters that links and emails leave unchanged.

use crate::json;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

pub fn write(value: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(value).unwrap_or_default())
}

/// Reads the value; `None` if letters are missing or were changed.
pub fn read<T: DeserializeOwned>(letters: &str) -> Option<T> {
    let bytes = URL_SAFE_NO_PAD.decode(letters).ok()?;
    json::read(std::str::from_utf8(&bytes).ok()?).ok()
}

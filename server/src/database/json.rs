//! What is kept as JSON in a text.

use super::error::DatabaseError;
use serde::{Serialize, de::DeserializeOwned};

/// Reads what was kept.
///
/// # Errors
///
/// Where this program did not write it.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, DatabaseError> {
    serde_json::from_str(text).map_err(|reason| DatabaseError::Damaged(format!("A value ({reason})")))
}

/// Writes something to be kept.
///
/// # Errors
///
/// Where it cannot be written as JSON.
pub fn write<T: Serialize>(value: &T) -> Result<String, DatabaseError> {
    serde_json::to_string(value).map_err(|reason| DatabaseError::Damaged(format!("A value ({reason})")))
}

//! Values that are stored as JSON text.

use super::error::DatabaseError;
use serde::{Serialize, de::DeserializeOwned};

/// Reads a stored value.
///
/// # Errors
///
/// Returns an error if this program did not write it.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, DatabaseError> {
    serde_json::from_str(text).map_err(|reason| DatabaseError::Damaged(format!("A value ({reason})")))
}

/// Writes a value to be stored.
///
/// # Errors
///
/// Returns an error if it cannot be written as JSON.
pub fn write<T: Serialize>(value: &T) -> Result<String, DatabaseError> {
    serde_json::to_string(value).map_err(|reason| DatabaseError::Damaged(format!("A value ({reason})")))
}

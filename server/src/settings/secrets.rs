//! Settings that contain a password, and are never shown.

use std::{fmt, fs, path::Path};

/// A text with a password in it. It is never shown.
#[derive(Clone)]
pub struct SecretText(String);

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretText(…)")
    }
}

/// Returns the secret that is given as text or in a file, or `None` if there is none.
pub(super) fn given(text: Option<&SecretText>, file: Option<&Path>) -> Result<Option<String>, String> {
    match (text, file) {
        (Some(SecretText(text)), _) => Ok(Some(text.clone())),
        (None, Some(file)) => secret_in(file).map(Some),
        (None, None) => Ok(None),
    }
}

/// Reads a secret from a file.
pub(super) fn secret_in(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file)
        .map_err(|reason| format!("The file {} cannot be read: {reason}.", file.display()))?;
    Ok(text.trim().to_owned())
}

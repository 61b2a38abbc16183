//! Why something could not be kept or read, and what a person can do about it.

use crate::platform::{
    browser::{property, wording},
    release::HOW_TO_UPDATE,
};
use std::fmt;
use wasm_bindgen::JsValue;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives this page no storage: switched off, or a private window.
    Refused,
    /// The disk or the browser's share of it is full; nothing was written.
    Full,
    /// Another tab appended first; nothing was written.
    Moved {
        /// Where the log ends now.
        end: u64,
    },
    /// The workspace that was opened here was deleted or replaced since; nothing was written.
    Gone,
    /// There is a workspace already where a new one was to begin; nothing was written.
    Occupied,
    /// The connection to the storage broke, and opening it again did not help.
    Lost,
    /// The stored data was written by a newer version of the app.
    Newer,
    /// Anything else, in the browser's own words.
    Other(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Refused => {
                "This browser doesn’t let Switchback store data. \
                 Use a regular window instead of a private one, or allow storage for this site."
            }
            Self::Full => {
                "This device is out of storage space. \
                 Free up some space, or export the workspace as a file."
            }
            Self::Moved { .. } => "The workspace was changed in another tab at the same time. Try again.",
            Self::Gone => {
                "This workspace was deleted or replaced in another tab. \
                 Export it if you need it, then reload the page."
            }
            Self::Occupied => "This browser already has a workspace. Open it, or delete it first.",
            Self::Lost => {
                "The browser lost its connection to storage. \
                 Export the workspace as a file, then reload the page: reloading discards unsaved changes."
            }
            Self::Newer => {
                return write!(
                    formatter,
                    "This workspace was saved by a newer version of Switchback. {HOW_TO_UPDATE}"
                );
            }
            Self::Other(words) => {
                return write!(
                    formatter,
                    "The browser reported an error: {words}. Try again, or export the workspace as a file."
                );
            }
        })
    }
}

impl std::error::Error for StorageError {}

impl From<JsValue> for StorageError {
    /// The storage interfaces tell their failures apart by the name of the exception.
    fn from(exception: JsValue) -> Self {
        let name = property(&exception, "name").as_string().unwrap_or_default();
        match name.as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            "SecurityError" => Self::Refused,
            // A transaction is aborted from outside when the connection is closed under it; those that we
            // abort ourselves are never asked why.
            "InvalidStateError" | "UnknownError" | "AbortError" => Self::Lost,
            _ => Self::Other(wording(&exception)),
        }
    }
}

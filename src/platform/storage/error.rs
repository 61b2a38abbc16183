//! Why data could not be saved or read, and what the user can do about it.

use crate::platform::{
    browser::{property, wording},
    release::HOW_TO_UPDATE,
};
use std::fmt;
use wasm_bindgen::JsValue;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives this page no storage, because it is turned off or the window is private.
    Refused,
    /// The disk or the browser's share of it is full. Nothing was written.
    Full,
    /// Another tab appended first. Nothing was written.
    Moved {
        /// The current end of the log.
        end: u64,
    },
    /// The workspace that was opened here has since been deleted or replaced. Nothing was written.
    Gone,
    /// A new workspace can't begin, as there already is one. Nothing was written.
    Occupied,
    /// The connection to the storage broke, and reopening it did not help.
    Lost,
    /// The stored data was written by a newer version of the app.
    Newer,
    /// Any other error, in the browser's words.
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
    /// The storage APIs distinguish failures by the name of the exception.
    fn from(exception: JsValue) -> Self {
        let name = property(&exception, "name").as_string().unwrap_or_default();
        match name.as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            "SecurityError" => Self::Refused,
            // A transaction is aborted from outside if its connection is closed. The reason is never read for transactions
            // that this module aborts.
            "InvalidStateError" | "UnknownError" | "AbortError" => Self::Lost,
            _ => Self::Other(wording(&exception)),
        }
    }
}

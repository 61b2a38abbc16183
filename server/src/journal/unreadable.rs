//! Unreadable records in the database. They stay there, and are never left out silently.

use crate::database::error::DatabaseError;
use switchback_core::model::record::{Records, StoredRecords};

/// What a server does if its workspace has unreadable records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unreadable {
    /// Refuses to use the database. Otherwise devices would delete their copies of these records, and an import would add a
    /// person again if it cannot see their email address.
    #[default]
    Refuse,
    /// Goes on without them, because the operator says so.
    LeaveOut,
}

/// Reads stored records, and logs how many cannot be read.
///
/// # Errors
///
/// Returns an error if leaving them out would harm the workspace.
pub fn read(stored: Vec<(String, String)>, unreadable: Unreadable) -> Result<Records, DatabaseError> {
    let read = StoredRecords::read(stored);
    if read.unreadable.are_missed() && unreadable == Unreadable::Refuse {
        return Err(DatabaseError::UnreadableRecords(read.unreadable));
    }
    if !read.unreadable.is_empty() {
        tracing::warn!("in the database, and cannot be read: {}", read.unreadable);
    }
    Ok(read.records)
}

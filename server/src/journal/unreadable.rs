//! Records in the database that cannot be read: they stay there, and are never left out in silence.

use crate::database::error::DatabaseError;
use switchback_core::model::record::{Records, StoredRecords};

/// What a server does whose workspace has records that cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not use the database: devices would delete what they have of these records, and an import would add a person
    /// a second time whose email address it does not see.
    #[default]
    Refuse,
    /// It goes on without them, because whoever runs it says so.
    LeaveOut,
}

/// Reads stored records, and says in the log how many cannot be read.
///
/// # Errors
///
/// Where that would harm the workspace.
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

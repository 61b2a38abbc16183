//! Who uses this device.

use super::values::{read, write};
use serde::{Deserialize, Serialize};

const IDENTITY: &str = "identity";

/// Who uses this device, and in which role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// A person's id.
    pub person: String,
    pub role: String,
}

/// `None` until a person has been chosen.
pub fn identity() -> Option<Identity> {
    read(IDENTITY)
}

/// `None` deletes it.
pub fn remember_identity(identity: Option<&Identity>) {
    write(IDENTITY, identity);
}

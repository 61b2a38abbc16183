//! The role that the user was told about on this device.

use super::values::{forget, read, write};
use switchback_core::model::assigned_role::AssignedRole;

const SEEN_ROLE: &str = "seen-role";

pub fn seen_role() -> Option<AssignedRole> {
    read(SEEN_ROLE)
}

pub fn remember_seen_role(role: AssignedRole) {
    write(SEEN_ROLE, Some(&role));
}

pub(super) fn forget_seen_role() {
    forget(SEEN_ROLE);
}

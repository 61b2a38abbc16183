//! What this device knows for email: where replies go, and who unsubscribed.

use super::values::{forget, read, write};
use std::collections::BTreeSet;
use switchback_core::model::ids::PersonId;

const REPLY_ADDRESS: &str = "reply-address";
const UNSUBSCRIBED: &str = "unsubscribed";

/// The address for replies to the user's messages about sessions. Empty if none was entered.
pub fn reply_address() -> String {
    read(REPLY_ADDRESS).unwrap_or_default()
}

pub fn remember_reply_address(address: &str) {
    write(REPLY_ADDRESS, Some(&address));
}

/// The people who unsubscribed from a team server's email, according to that server or to the file that this workspace was opened
/// from. This device sends no email, but passes the list on to another server that starts with this workspace.
pub fn unsubscribed() -> BTreeSet<PersonId> {
    read(UNSUBSCRIBED).unwrap_or_default()
}

pub fn remember_unsubscribed(people: &BTreeSet<PersonId>) {
    write(UNSUBSCRIBED, Some(people).filter(|people| !people.is_empty()));
}

pub(super) fn forget_email() {
    forget(REPLY_ADDRESS);
    forget(UNSUBSCRIBED);
}

//! Whose commands somebody sees in the history, and takes back.

use crate::{access::role::Role, model::actor::Actor, refusal::Refusal};

/// One's own commands; the coordinator's view has everybody's.
pub fn sees(by: Actor, author: Actor) -> bool {
    Role::of(by).is_coordinator() || by == author
}

/// Whether it still can be taken back is for the log to say.
pub fn undo(by: Actor, author: Actor) -> Result<(), Refusal> {
    if sees(by, author) { Ok(()) } else { Err(Refusal::NotYours) }
}

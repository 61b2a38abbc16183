//! Whose commands a person may see in the history, and undo.

use crate::{
    access::{asker::Asker, role::Role},
    fact::event::Event,
    log::history::CommandRecord,
    model::{actor::Actor, person::Presence},
    refusal::Refusal,
};

/// One's own commands; for coordinators, everyone's.
pub fn sees(by: Actor, author: Actor) -> bool {
    Role::of(by).is_coordinator() || by == author
}

/// Whether the person may undo it at all. The log tells whether that is still possible.
pub fn undo(by: Actor, author: Actor) -> Result<(), Refusal> {
    if sees(by, author) { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Whether to offer the undo of a change that still counts. Obstacles that only the whole log shows come up when it is tried.
///
/// # Errors
///
/// A [`Refusal`] if someone else made the change, or if it marked a person as having left whose name was deleted since.
pub fn offer_undo(asker: &Asker, record: &CommandRecord) -> Result<(), Refusal> {
    asker.must_be_here()?;
    undo(asker.by, record.by)?;
    let is_erased = |event: &Event| match event {
        Event::PresenceSet { person, presence: Presence::Left } => asker.workspace.is_erased(*person),
        _ => false,
    };
    if record.events.iter().any(is_erased) { Err(Refusal::ErasedForGood) } else { Ok(()) }
}

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

/// Whether the person may undo it at all. The log tells whether that is still possible. An author is unknown if the change is too
/// old, or if there is no such change.
///
/// # Errors
///
/// A [`Refusal`], which tells only coordinators whether there is such a change.
pub fn undo(by: Actor, author: Option<Actor>) -> Result<(), Refusal> {
    let is_coordinator = Role::of(by).is_coordinator();
    match author {
        Some(author) if sees(by, author) => Ok(()),
        None if is_coordinator => Err(Refusal::TooOldToUndo),
        _ => Err(Refusal::NotYoursOrTooOld),
    }
}

/// Whether to offer the undo of a change that still counts. Obstacles that only the whole log shows come up when it is tried.
///
/// # Errors
///
/// A [`Refusal`] if someone else made the change, or if it marked a person as having left whose name was deleted since.
pub fn offer_undo(asker: &Asker, record: &CommandRecord) -> Result<(), Refusal> {
    asker.must_be_here()?;
    undo(asker.by, Some(record.by))?;
    let is_erased = |event: &Event| match event {
        Event::PresenceSet { person, presence: Presence::Left } => asker.workspace.is_erased(*person),
        _ => false,
    };
    if record.events.iter().any(is_erased) { Err(Refusal::ErasedForGood) } else { Ok(()) }
}

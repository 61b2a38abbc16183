//! Whose commands somebody sees in the history, and takes back.

use crate::{
    access::{asker::Asker, role::Role},
    fact::event::Event,
    log::history::CommandRecord,
    model::{actor::Actor, person::Presence},
    refusal::Refusal,
};

/// One's own commands; the coordinator's view has everybody's.
pub fn sees(by: Actor, author: Actor) -> bool {
    Role::of(by).is_coordinator() || by == author
}

/// Whether it still can be taken back is for the log to say.
pub fn undo(by: Actor, author: Actor) -> Result<(), Refusal> {
    if sees(by, author) { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Whether to offer the undo of a change that still counts. What only the whole log can tell is told when it is tried.
///
/// # Errors
///
/// A [`Refusal`] where it is somebody else's change, or made a former employee of somebody whose name is deleted since.
pub fn offer_undo(asker: &Asker, record: &CommandRecord) -> Result<(), Refusal> {
    asker.must_be_here()?;
    undo(asker.by, record.by)?;
    let is_erased = |event: &Event| match event {
        Event::PresenceSet { person, presence: Presence::Left } => asker.workspace.is_erased(*person),
        _ => false,
    };
    if record.events.iter().any(is_erased) { Err(Refusal::ErasedForGood) } else { Ok(()) }
}

//! Whose commands a person may see in the history, and undo.

use crate::{
    access::{asker::Asker, role::Role},
    fact::event::Event,
    log::history::CommandRecord,
    model::{actor::Actor, ids::SessionId, person::Presence},
    refusal::Refusal,
    workspace::Workspace,
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
/// A [`Refusal`] if someone else made the change, or if it can't be undone for good: it marked a person as having left whose name
/// was deleted since, or submitted a scorecard that both sides have read since.
pub fn offer_undo(asker: &Asker, record: &CommandRecord) -> Result<(), Refusal> {
    asker.must_be_here()?;
    undo(asker.by, Some(record.by))?;
    let lasting = record.events.iter().find_map(|event| lasting(asker.workspace, event));
    lasting.map_or(Ok(()), Err)
}

/// Why no undo reverts an event.
fn lasting(workspace: &Workspace, event: &Event) -> Option<Refusal> {
    let is_open = |session: SessionId| {
        workspace.sessions.get(&session).is_some_and(|known| known.scorecards.are_both_in())
    };
    match event {
        Event::PresenceSet { person, presence: Presence::Left } if workspace.is_erased(*person) => {
            Some(Refusal::ErasedForGood)
        }
        Event::ScorecardWritten { session, .. }
        | Event::ScorecardSealed { session, .. }
        | Event::ScorecardSubmitted { session, .. }
            if is_open(*session) =>
        {
            Some(Refusal::ScorecardSealed)
        }
        _ => None,
    }
}

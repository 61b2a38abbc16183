//! A person's sessions as a calendar for other programs to subscribe to.

use switchback_core::{
    export::session_calendar,
    model::ids::PersonId,
    progress::schedule::session_card::{SessionCard, session_cards},
    workspace::Workspace,
};

/// Returns the published sessions of a trainee or mentor. The text changes only when one of them does.
pub fn of(workspace: &Workspace, person: PersonId) -> String {
    let cards = session_cards(workspace, |session| {
        let is_theirs = session.mentor == person || workspace.trainee_of(session) == Some(person);
        is_theirs && !session.state().is_draft()
    });
    let changed = cards.iter().map(|card: &SessionCard| card.since).max().unwrap_or_default();
    session_calendar::write(&cards, changed)
}

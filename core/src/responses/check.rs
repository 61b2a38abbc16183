//! Checks what a reply would do in the current workspace.

use super::reply::Reply;
use crate::{
    access::{asker::Asker, session::respond},
    model::{
        ids::PersonId,
        response::{PersonResponses, Response, SessionResponse},
        session::SessionState,
    },
    progress::schedule::session_card::{SessionCard, session_card},
    refusal::Refusal,
};

/// One response, with its session.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedResponse {
    pub said: SessionResponse,
    /// `None` if the session no longer exists.
    pub card: Option<SessionCard>,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It can be entered.
    New,
    /// The session already has this response.
    Unchanged,
    Refused(Refusal),
}

/// Checks every response of a reply, in order.
///
/// # Errors
///
/// A [`Refusal`] if the reply is about another workspace, or a person who is not in this one.
pub fn check(asker: &Asker, reply: &Reply) -> Result<Vec<CheckedResponse>, Refusal> {
    let workspace = asker.workspace;
    if workspace.about.as_ref().map(|about| about.id) != Some(reply.workspace) {
        return Err(Refusal::ReplyOfOtherWorkspace);
    }
    let PersonResponses { person, responses } = &reply.responses;
    if !workspace.people.contains_key(person) {
        return Err(Refusal::UnknownPerson);
    }
    let checked = |said: &SessionResponse| CheckedResponse {
        said: *said,
        card: session_card(workspace, said.session)
            .filter(|card| [card.trainee, card.mentor].contains(person)),
        outcome: match respond(asker, *person, said) {
            Ok(_) => Outcome::New,
            Err(_) if is_known(asker, *person, said) => Outcome::Unchanged,
            Err(reason) => Outcome::Refused(reason),
        },
    };
    Ok(responses.iter().map(checked).collect())
}

/// The responses that can be entered.
pub fn to_enter(reply: &Reply, checked: &[CheckedResponse]) -> PersonResponses {
    let new = checked.iter().filter(|checked| checked.outcome == Outcome::New);
    PersonResponses { person: reply.responses.person, responses: new.map(|checked| checked.said).collect() }
}

fn is_known(asker: &Asker, person: PersonId, said: &SessionResponse) -> bool {
    let Some(session) = asker.workspace.sessions.get(&said.session) else { return false };
    let is_theirs = session.mentor == person || asker.workspace.trainee_of(session) == Some(person);
    let is_same_time = asker.workspace.start_of(session) == said.start;
    let is_so = match said.response {
        Response::Confirm => session.state() == SessionState::Confirmed,
        Response::Decline(_) => matches!(session.state(), SessionState::Declined(_)),
    };
    is_theirs && is_same_time && is_so
}

//! Responding to a published session for a trainee who said how they would.

use super::{Allowed, confirm, decline};
use crate::{
    access::asker::Asker,
    model::{
        ids::PersonId,
        response::{Response, SessionResponse},
        session::DeclineReason,
    },
    refusal::Refusal,
};

/// What they said is no response to a session that has another trainee, or another time than they knew of.
pub fn respond<'a>(asker: &Asker<'a>, person: PersonId, said: &SessionResponse) -> Allowed<'a> {
    let known = match said.response {
        Response::Confirm => confirm(asker, said.session)?,
        Response::Decline(reason) if !DeclineReason::GIVEN.contains(&reason) => {
            return Err(Refusal::EvidenceMissing);
        }
        Response::Decline(_) => decline(asker, said.session)?,
    };
    if !asker.by.acts_for(known.trainee) {
        return Err(Refusal::OnlyTheTrainee);
    }
    if known.trainee != person || known.session.state().is_draft() {
        return Err(Refusal::UnknownSession);
    }
    match asker.workspace.start_of(known.session) == said.start {
        true => Ok(known),
        false => Err(Refusal::MovedSinceResponse),
    }
}

//! Enters a response to a published session for a trainee who gave it elsewhere.

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

/// The response doesn't apply if the session now has another trainee, or another time than they knew.
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

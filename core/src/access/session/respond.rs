//! Enters a response to a published session for its trainee or mentor, who gave it elsewhere.

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

/// The response counts as that person's, so it must be one that they can give. It doesn't apply if the session now has other people,
/// or another time than they knew.
pub fn respond<'a>(asker: &Asker<'a>, person: PersonId, said: &SessionResponse) -> Allowed<'a> {
    let known = match said.response {
        Response::Confirm => confirm(asker, said.session)?,
        Response::Decline(reason) if !DeclineReason::GIVEN.contains(&reason) => {
            return Err(Refusal::EvidenceMissing);
        }
        Response::Decline(_) => decline(asker, said.session)?,
    };
    if known.session.state().is_draft() {
        return Err(Refusal::UnknownSession);
    }
    match said.response {
        _ if person == known.trainee => only(asker, person, Refusal::OnlyTheTrainee)?,
        Response::Decline(_) if person == known.session.mentor => {
            only(asker, person, Refusal::OnlyTheMentor)?
        }
        Response::Confirm if person == known.session.mentor => return Err(Refusal::OnlyTheTrainee),
        _ => return Err(Refusal::UnknownSession),
    }
    match asker.workspace.start_of(known.session) == said.start {
        true => Ok(known),
        false => Err(Refusal::MovedSinceResponse),
    }
}

fn only(asker: &Asker, person: PersonId, otherwise: Refusal) -> Result<(), Refusal> {
    if asker.by.acts_for(person) { Ok(()) } else { Err(otherwise) }
}

//! What a person may do with a session now. Each function returns the session, or why the action is refused.

use crate::{
    access::{asker::Asker, work::Work},
    model::{
        actor::Actor,
        enrollment::Enrollment,
        ids::{PersonId, SessionId},
        scorecard::Side,
        session::{DisputeOutcome, Session, SessionState},
    },
    progress::scorecards::pair,
    refusal::{Refusal, needed_state::NeededState},
};

mod respond;
mod review;

pub use respond::respond;
pub use review::{ask_second, object, reverse, review, second_reviewer, settle};

#[derive(Clone, Copy)]
pub struct KnownSession<'a> {
    pub session: &'a Session,
    pub trainee: PersonId,
}

pub type Allowed<'a> = Result<KnownSession<'a>, Refusal>;

pub fn known<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    asker.must_be_here()?;
    let session = asker.workspace.sessions.get(&session).ok_or(Refusal::UnknownSession)?;
    let trainee = asker.workspace.trainee_of(session).ok_or(Refusal::UnknownEnrollment)?;
    Ok(KnownSession { session, trainee })
}

impl KnownSession<'_> {
    fn must_be(&self, fits: bool, needed: NeededState) -> Result<(), Refusal> {
        if fits { Ok(()) } else { Err(Refusal::WrongState { state: self.session.state(), needed }) }
    }

    fn has_begun(&self, asker: &Asker) -> bool {
        asker.workspace.start_of(self.session) <= asker.at
    }

    fn only_either(&self, by: Actor) -> Result<(), Refusal> {
        let either = by.acts_for(self.trainee) || by.is(self.session.mentor);
        if either { Ok(()) } else { Err(Refusal::NotYours) }
    }

    pub fn enrollment<'a>(&self, asker: &Asker<'a>) -> Result<&'a Enrollment, Refusal> {
        asker.workspace.enrollments.get(&self.session.enrollment).ok_or(Refusal::UnknownEnrollment)
    }
}

pub fn confirm<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    let known = known(asker, session)?;
    if !asker.by.acts_for(known.trainee) {
        return Err(Refusal::OnlyTheTrainee);
    }
    known.must_be(known.session.state() == SessionState::Proposed, NeededState::Proposed)?;
    if known.has_begun(asker) { Err(Refusal::AlreadyOver) } else { Ok(known) }
}

/// A draft is only for the coordinator to decline.
pub fn decline<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    let known = known(asker, session)?;
    if known.session.state().is_draft() {
        return Work::Plan.by(asker.by).map(|()| known);
    }
    known.only_either(asker.by)?;
    known.must_be(known.session.state().is_ahead(), NeededState::ProposedOrConfirmed)?;
    if known.has_begun(asker) { Err(Refusal::AlreadyOver) } else { Ok(known) }
}

pub fn cancel<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    Work::Plan.by(asker.by)?;
    let known = known(asker, session)?;
    known.must_be(
        known.session.state().is_ahead() || known.session.state().is_draft(),
        NeededState::StillToCome,
    )?;
    let took_place = known.session.state().is_ahead() && known.has_begun(asker);
    if took_place { Err(Refusal::AlreadyOver) } else { Ok(known) }
}

/// Saying whether it took place. A session without a response took place as well if one of the two says so.
pub fn report<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    let known = known(asker, session)?;
    known.only_either(asker.by)?;
    known.must_be(known.session.state().is_ahead(), NeededState::ProposedOrConfirmed)?;
    if known.has_begun(asker) { Ok(known) } else { Err(Refusal::NotOver) }
}

/// No one writes for another person, not even the coordinator, because a scorecard is a judgment. No one waits for the scorecard
/// of a person who has left, so it can't be added later either.
pub fn write<'a>(asker: &Asker<'a>, session: SessionId, side: Side) -> Allowed<'a> {
    let known = known(asker, session)?;
    match side {
        Side::Trainee if !asker.by.is(known.trainee) => return Err(Refusal::OnlyTheTrainee),
        Side::Mentor if !asker.by.is(known.session.mentor) => return Err(Refusal::OnlyTheMentor),
        _ => {}
    }
    match known.session.state() {
        SessionState::Held => {}
        state if state.is_ahead() && !known.has_begun(asker) => return Err(Refusal::NotOver),
        state => known.must_be(state.is_ahead(), NeededState::TookPlace)?,
    }
    if known.session.scorecards.of(side).is_some() {
        return Err(Refusal::ScorecardSealed);
    }
    if pair::asks(asker.workspace, known.session, side) { Ok(known) } else { Err(Refusal::ScorecardNotAsked) }
}

/// Everything that a person may do with a session now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionRights {
    pub confirm: bool,
    pub decline: bool,
    pub cancel: bool,
    pub report: bool,
    /// The side whose scorecard they may write.
    pub write: Option<Side>,
    pub review: bool,
    pub reverse: bool,
    pub object: bool,
    pub uphold: bool,
    pub reopen: bool,
    pub ask_second: bool,
}

pub fn rights(asker: &Asker, session: SessionId) -> SessionRights {
    let sides = [Side::Trainee, Side::Mentor];
    SessionRights {
        confirm: confirm(asker, session).is_ok(),
        decline: decline(asker, session).is_ok(),
        cancel: cancel(asker, session).is_ok(),
        report: report(asker, session).is_ok(),
        write: sides.into_iter().find(|side| write(asker, session, *side).is_ok()),
        review: review(asker, session).is_ok(),
        reverse: reverse(asker, session).is_ok(),
        object: object(asker, session).is_ok(),
        uphold: settle(asker, session, DisputeOutcome::Stands).is_ok(),
        reopen: settle(asker, session, DisputeOutcome::Reopened).is_ok(),
        ask_second: ask_second(asker, session).is_ok(),
    }
}

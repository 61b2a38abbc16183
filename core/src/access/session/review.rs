//! Whether a session counts: the review, its reversal, disputes, and who else may review.

use super::{Allowed, KnownSession, known};
use crate::{
    access::{asker::Asker, role::Role},
    model::{
        actor::Actor,
        enrollment::EnrollmentStatus,
        ids::{PersonId, SessionId},
        person::Presence,
        session::{DisputeOutcome, SessionState},
    },
    progress::{certificates::status, scorecards::pair, sign_off::approval},
    refusal::{Refusal, needed_state::NeededState},
};

/// Reviewing a session, once all scorecards that the step requires are in.
pub fn review<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    let known = known(asker, session)?;
    if !known.is_reviewed_by(asker.by) {
        return Err(Refusal::OnlyTheMentor);
    }
    known.must_be(known.session.state() == SessionState::Held, NeededState::TookPlace)?;
    if pair::all_in(asker.workspace, known.session) { Ok(known) } else { Err(Refusal::ScorecardsMissing) }
}

/// Reversing a review.
pub fn reverse<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    let known = known(asker, session)?;
    if !Role::of(asker.by).is_coordinator() && !known.is_reviewed_by(asker.by) {
        return Err(Refusal::OnlyTheMentor);
    }
    asker.must_not_judge_themselves(known.trainee)?;
    let is_reviewed = matches!(known.session.state(), SessionState::Credited | SessionState::NotCredited);
    known.must_be(is_reviewed, NeededState::Reviewed)?;
    if known.enrollment(asker)?.status() == EnrollmentStatus::Certified {
        return Err(Refusal::CertifiedMeanwhile);
    }
    Ok(known)
}

/// Disputing a review, or that a session is marked as not happened, once.
pub fn object<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    let known = known(asker, session)?;
    if !asker.by.is(known.trainee) {
        return Err(Refusal::OnlyTheTrainee);
    }
    known.must_be(known.session.is_turned_down(), NeededState::TurnedDown)?;
    let before = known.session.course.dispute.as_ref();
    if before.is_some_and(|before| !before.outdated) { Err(Refusal::DisputedAlready) } else { Ok(known) }
}

impl KnownSession<'_> {
    /// Whether it is the mentor, or the second reviewer.
    fn is_reviewed_by(&self, by: Actor) -> bool {
        by.is(self.session.mentor) || self.session.course.second_reviewer.is_some_and(|second| by.is(second))
    }
}

/// Settling a dispute.
pub fn settle<'a>(asker: &Asker<'a>, session: SessionId, outcome: DisputeOutcome) -> Allowed<'a> {
    let known = known(asker, session)?;
    let enrollment = known.enrollment(asker)?;
    asker.must_not_judge_themselves(known.trainee)?;
    let may = match asker.by {
        Actor::Coordinator(_) => true,
        Actor::Member(person) => {
            person != known.trainee
                && approval::may_decide(asker.workspace, asker.zones, enrollment, person, asker.at)
        }
        Actor::Leader(_) | Actor::Server => false,
    };
    if !may {
        return Err(Refusal::NotYoursToDecide);
    }
    if !known.session.is_disputed() {
        return Err(Refusal::NothingToDecide);
    }
    if outcome == DisputeOutcome::Reopened && enrollment.status() == EnrollmentStatus::Certified {
        return Err(Refusal::CertifiedMeanwhile);
    }
    // Its interview may have been moved ahead since then. In that case the session has not taken place yet.
    if outcome == DisputeOutcome::Reopened && !known.has_begun(asker) {
        return Err(Refusal::NotOver);
    }
    Ok(known)
}

/// The mentor may hand the review over, and so may the coordinator.
pub fn ask_second<'a>(asker: &Asker<'a>, session: SessionId) -> Allowed<'a> {
    let known = known(asker, session)?;
    if !asker.by.acts_for(known.session.mentor) {
        return Err(Refusal::NotYours);
    }
    asker.must_not_judge_themselves(known.trainee)?;
    known.must_be(known.session.state() == SessionState::Held, NeededState::TookPlace)?;
    Ok(known)
}

/// Whether this person may review in the mentor's place.
pub fn second_reviewer(asker: &Asker, known: &KnownSession, reviewer: PersonId) -> Result<(), Refusal> {
    let person = asker.workspace.people.get(&reviewer).ok_or(Refusal::UnknownPerson)?;
    if person.presence == Presence::Left {
        return Err(Refusal::PersonLeft);
    }
    let interview_type = known.enrollment(asker)?.interview_type;
    let is_certified = status::holds(asker.workspace, asker.zones, reviewer, interview_type, asker.at);
    if reviewer != known.trainee && is_certified { Ok(()) } else { Err(Refusal::ReviewerNotCertified) }
}

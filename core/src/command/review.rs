//! Whether a session counts: the review, taking it back, objecting to it, and who else may do it.

use super::{
    Context, Decided,
    refusal::Refusal,
    session::{Known, known},
};
use crate::{
    fact::event::Event,
    model::{
        actor::Actor,
        enrollment::{Enrollment, EnrollmentStatus},
        ids::{PersonId, SessionId},
        person::Presence,
        session::{DisputeOutcome, SessionState},
    },
    progress::{
        certificates::{approval, status},
        scorecards::pair,
    },
};

/// Saying that it counts says that the two talked about it, which saves a press.
pub(super) fn credit(context: &Context, session: SessionId) -> Decided {
    let known = review(context, session)?;
    let enrollment = enrollment(context, &known)?;
    let path = context.workspace.path(enrollment);
    let is_asked = path.is_some_and(|path| path.rules.due.debrief.is_some());
    let mut events = Vec::new();
    if is_asked && known.session.course.debriefed.is_none() {
        events.push(Event::Debriefed { session });
    }
    events.push(Event::SessionCredited { session });
    Ok(events)
}

pub(super) fn do_not_credit(context: &Context, session: SessionId) -> Decided {
    review(context, session)?;
    Ok(vec![Event::SessionNotCredited { session }])
}

fn enrollment<'a>(context: &'a Context, known: &Known) -> Result<&'a Enrollment, Refusal> {
    context.workspace.enrollments.get(&known.session.enrollment).ok_or(Refusal::UnknownEnrollment)
}

/// The mentor or a second reviewer, once all scorecards that the step asks for are in.
fn review<'a>(context: &'a Context, session: SessionId) -> Result<Known<'a>, Refusal> {
    let known = known(context, session)?;
    if !may_review(context, &known) {
        return Err(Refusal::OnlyTheMentor);
    }
    if known.session.state() != SessionState::Held {
        return Err(Refusal::WrongState {
            state: known.session.state(),
            wanted: "a session that took place",
        });
    }
    if pair::all_in(context.workspace, known.session) { Ok(known) } else { Err(Refusal::ScorecardsMissing) }
}

fn may_review(context: &Context, known: &Known) -> bool {
    let second = known.session.course.second_reviewer;
    context.by.is(known.session.mentor) || second.is_some_and(|reviewer| context.by.is(reviewer))
}

pub(super) fn reverse(context: &Context, session: SessionId, why: &str) -> Decided {
    let known = known(context, session)?;
    if context.by != Actor::Coordinator && !may_review(context, &known) {
        return Err(Refusal::OnlyTheMentor);
    }
    if !matches!(known.session.state(), SessionState::Credited | SessionState::NotCredited) {
        return Err(Refusal::WrongState { state: known.session.state(), wanted: "a reviewed session" });
    }
    if enrollment(context, &known)?.status() == EnrollmentStatus::Certified {
        return Err(Refusal::CertifiedMeanwhile);
    }
    Ok(vec![Event::ReviewReversed { session, why: reason(why)? }])
}

fn reason(why: &str) -> Result<String, Refusal> {
    let why = why.trim();
    if why.is_empty() { Err(Refusal::EvidenceMissing) } else { Ok(why.to_owned()) }
}

pub(super) fn dispute(context: &Context, session: SessionId, why: &str) -> Decided {
    let known = known(context, session)?;
    if !context.by.is(known.trainee) {
        return Err(Refusal::OnlyTheTrainee);
    }
    if !matches!(known.session.state(), SessionState::NotCredited | SessionState::Missed) {
        let wanted = "a session that needs another or didn't happen";
        return Err(Refusal::WrongState { state: known.session.state(), wanted });
    }
    if known.session.course.dispute.is_some() {
        return Err(Refusal::DisputedAlready);
    }
    Ok(vec![Event::SessionDisputed { session, why: reason(why)? }])
}

pub(super) fn settle(context: &Context, session: SessionId, outcome: DisputeOutcome) -> Decided {
    let known = known(context, session)?;
    let enrollment = enrollment(context, &known)?;
    let decides = |person: PersonId| {
        person != known.trainee && approval::may_decide(context.workspace, enrollment, person, context.at)
    };
    let may = match context.by {
        Actor::Coordinator => true,
        Actor::Member(person) => decides(person),
        Actor::Leader => false,
    };
    if !may {
        return Err(Refusal::NotYoursToDecide);
    }
    let open = known.session.course.dispute.as_ref().is_some_and(|dispute| dispute.outcome.is_none());
    if !open || !matches!(known.session.state(), SessionState::NotCredited | SessionState::Missed) {
        return Err(Refusal::NothingToDecide);
    }
    if outcome == DisputeOutcome::Reopened && enrollment.status() == EnrollmentStatus::Certified {
        return Err(Refusal::CertifiedMeanwhile);
    }
    Ok(vec![Event::DisputeSettled { session, outcome }])
}

/// The mentor hands it over, or the coordinator does where nobody else is left to.
pub(super) fn ask_second(context: &Context, session: SessionId, reviewer: PersonId) -> Decided {
    let known = known(context, session)?;
    if !context.by.acts_for(known.session.mentor) {
        return Err(Refusal::NotYours);
    }
    if known.session.state() != SessionState::Held {
        return Err(Refusal::WrongState {
            state: known.session.state(),
            wanted: "a session that took place",
        });
    }
    let workspace = context.workspace;
    let person = workspace.people.get(&reviewer).ok_or(Refusal::UnknownPerson)?;
    if person.presence == Presence::Left {
        return Err(Refusal::PersonLeft);
    }
    let interview_type = enrollment(context, &known)?.interview_type;
    let may = reviewer != known.trainee && status::holds(workspace, reviewer, interview_type, context.at);
    if !may {
        return Err(Refusal::ReviewerNotCertified);
    }
    if known.session.course.second_reviewer == Some(reviewer) || known.session.mentor == reviewer {
        return Ok(Vec::new());
    }
    Ok(vec![Event::SecondReviewerAsked { session, reviewer }])
}

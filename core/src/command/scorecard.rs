//! Scorecards and their review. Each side writes once, and what is written is sealed.

use super::{
    Context, Decided,
    refusal::Refusal,
    session::{Known, known},
};
use crate::{
    event::Event,
    model::{
        actor::Actor,
        ids::SessionId,
        scorecard::{Rating, Recommendation, Scorecard, Side},
        session::SessionState,
    },
};

pub(super) fn write(
    context: &Context,
    session: SessionId,
    side: Side,
    ratings: &[Rating],
    recommendation: Recommendation,
    notes: &str,
) -> Decided {
    let known = known(context, session)?;
    only_the_author(context, &known, side)?;
    let mut events = held_by_now(context, &known)?;
    if known.session.scorecards.of(side).is_some() {
        return Err(Refusal::ScorecardSealed);
    }
    let asked = rubric_length(context, &known)?;
    if ratings.len() != asked {
        return Err(Refusal::RatingsDoNotFit { asked, given: ratings.len() });
    }
    let scorecard = Scorecard {
        written: context.at,
        ratings: ratings.to_vec(),
        recommendation,
        notes: notes.trim().to_owned(),
    };
    events.push(Event::ScorecardWritten { session, side, scorecard });
    Ok(events)
}

/// Nobody writes in another's name, not even the coordinator: a scorecard is a judgement.
fn only_the_author(context: &Context, known: &Known, side: Side) -> Result<(), Refusal> {
    match side {
        Side::Trainee if context.by.is(known.trainee) => Ok(()),
        Side::Mentor if context.by.is(known.session.mentor) => Ok(()),
        Side::Trainee => Err(Refusal::OnlyTheTrainee),
        Side::Mentor => Err(Refusal::OnlyTheMentor),
    }
}

/// Writing about a session says that it was held, which saves a press.
fn held_by_now(context: &Context, known: &Known) -> Decided {
    let session = known.session;
    match session.state {
        SessionState::Held => Ok(Vec::new()),
        state if state.is_ahead() => {
            if context.workspace.start_of(session) > context.at {
                return Err(Refusal::NotOver);
            }
            Ok(vec![Event::SessionHeld { session: session.id }])
        }
        state => Err(Refusal::WrongState { state, wanted: "held" }),
    }
}

fn rubric_length(context: &Context, known: &Known) -> Result<usize, Refusal> {
    let workspace = context.workspace;
    let enrolment = workspace.enrolments.get(&known.session.enrolment).ok_or(Refusal::UnknownEnrolment)?;
    let kind =
        workspace.interview_types.get(&enrolment.interview_type).ok_or(Refusal::UnknownInterviewType)?;
    Ok(kind.rubric.len())
}

pub(super) fn credit(context: &Context, session: SessionId) -> Decided {
    review(context, session)?;
    Ok(vec![Event::SessionCredited { session }])
}

pub(super) fn do_not_credit(context: &Context, session: SessionId) -> Decided {
    review(context, session)?;
    Ok(vec![Event::SessionNotCredited { session }])
}

/// The mentor reviews, once both scorecards are in.
fn review(context: &Context, session: SessionId) -> Result<(), Refusal> {
    let known = known(context, session)?;
    if context.by != Actor::Member(known.session.mentor) {
        return Err(Refusal::OnlyTheMentor);
    }
    if known.session.state != SessionState::Held {
        return Err(Refusal::WrongState { state: known.session.state, wanted: "held" });
    }
    known.session.scorecards.opened().map(drop).ok_or(Refusal::ScorecardsMissing)
}

//! Scorecards. Each side submits once, and the scorecard is sealed.

use super::{
    Context, Decided,
    refusal::Refusal,
    session::{Known, known},
};
use crate::{
    fact::event::Event,
    model::{
        ids::SessionId,
        interview_type::RubricVersion,
        scorecard::{Rating, Recommendation, Scorecard, Side, Verdict, seal::Sealed},
        session::SessionState,
    },
    progress::scorecards::pair,
};

pub(super) fn write(
    context: &Context,
    session: SessionId,
    side: Side,
    (ratings, recommendation, notes): (&[Rating], Recommendation, &str),
    (rubric, verdict): (Option<RubricVersion>, Option<Verdict>),
) -> Decided {
    let known = known(context, session)?;
    only_the_author(context, &known, side)?;
    let mut events = held_by_now(context, &known)?;
    if known.session.scorecards.of(side).is_some() {
        return Err(Refusal::ScorecardSealed);
    }
    if !pair::asks(context.workspace, known.session, side) {
        return Err(Refusal::ScorecardNotAsked);
    }
    let rubric = fitting(context, &known, ratings, rubric)?;
    let notes = notes.trim().to_owned();
    let verdict = verdict.filter(|_| side == Side::Mentor);
    let ratings = ratings.to_vec();
    let scorecard = Scorecard { written: context.at, ratings, recommendation, notes, rubric, verdict };
    events.push(Event::ScorecardSealed { session, side, sealed: Sealed::of(&scorecard) });
    events.extend(said_already(context, &known, side, &scorecard));
    Ok(events)
}

/// With the last scorecard the review is done where the mentor has said it already. A path that asks for a
/// debrief waits for that.
fn said_already(context: &Context, known: &Known, side: Side, scorecard: &Scorecard) -> Option<Event> {
    let workspace = context.workspace;
    let path = workspace
        .enrollments
        .get(&known.session.enrollment)
        .and_then(|enrollment| workspace.path(enrollment));
    let others = pair::awaited(workspace, known.session);
    if others.iter().any(|other| *other != side) || path.is_none_or(|path| path.rules.due.debrief.is_some()) {
        return None;
    }
    let mentors = match side {
        Side::Mentor => Some(scorecard),
        Side::Trainee => known.session.scorecards.mentor.as_ref(),
    };
    let session = known.session.id;
    Some(match mentors?.verdict? {
        Verdict::Counts => Event::SessionCredited { session },
        Verdict::OnceMore => Event::SessionNotCredited { session },
    })
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
    match session.state() {
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

/// A card that was begun before the rubric changed is taken as it was begun.
fn fitting(
    context: &Context,
    known: &Known,
    ratings: &[Rating],
    version: Option<RubricVersion>,
) -> Result<RubricVersion, Refusal> {
    let workspace = context.workspace;
    let enrollment =
        workspace.enrollments.get(&known.session.enrollment).ok_or(Refusal::UnknownEnrollment)?;
    let kind =
        workspace.interview_types.get(&enrollment.interview_type).ok_or(Refusal::UnknownInterviewType)?;
    let version = version.unwrap_or(kind.rubric_version());
    let rubric = kind.rubric_at(version).ok_or(Refusal::RubricUnknown)?;
    let asked = rubric.dimensions.len();
    if ratings.len() != asked {
        return Err(Refusal::RatingsDoNotFit { asked, given: ratings.len() });
    }
    if ratings.iter().any(|rating| u8::from(*rating) > rubric.scale.levels) {
        return Err(Refusal::RatingAboveScale(rubric.scale.levels));
    }
    Ok(version)
}

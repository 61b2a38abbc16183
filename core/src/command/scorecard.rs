//! Scorecards. Each side submits once, and the scorecard is sealed.

use super::{Context, Decided, refusal::Refusal};
use crate::{
    access::{self, session::KnownSession},
    fact::event::Event,
    model::{
        ids::SessionId,
        interview_type::RubricVersion,
        scorecard::{Rating, Recommendation, Scorecard, Side, Verdict, seal::Sealed},
        session::SessionState,
    },
    progress::scorecards::pair,
};
use serde::{Deserialize, Serialize};

/// What one side says of a session. It is sealed once it is submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    pub session: SessionId,
    pub side: Side,
    /// One for each dimension of the rubric, in its order.
    pub ratings: Vec<Rating>,
    pub recommendation: Recommendation,
    pub notes: String,
    /// The rubric that it was begun with; the current one if it is not said.
    #[serde(default)]
    pub rubric: Option<RubricVersion>,
    /// The mentor may say at once whether the session counts.
    #[serde(default)]
    pub verdict: Option<Verdict>,
}

pub(super) fn write(context: &Context, submission: &Submission) -> Decided {
    let Submission { session, side, recommendation, .. } = *submission;
    let known = access::session::write(&context.asker(), session, side)?;
    // Writing about a session says that it took place, which saves a press.
    let is_said = known.session.state() == SessionState::Held;
    let mut events = if is_said { Vec::new() } else { vec![Event::SessionHeld { session }] };
    let rubric = fitting(context, &known, &submission.ratings, submission.rubric)?;
    let notes = submission.notes.trim().to_owned();
    let verdict = submission.verdict.filter(|_| side == Side::Mentor);
    let ratings = submission.ratings.clone();
    let scorecard = Scorecard { written: context.at, ratings, recommendation, notes, rubric, verdict };
    events.push(Event::ScorecardSealed { session, side, sealed: Sealed::of(&scorecard) });
    events.extend(said_already(context, &known, side, &scorecard));
    Ok(events)
}

/// With the last scorecard the review is done where the mentor has said it already. A path that asks for a
/// debrief waits for that.
fn said_already(context: &Context, known: &KnownSession, side: Side, scorecard: &Scorecard) -> Option<Event> {
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
        Verdict::NeedsAnother => Event::SessionNotCredited { session },
    })
}

/// Both sides rate on one rubric. The first card is taken by the rubric that it was begun with.
fn fitting(
    context: &Context,
    known: &KnownSession,
    ratings: &[Rating],
    version: Option<RubricVersion>,
) -> Result<RubricVersion, Refusal> {
    let workspace = context.workspace;
    let settled = pair::settled_rubric(known.session);
    if settled.zip(version).is_some_and(|(settled, begun)| settled != begun) {
        return Err(Refusal::RubricOfOtherCard);
    }
    let (version, rubric) =
        pair::rubric_to_write(workspace, known.session, version).ok_or(Refusal::RubricUnknown)?;
    let asked = rubric.dimensions.len();
    if ratings.len() != asked {
        return Err(Refusal::RatingsDoNotFit { asked, given: ratings.len() });
    }
    if ratings.iter().any(|rating| u8::from(*rating) > rubric.scale.levels) {
        return Err(Refusal::RatingAboveScale(rubric.scale.levels));
    }
    Ok(version)
}

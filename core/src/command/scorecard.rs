//! Scorecards. Each side submits once. The log gets a commitment, and the content becomes a record beside it.

use super::{Context, Decided, free_text, refusal::Refusal};
use crate::{
    access::{self, session::KnownSession},
    fact::event::Event,
    model::{
        ids::SessionId,
        interview_type::RubricVersion,
        scorecard::{
            Rating, Recommendation, ScorecardContent, Side, Verdict, commitment::Salt,
            record::ScorecardRecord,
        },
        session::SessionState,
    },
    progress::scorecards::pair,
};
use serde::{Deserialize, Serialize};

/// The scorecard of one side. It can't be changed after it is submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    pub session: SessionId,
    pub side: Side,
    /// One rating for each dimension of the rubric, in order.
    pub ratings: Vec<Rating>,
    pub recommendation: Recommendation,
    pub notes: String,
    /// The rubric that it was begun with; the current one if `None`.
    #[serde(default)]
    pub rubric: Option<RubricVersion>,
    /// The mentor's judgment of the session, if given right away.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Random, and new for each scorecard. Without it, the content could be found by guessing.
    pub salt: Salt,
}

impl Submission {
    /// The record that is kept beside the log.
    pub(super) fn record(&self, rubric: RubricVersion) -> ScorecardRecord {
        let Self { session, side, recommendation, salt, .. } = *self;
        let verdict = self.verdict.filter(|_| side == Side::Mentor);
        let (ratings, notes) = (self.ratings.clone(), self.notes.trim().to_owned());
        let content = ScorecardContent { ratings, recommendation, notes, verdict };
        ScorecardRecord { session, side, rubric, salt, content }
    }
}

pub(super) fn write(context: &Context, submission: &Submission) -> Decided {
    let Submission { session, side, .. } = *submission;
    let known = access::session::write(&context.asker(), session, side)?;
    free_text::fits(&submission.notes)?;
    // Writing about a session implies that it took place, which saves a click.
    let is_said = known.session.state() == SessionState::Held;
    let mut events = if is_said { Vec::new() } else { vec![Event::SessionHeld { session }] };
    let rubric = fitting(context, &known, &submission.ratings, submission.rubric)?;
    let record = submission.record(rubric);
    events.push(Event::ScorecardSubmitted { session, side, rubric, commitment: record.commitment() });
    events.extend(said_already(context, &known, side, &record.content));
    Ok(events)
}

/// The review, if this is the last scorecard and the mentor has already given their judgment. If the path requires a debrief, the
/// review waits for it.
fn said_already(
    context: &Context,
    known: &KnownSession,
    side: Side,
    content: &ScorecardContent,
) -> Option<Event> {
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
        Side::Mentor => Some(content),
        Side::Trainee => workspace.scorecard(known.session, Side::Mentor),
    };
    let session = known.session.id;
    Some(match mentors?.verdict? {
        Verdict::Counts => Event::SessionCredited { session },
        Verdict::NeedsAnother => Event::SessionNotCredited { session },
    })
}

/// Both sides rate with the same rubric. The first scorecard settles it.
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

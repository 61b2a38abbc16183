//! Which scorecards a session requires, whether they are in, and how two open ones compare.

use crate::{
    model::{
        ids::{PersonId, SessionId},
        interview_type::{Rubric, RubricVersion},
        program::Step,
        scorecard::{Rating, ScorecardContent, Side},
        session::Session,
    },
    order::Order,
    wording::count,
    workspace::Workspace,
};

/// The statement that every table of scorecards has about itself.
pub const TRAINING_ONLY: &str =
    "Interviewer training record. Not part of any hiring record or decision about a candidate.";

/// The step that a session is for, if its path has it.
pub fn step_of<'a>(workspace: &'a Workspace, session: &Session) -> Option<&'a Step> {
    let enrollment = workspace.enrollments.get(&session.enrollment)?;
    session.step.of(&workspace.path(enrollment)?.steps)
}

/// Whether this side writes a scorecard for the session.
pub fn asks(workspace: &Workspace, session: &Session, side: Side) -> bool {
    step_of(workspace, session).is_none_or(|step| step.asks(side))
}

/// The sides whose scorecards are missing. No one waits for people who have left.
pub fn awaited(workspace: &Workspace, session: &Session) -> Vec<Side> {
    let missing = |side: &Side| {
        session.scorecards.of(*side).is_none()
            && asks(workspace, session, *side)
            && author(workspace, session, *side).is_some_and(|author| workspace.is_here(author))
    };
    [Side::Trainee, Side::Mentor].into_iter().filter(missing).collect()
}

/// Whether all scorecards that the session's step requires are in. From then on they are open.
pub fn all_in(workspace: &Workspace, session: &Session) -> bool {
    awaited(workspace, session).is_empty()
}

pub fn author(workspace: &Workspace, session: &Session, side: Side) -> Option<PersonId> {
    match side {
        Side::Trainee => workspace.trainee_of(session),
        Side::Mentor => Some(session.mentor),
    }
}

/// A comparison of the two scorecards of one interview, dimension by dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideBySide {
    pub rows: Vec<Compared>,
    pub trainee: ScorecardContent,
    pub mentor: ScorecardContent,
    /// Questions for the debrief, the largest difference first.
    pub prompts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub dimension: String,
    /// `None` if that side's rubric didn't have the dimension.
    pub trainee: Option<Rating>,
    pub mentor: Option<Rating>,
    /// Whether both sides rated on a scale with the same number of levels.
    pub same_scale: bool,
}

impl Compared {
    /// How many points the two differ if both rated the dimension on the same scale.
    pub fn apart(&self) -> Option<u8> {
        if !self.same_scale {
            return None;
        }
        Some(u8::from(self.trainee?).abs_diff(u8::from(self.mentor?)))
    }
}

/// One scorecard of an interview, with the names of what it rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleScorecard {
    pub side: Side,
    pub rows: Vec<Rated>,
    pub content: ScorecardContent,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    pub dimension: String,
    pub rating: Rating,
}

/// One side's scorecard by itself, if this copy has its content.
pub fn single(workspace: &Workspace, session: &Session, side: Side) -> Option<SingleScorecard> {
    let content = workspace.scorecard(session, side)?.clone();
    let rubric = rubric(workspace, session, session.scorecards.of(side)?.rubric)?;
    let rated = rubric.dimensions.into_iter().zip(content.ratings.iter().copied());
    let rows = rated.map(|(dimension, rating)| Rated { dimension, rating }).collect();
    Some(SingleScorecard { side, rows, content })
}

/// Words such as "2 points apart".
pub fn points_apart(points: u8) -> String {
    format!("{} apart", count(points, "point", "points"))
}

/// The two scorecards of one interview.
#[derive(Clone, Copy, Debug)]
pub struct OpenPair<'a> {
    pub trainee: &'a ScorecardContent,
    pub mentor: &'a ScorecardContent,
}

/// Both scorecards, once all are in, if this copy has their contents.
pub fn open_pair<'a>(workspace: &'a Workspace, session: &'a Session) -> Option<OpenPair<'a>> {
    let trainee = workspace.scorecard(session, Side::Trainee)?;
    let mentor = workspace.scorecard(session, Side::Mentor)?;
    all_in(workspace, session).then_some(OpenPair { trainee, mentor })
}

/// The comparison of the two, once they are open.
pub fn side_by_side(workspace: &Workspace, session: SessionId) -> Option<SideBySide> {
    let session = workspace.sessions.get(&session)?;
    let OpenPair { trainee, mentor } = open_pair(workspace, session)?;
    let rubric = |side| rubric(workspace, session, session.scorecards.of(side)?.rubric);
    let rows = compared(&rubric(Side::Trainee)?, trainee, &rubric(Side::Mentor)?, mentor);
    let prompts = prompts(&rows, trainee, mentor);
    Some(SideBySide { rows, trainee: trainee.clone(), mentor: mentor.clone(), prompts })
}

/// The rubric that a session's scorecard was written with.
pub fn rubric(workspace: &Workspace, session: &Session, version: RubricVersion) -> Option<Rubric> {
    let interview_type = workspace.enrollments.get(&session.enrollment)?.interview_type;
    workspace.interview_types.get(&interview_type)?.rubric_at(version)
}

/// The rubric for a session's scorecards: that of the first one submitted, even if a newer one was published since. Before that,
/// the rubric that a scorecard was begun with, or else the current one.
pub fn rubric_to_write(
    workspace: &Workspace,
    session: &Session,
    begun: Option<RubricVersion>,
) -> Option<(RubricVersion, Rubric)> {
    let interview_type = workspace.enrollments.get(&session.enrollment)?.interview_type;
    let known = workspace.interview_types.get(&interview_type)?;
    let version = settled_rubric(session).or(begun).unwrap_or(known.rubric_version());
    Some((version, known.rubric_at(version)?))
}

/// The rubric of the scorecard that was submitted first. Both sides use it, so that they rate on one scale.
pub fn settled_rubric(session: &Session) -> Option<RubricVersion> {
    session.scorecards.iter().min_by_key(|card| card.submitted).map(|card| card.rubric)
}

/// A draft's ratings carried over to another rubric: those of the dimensions that mean the same in both.
pub fn carried(from: &Rubric, to: &Rubric, ratings: &[Option<Rating>]) -> Vec<Option<Rating>> {
    let rated = |dimension: &String| {
        let is_same = from.scale == to.scale && from.anchors.get(dimension) == to.anchors.get(dimension);
        let place = from.dimensions.iter().position(|known| known == dimension).filter(|_| is_same)?;
        ratings.get(place).copied().flatten()
    };
    to.dimensions.iter().map(rated).collect()
}

/// Matches dimensions by name, so that a changed rubric drops nothing.
fn compared(
    ours: &Rubric,
    trainee: &ScorecardContent,
    theirs: &Rubric,
    mentor: &ScorecardContent,
) -> Vec<Compared> {
    let rated = |rubric: &Rubric, card: &ScorecardContent, dimension: &str| {
        let place = rubric.dimensions.iter().position(|known| known == dimension)?;
        card.ratings.get(place).copied()
    };
    let same_scale = ours.scale.levels == theirs.scale.levels;
    let only_theirs = theirs.dimensions.iter().filter(|dimension| !ours.dimensions.contains(dimension));
    let dimensions = ours.dimensions.iter().chain(only_theirs);
    dimensions
        .map(|dimension| Compared {
            dimension: dimension.clone(),
            trainee: rated(ours, trainee, dimension),
            mentor: rated(theirs, mentor, dimension),
            same_scale,
        })
        .collect()
}

fn prompts(rows: &[Compared], trainee: &ScorecardContent, mentor: &ScorecardContent) -> Vec<String> {
    let mut apart: Vec<_> = rows.iter().filter_map(|row| Some((row.apart()?, row))).collect();
    apart.retain(|(points, _)| *points > 0);
    apart.order_by_key(|(points, _)| std::cmp::Reverse(*points));
    let mut prompts: Vec<_> = apart
        .into_iter()
        .map(|(points, row)| {
            format!("{}: {}. What did each of you see or hear?", row.dimension, points_apart(points))
        })
        .collect();
    if trainee.recommendation != mentor.recommendation {
        prompts.push("Your recommendations differ. What evidence would have changed your mind?".to_owned());
    }
    if prompts.is_empty() {
        prompts
            .push("You agree on everything that both of you rated. Was it for the same reasons?".to_owned());
    }
    prompts
}

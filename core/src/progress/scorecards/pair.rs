//! Which scorecards a session asks for, whether they are in, and how two open ones compare.

use crate::{
    model::{
        ids::{PersonId, SessionId},
        interview_type::Rubric,
        person::Presence,
        program::Step,
        scorecard::{Rating, Scorecard, Side},
        session::Session,
    },
    wording::count,
    workspace::Workspace,
};

/// What every table of scorecards says of itself.
pub const TRAINING_ONLY: &str =
    "Interviewer training record. Not part of any hiring record or decision about a candidate.";

/// The step that a session is for, where its path has it.
pub fn step_of<'a>(workspace: &'a Workspace, session: &Session) -> Option<&'a Step> {
    let enrollment = workspace.enrollments.get(&session.enrollment)?;
    session.step.of(&workspace.path(enrollment)?.steps)
}

/// Whether this side writes about the session.
pub fn asks(workspace: &Workspace, session: &Session, side: Side) -> bool {
    step_of(workspace, session).is_none_or(|step| step.asks(side))
}

/// The sides whose scorecards are missing. People who left are not waited for.
pub fn awaited(workspace: &Workspace, session: &Session) -> Vec<Side> {
    let missing = |side: &Side| {
        asks(workspace, session, *side)
            && session.scorecards.of(*side).is_none()
            && author(workspace, session, *side).is_some_and(|author| is_here(workspace, author))
    };
    [Side::Trainee, Side::Mentor].into_iter().filter(missing).collect()
}

/// Whether all scorecards are in that the session's step asks for: from then on they are open.
pub fn all_in(workspace: &Workspace, session: &Session) -> bool {
    awaited(workspace, session).is_empty()
}

pub fn author(workspace: &Workspace, session: &Session, side: Side) -> Option<PersonId> {
    match side {
        Side::Trainee => workspace.trainee_of(session),
        Side::Mentor => Some(session.mentor),
    }
}

fn is_here(workspace: &Workspace, person: PersonId) -> bool {
    workspace.people.get(&person).is_some_and(|person| person.presence == Presence::Here)
}

/// Two scorecards of one interview, dimension by dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideBySide {
    pub rows: Vec<Compared>,
    pub trainee: Scorecard,
    pub mentor: Scorecard,
    /// Questions for the debrief, the largest difference first.
    pub prompts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub dimension: String,
    /// `None` where the rubric of that side did not have the dimension.
    pub trainee: Option<Rating>,
    pub mentor: Option<Rating>,
}

impl Compared {
    /// By how many points the two differ.
    pub fn apart(&self) -> Option<u8> {
        Some(u8::from(self.trainee?).abs_diff(u8::from(self.mentor?)))
    }
}

/// "2 points apart".
pub fn points_apart(points: u8) -> String {
    format!("{} apart", count(points, "point", "points"))
}

/// Both, once all are in.
pub fn side_by_side(workspace: &Workspace, session: SessionId) -> Option<SideBySide> {
    let session = workspace.sessions.get(&session)?;
    if !all_in(workspace, session) {
        return None;
    }
    let (trainee, mentor) = session.scorecards.opened()?;
    let rows = compared(
        &rubric(workspace, session, trainee)?,
        trainee,
        &rubric(workspace, session, mentor)?,
        mentor,
    );
    let prompts = prompts(&rows, trainee, mentor);
    Some(SideBySide { rows, trainee: trainee.clone(), mentor: mentor.clone(), prompts })
}

/// The rubric that a scorecard was written by.
pub fn rubric(workspace: &Workspace, session: &Session, card: &Scorecard) -> Option<Rubric> {
    let interview_type = workspace.enrollments.get(&session.enrollment)?.interview_type;
    workspace.interview_types.get(&interview_type)?.rubric_at(card.rubric)
}

/// Dimensions stand next to those of the same name, so that a changed rubric takes nothing away.
fn compared(ours: &Rubric, trainee: &Scorecard, theirs: &Rubric, mentor: &Scorecard) -> Vec<Compared> {
    let rated = |rubric: &Rubric, card: &Scorecard, dimension: &str| {
        let place = rubric.dimensions.iter().position(|known| known == dimension)?;
        card.ratings.get(place).copied()
    };
    let only_theirs = theirs.dimensions.iter().filter(|dimension| !ours.dimensions.contains(dimension));
    let dimensions = ours.dimensions.iter().chain(only_theirs);
    dimensions
        .map(|dimension| Compared {
            dimension: dimension.clone(),
            trainee: rated(ours, trainee, dimension),
            mentor: rated(theirs, mentor, dimension),
        })
        .collect()
}

fn prompts(rows: &[Compared], trainee: &Scorecard, mentor: &Scorecard) -> Vec<String> {
    let mut apart: Vec<_> = rows.iter().filter_map(|row| Some((row.apart()?, row))).collect();
    apart.retain(|(points, _)| *points > 0);
    apart.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
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

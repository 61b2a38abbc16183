//! The weeks in, the plan with its reasons out.

use super::{
    points::Policy,
    pose::{Posed, pose},
    problem::Flaw,
    reasons::{self, Reasons},
    rules::{Facts, Placement, suits},
    solver::{self, Choice, Solution},
};
use crate::{
    model::{
        enrolment::StepIndex,
        ids::{EnrolmentId, InterviewId, PersonId},
        interview::Interview,
    },
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::ops::{ControlFlow, Range};

mod why;

pub use why::Why;

/// Sessions proposed together, how good they are together, and why others got none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub solution: Solution,
    /// By start.
    pub sessions: Vec<PlannedSession>,
    /// For every active enrolment whose path the plan does not finish: why its next session is not in the plan.
    pub reasons: Vec<Reasons>,
}

/// A session that the plan proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedSession {
    pub placement: Placement,
    pub trainee: PersonId,
    pub mentor: PersonId,
    pub start: DateTime<Utc>,
    pub value: i64,
    pub why: Why,
}

/// Makes the plan, and shows each better solution before.
pub fn plan(asked: &Asked, show: &mut dyn FnMut(&Solution)) -> Result<Plan, Flaw> {
    let posed = asked.pose();
    let solution = solver::solve_with(&posed.problem, &mut |better| {
        show(better);
        ControlFlow::Continue(())
    })?;
    Ok(Plan::of(asked, &posed, solution))
}

/// What a plan is made from.
#[derive(Clone)]
pub struct Asked<'a> {
    pub workspace: &'a Workspace,
    pub zones: &'a dyn Zones,
    pub now: DateTime<Utc>,
    pub weeks: Range<DateTime<Utc>>,
    pub policy: Policy,
}

impl Asked<'_> {
    /// The problem, for whoever solves it.
    pub fn pose(&self) -> Posed {
        pose(self.workspace, self.zones, self.now, self.weeks.clone(), self.policy)
    }

    /// How many of the two, trainee and mentor, have marked the time of an interview as one that suits best.
    pub(super) fn suited(&self, interview: &Interview, enrolment: EnrolmentId) -> i64 {
        let trainee = self.workspace.enrolments.get(&enrolment).map(|known| known.person);
        let people = trainee.into_iter().chain([interview.interviewer]);
        let known = people.filter_map(|person| self.workspace.people.get(&person));
        known.map(|person| i64::from(suits(self.zones, person, interview))).sum()
    }

    /// Whole days from an interview to the end of the weeks.
    pub(super) fn days_before_end(&self, interview: &Interview) -> i64 {
        (self.weeks.end - interview.start).num_days()
    }
}

impl Plan {
    /// The plan that a solution of the problem makes.
    pub fn of(asked: &Asked, posed: &Posed, solution: Solution) -> Self {
        let (sessions, facts) = placed(asked, posed, &solution);
        let reasons = reasons::of_all(&facts, posed, &sessions, &asked.weeks);
        Self { solution, sessions, reasons }
    }
}

/// The sessions of a solution, by start, with the facts once they are placed.
pub(super) fn placed<'a>(
    asked: &Asked<'a>,
    posed: &Posed,
    solution: &Solution,
) -> (Vec<PlannedSession>, Facts<'a>) {
    let mut facts = Facts::without(asked.workspace, asked.zones, asked.now, &posed.replaced);
    let sessions = sessions(asked, posed, solution);
    for session in &sessions {
        facts.place(session.placement);
    }
    (sessions, facts)
}

impl Posed {
    /// What a choice stands for.
    pub fn placement(&self, choice: Choice) -> Option<Placement> {
        let climb = self.problem.enrolments.get(choice.enrolment as usize)?;
        Some(Placement {
            enrolment: self.enrolment(choice.enrolment)?,
            interview: self.interview(choice.interview)?,
            step: StepIndex(climb.steps.get(choice.step as usize)?.step),
        })
    }

    fn enrolment(&self, place: u32) -> Option<EnrolmentId> {
        self.enrolments.get(place as usize).copied()
    }

    fn interview(&self, place: u32) -> Option<InterviewId> {
        self.interviews.get(place as usize).copied()
    }
}

fn sessions(asked: &Asked, posed: &Posed, solution: &Solution) -> Vec<PlannedSession> {
    let points = asked.policy.points();
    let session = |choice: &Choice| {
        let placement = posed.placement(*choice)?;
        let interview = asked.workspace.interviews.get(&placement.interview)?;
        let standing = posed.standings.get(choice.enrolment as usize)?;
        let suited = asked.suited(interview, placement.enrolment);
        let situation = standing.situation(choice.step, suited, asked.days_before_end(interview));
        Some(PlannedSession {
            placement,
            trainee: asked.workspace.enrolments.get(&placement.enrolment)?.person,
            mentor: interview.interviewer,
            start: interview.start,
            value: points.of(situation),
            why: Why::of(points, situation, standing.has_begun),
        })
    };
    let mut sessions: Vec<_> = solution.choices.iter().filter_map(session).collect();
    sessions.sort_by_key(|session| (session.start, session.placement));
    sessions
}

//! The weeks in, the plan with its reasons out.

use super::{
    problem::Flaw,
    reasons::{self, Reasons},
    rules::Facts,
    solver::{self, Choice, Solution},
};
use crate::{
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, InterviewId},
    },
    planning::{
        formulation::{Posed, pose},
        placement::Placement,
        plan_request::PlanRequest,
        planned_session::PlannedSession,
        why::Why,
    },
};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// Sessions proposed together, how good they are together, and why others got none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub solution: Solution,
    /// By start.
    pub sessions: Vec<PlannedSession>,
    /// For every active enrollment whose path the plan does not finish: why its next session is not in the plan.
    pub reasons: Vec<Reasons>,
}

/// Makes the plan, and shows each better solution before.
pub fn plan(request: &PlanRequest, show: &mut dyn FnMut(&Solution)) -> Result<Plan, Flaw> {
    let posed = pose(request);
    let solution = solver::solve_with(&posed.problem, &mut |better| {
        show(better);
        ControlFlow::Continue(())
    })?;
    Ok(Plan::of(request, &posed, solution))
}

impl Plan {
    /// The plan that a solution of the problem makes.
    pub fn of(request: &PlanRequest, posed: &Posed, solution: Solution) -> Self {
        let (sessions, facts) = placed(request, posed, &solution);
        let reasons = reasons::of_all(&facts, posed, &sessions, &request.weeks);
        Self { solution, sessions, reasons }
    }
}

/// The sessions of a solution, by start, with the facts once they are placed.
pub(super) fn placed<'a>(
    request: &PlanRequest<'a>,
    posed: &Posed,
    solution: &Solution,
) -> (Vec<PlannedSession>, Facts<'a>) {
    let mut facts = Facts::without(request.workspace, request.zones, request.now, &posed.replaced);
    let sessions = sessions(request, posed, solution);
    for session in &sessions {
        facts.place(session.placement);
    }
    (sessions, facts)
}

impl Posed {
    /// What a choice stands for.
    pub fn placement(&self, choice: Choice) -> Option<Placement> {
        let climb = self.problem.enrollments.get(choice.enrollment as usize)?;
        Some(Placement {
            enrollment: self.enrollment(choice.enrollment)?,
            interview: self.interview(choice.interview)?,
            step: StepIndex(climb.steps.get(choice.step as usize)?.step),
        })
    }

    fn enrollment(&self, place: u32) -> Option<EnrollmentId> {
        self.enrollments.get(place as usize).copied()
    }

    fn interview(&self, place: u32) -> Option<InterviewId> {
        self.interviews.get(place as usize).copied()
    }
}

fn sessions(request: &PlanRequest, posed: &Posed, solution: &Solution) -> Vec<PlannedSession> {
    let points = request.policy.points();
    let session = |choice: &Choice| {
        let placement = posed.placement(*choice)?;
        let interview = request.workspace.interviews.get(&placement.interview)?;
        let standing = posed.standings.get(choice.enrollment as usize)?;
        let suited = request.suited(interview, placement.enrollment);
        let situation = standing.situation(choice.step, suited, request.days_before_end(interview));
        Some(PlannedSession {
            placement,
            trainee: request.workspace.enrollments.get(&placement.enrollment)?.person,
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

//! Turns a request into a plan with its reasons.

use super::{
    problem::Flaw,
    reasons::{self, Reasons},
    rules::RuleContext,
    solver::{self, Choice, Solution},
};
use crate::{
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, InterviewId},
    },
    order::Order,
    planning::{
        formulation::{Formulation, formulate},
        placement::Placement,
        plan_request::PlanRequest,
        planned_session::PlannedSession,
        why::Why,
    },
};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// Sessions proposed together, how good they are together, and why other enrollments got none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[must_use]
pub struct Plan {
    pub solution: Solution,
    /// By start.
    pub sessions: Vec<PlannedSession>,
    /// For every active enrollment whose path the plan doesn't finish: why its next session isn't in the plan.
    pub reasons: Vec<Reasons>,
}

/// Makes the plan. Calls `show` with each better solution, so that the search can be watched.
///
/// # Errors
///
/// Returns a [`Flaw`] if the problem made from the request contradicts itself, which is a bug in this program.
///
/// # Examples
///
/// ```
/// use chrono::{Duration, NaiveDate};
/// use switchback_core::{
///     command::decide,
///     fact::line::Line,
///     log::Log,
///     planning::{plan, plan_request::PlanRequest, points::Policy},
///     sample,
///     zones::DatabaseZones,
/// };
///
/// let mut log = Log::default();
/// let today = NaiveDate::from_ymd_opt(2026, 3, 16).expect("a date");
/// for request in sample::requests(today, &DatabaseZones) {
///     let decision = decide(&log, &DatabaseZones, &request)?;
///     log.append(decision.entries.into_iter().map(Line::from));
/// }
///
/// let now = today.and_hms_opt(8, 0, 0).expect("a time").and_utc();
/// let request = PlanRequest {
///     workspace: log.workspace(),
///     zones: &DatabaseZones,
///     now,
///     weeks: now..now + Duration::weeks(1),
///     policy: Policy::Balanced,
/// };
/// let plan = plan(&request, &mut |_| ())?;
/// assert!(!plan.sessions.is_empty());
/// // The bound proves that no plan can be worth more.
/// assert!(plan.solution.value <= plan.solution.bound);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan(request: &PlanRequest, show: &mut dyn FnMut(&Solution)) -> Result<Plan, Flaw> {
    let formulation = formulate(request);
    let solution = solver::solve_with(&formulation.problem, &mut |better| {
        show(better);
        ControlFlow::Continue(())
    })?;
    Ok(Plan::of(request, &formulation, solution))
}

impl Plan {
    /// Makes the plan of a solution.
    pub fn of(request: &PlanRequest, formulation: &Formulation, solution: Solution) -> Self {
        let (sessions, context) = placed(request, formulation, &solution);
        let reasons =
            reasons::of_all(&context, formulation, &sessions, &request.weeks, request.policy.points());
        Self { solution, sessions, reasons }
    }
}

/// Returns the sessions of a solution, by start, and the context with these sessions placed.
pub(super) fn placed<'a>(
    request: &PlanRequest<'a>,
    formulation: &Formulation,
    solution: &Solution,
) -> (Vec<PlannedSession>, RuleContext<'a>) {
    let mut context =
        RuleContext::without(request.workspace, request.zones, request.now, &formulation.replaced);
    let sessions = sessions(request, formulation, solution);
    for session in &sessions {
        context.place(session.placement);
    }
    (sessions, context)
}

impl Formulation {
    /// Returns the placement that a choice stands for.
    pub fn placement(&self, choice: Choice) -> Option<Placement> {
        let needs = &self.problem.enrollments.get(choice.enrollment as usize)?.needs;
        let mentor = self.problem.interviews.get(choice.interview as usize)?.mentor;
        Some(Placement {
            enrollment: self.enrollment(choice.enrollment)?,
            interview: self.interview(choice.interview)?,
            step: StepIndex(needs.get(choice.step as usize)?.step),
            mentor: *self.people.get(mentor as usize)?,
        })
    }

    fn enrollment(&self, place: u32) -> Option<EnrollmentId> {
        self.enrollments.get(place as usize).copied()
    }

    fn interview(&self, place: u32) -> Option<InterviewId> {
        self.interviews.get(place as usize).copied()
    }
}

fn sessions(request: &PlanRequest, formulation: &Formulation, solution: &Solution) -> Vec<PlannedSession> {
    let points = request.policy.points();
    let session = |choice: &Choice| {
        let placement = formulation.placement(*choice)?;
        let interview = request.workspace.interviews.get(&placement.interview)?;
        let starting_point = formulation.starting_points.get(choice.enrollment as usize)?;
        let suited = request.suited(interview, placement);
        let situation = starting_point.situation(choice.step, suited, request.days_before_end(interview));
        Some(PlannedSession {
            placement,
            trainee: request.workspace.enrollments.get(&placement.enrollment)?.person,
            start: interview.start,
            value: points.of(situation),
            why: Why::of(points, situation, starting_point.has_begun),
        })
    };
    let mut sessions: Vec<_> = solution.choices.iter().filter_map(session).collect();
    sessions.order_by_key(|session| (session.start, session.placement));
    sessions
}

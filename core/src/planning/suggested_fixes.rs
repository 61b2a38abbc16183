//! Small changes that would let more people advance. Each is planned again with the change to find its gain.

use crate::{
    order::Order,
    planning::{
        formulation::{Formulation, formulate},
        plan::Plan,
        plan_request::PlanRequest,
        solver::{self, Solution},
    },
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

mod change;
mod moved;
mod tempting;

pub use change::Change;

/// A change, and the plan's gain from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedFix {
    pub change: Change,
    /// How many more sessions the plan has.
    pub sessions: i64,
    /// How many more points it is worth.
    pub gain: i64,
}

/// Returns the changes that gain the most, the best first. Plans again up to `tries` times.
pub fn suggested_fixes(request: &PlanRequest, plan: &Plan, tries: usize) -> Vec<SuggestedFix> {
    let found =
        changes(request, plan, tries).into_iter().filter_map(|change| suggested_fix(request, plan, change));
    best_first(found.collect())
}

/// Returns the changes that are worth trying, at most `tries`.
pub fn changes(request: &PlanRequest, plan: &Plan, tries: usize) -> Vec<Change> {
    let mut changes = tempting::changes(request, plan);
    changes.truncate(tries);
    changes
}

/// Plans again with the change, or returns `None` if that doesn't bring more sessions.
pub fn suggested_fix(request: &PlanRequest, plan: &Plan, change: Change) -> Option<SuggestedFix> {
    let solution = solver::solve(&formulate_with(request, change)?.problem).ok()?;
    SuggestedFix::of(plan, change, &solution)
}

/// Formulates the problem with the change, or returns `None` if anything that the change refers to doesn't exist.
fn formulate_with(request: &PlanRequest, change: Change) -> Option<Formulation> {
    let mut workspace = request.workspace.clone();
    change.make(&mut workspace, request.zones)?;
    Some(formulate(&PlanRequest { workspace: &workspace, ..request.clone() }))
}

/// Sorts fixes by gain.
pub fn best_first(mut suggested_fixes: Vec<SuggestedFix>) -> Vec<SuggestedFix> {
    suggested_fixes.order_by_key(|suggested_fix| Reverse((suggested_fix.sessions, suggested_fix.gain)));
    suggested_fixes
}

impl SuggestedFix {
    /// Returns the gain of a change from the solution with it, or `None` if that doesn't have more sessions.
    fn of(plan: &Plan, change: Change, solution: &Solution) -> Option<Self> {
        let sessions = count(solution) - count(&plan.solution);
        let gain = solution.value - plan.solution.value;
        (sessions > 0).then_some(Self { change, sessions, gain })
    }
}

fn count(solution: &Solution) -> i64 {
    solution.choices.len() as i64
}

//! Planning as a question and answers in text, so that it can be done in another thread: building the problem
//! of a large company and telling the reasons take as long as solving.

use super::{
    plan::{Plan, plan},
    points::Policy,
    policies::Comparison,
    problem::Flaw,
    solver::{self, Solution},
};
use crate::{
    planning::{
        formulation::formulate,
        plan_request::PlanRequest,
        replanning::{Repair, formulate_again},
        suggested_fixes::{self, SuggestedFix},
    },
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{borrow::Cow, ops::Range};

/// The work to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// A [`Plan`]; the parts are solutions, each better than the last.
    Plan,
    /// The [`Plan`] that such a part makes.
    Read(Solution),
    /// A [`Repair`] of the published plan.
    PlanAgain,
    /// A [`Comparison`] of the policies.
    Compare,
    /// The parts are [`Attempt`]s, at most this many.
    SuggestedFix { tries: usize },
}

/// A message from the other thread: parts while it is busy, and the outcome in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report<Part, Outcome> {
    Part(Part),
    Done(Outcome),
    /// Why there is no outcome, in words.
    Refused(String),
}

/// One change that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// How many are tried in all.
    pub of: usize,
    /// `None` where it brings nothing.
    pub suggested_fix: Option<SuggestedFix>,
}

/// The plan request, as it crosses to the other thread.
#[derive(Serialize, Deserialize)]
struct Brief<'a> {
    workspace: Cow<'a, Workspace>,
    now: DateTime<Utc>,
    weeks: Range<DateTime<Utc>>,
    policy: Policy,
}

/// The plan request, in bytes.
///
/// # Errors
///
/// When the workspace cannot be written as JSON, which would be a mistake of this program.
pub fn brief(request: &PlanRequest) -> Result<Vec<u8>, String> {
    let PlanRequest { workspace, now, weeks, policy, .. } = request.clone();
    let brief = Brief { workspace: Cow::Borrowed(workspace), now, weeks, policy };
    serde_json::to_vec(&brief).map_err(|error| error.to_string())
}

/// Does the task for a plan request and reports; the last report is no part.
pub fn answer(task: &str, brief: &[u8], zones: &dyn Zones, tell: &dyn Fn(String)) {
    if let Err(words) = done(task, brief, zones, tell) {
        tell_as(tell, &Report::<(), ()>::Refused(words));
    }
}

fn done(task: &str, brief: &[u8], zones: &dyn Zones, tell: &dyn Fn(String)) -> Result<(), String> {
    let task: Task = read(task.as_bytes())?;
    let Brief { workspace, now, weeks, policy } = read(brief)?;
    let request = PlanRequest { workspace: &workspace, zones, now, weeks, policy };
    let told = match task {
        Task::Plan => {
            plan(&request, &mut |better| tell_part(tell, better)).map(|plan| tell_outcome(tell, &plan))
        }
        Task::Read(solution) => {
            tell_outcome(tell, &Plan::of(&request, &formulate(&request), solution));
            Ok(())
        }
        Task::PlanAgain => repair(&request).map(|repair| tell_outcome(tell, &repair)),
        Task::Compare => Comparison::of(&request).map(|comparison| tell_outcome(tell, &comparison)),
        Task::SuggestedFix { tries } => {
            suggested_fix(&request, tries, tell).map(|()| tell_outcome(tell, &()))
        }
    };
    told.map_err(|flaw| flaw.to_string())
}

fn repair(request: &PlanRequest) -> Result<Repair, Flaw> {
    let again = formulate_again(request);
    let solution = solver::solve(&again.formulation.problem)?;
    Ok(Repair::of(request, &again, solution))
}

fn suggested_fix(request: &PlanRequest, tries: usize, tell: &dyn Fn(String)) -> Result<(), Flaw> {
    let plan = plan(request, &mut |_| ())?;
    let changes = suggested_fixes::changes(request, &plan, tries);
    for change in &changes {
        tell_part(
            tell,
            &Attempt {
                of: changes.len(),
                suggested_fix: suggested_fixes::suggested_fix(request, &plan, *change),
            },
        );
    }
    Ok(())
}

fn tell_part(tell: &dyn Fn(String), part: &impl Serialize) {
    tell_as(tell, &Report::<_, ()>::Part(part));
}

fn tell_outcome(tell: &dyn Fn(String), outcome: &impl Serialize) {
    tell_as(tell, &Report::<(), _>::Done(outcome));
}

/// A report of numbers and words always becomes text.
fn tell_as(tell: &dyn Fn(String), report: &impl Serialize) {
    tell(serde_json::to_string(report).unwrap_or_default());
}

fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, String> {
    serde_json::from_slice(text).map_err(|error| error.to_string())
}

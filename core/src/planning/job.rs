//! A plan request and its updates as text, so that planning can run in another thread. For a large company, building the
//! problem and finding the reasons take as long as solving.

use super::{
    plan::{Plan, plan},
    points::Policy,
    policies::Comparison,
    problem::Flaw,
    solver::{self, Solution},
};
use crate::{
    json,
    planning::{
        formulation::formulate,
        plan_request::PlanRequest,
        replanning::{Repair, formulate_replanning},
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
    /// Makes a [`Plan`]. The parts are solutions, each better than the last.
    Plan,
    /// Makes the [`Plan`] of such a part.
    Read(Solution),
    /// Makes a [`Repair`] of the published sessions.
    Replan,
    /// Makes a [`Comparison`] of the policies.
    Compare,
    /// Looks for suggested fixes. The parts are [`Attempt`]s, at most `tries`.
    SuggestedFix { tries: usize },
}

/// An answer to a request: parts while the other thread works, and finally the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanUpdate<Part, Outcome> {
    Part(Part),
    Done(Outcome),
    /// The message that says why there is no outcome.
    Refused(String),
}

/// One change that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// How many changes are tried in total.
    pub of: usize,
    /// `None` if the change gains nothing.
    pub suggested_fix: Option<SuggestedFix>,
}

/// A [`PlanRequest`] without the parts that the other thread has itself.
#[derive(Serialize, Deserialize)]
struct EncodedRequest<'a> {
    workspace: Cow<'a, Workspace>,
    now: DateTime<Utc>,
    weeks: Range<DateTime<Utc>>,
    policy: Policy,
}

/// Encodes the request as bytes for the other thread.
pub fn encode(request: &PlanRequest) -> Result<Vec<u8>, String> {
    let PlanRequest { workspace, now, weeks, policy, .. } = request.clone();
    let encoded = EncodedRequest { workspace: Cow::Borrowed(workspace), now, weeks, policy };
    serde_json::to_vec(&encoded).map_err(|error| error.to_string())
}

/// Runs the task with an encoded request. The last update is the outcome or a refusal.
pub fn answer(task: &str, encoded: &[u8], zones: &dyn Zones, tell: &dyn Fn(String)) {
    if let Err(words) = done(task, encoded, zones, tell) {
        tell_as(tell, &PlanUpdate::<(), ()>::Refused(words));
    }
}

fn done(task: &str, encoded: &[u8], zones: &dyn Zones, tell: &dyn Fn(String)) -> Result<(), String> {
    let task: Task = read(task.as_bytes())?;
    let EncodedRequest { workspace, now, weeks, policy } = read(encoded)?;
    let request = PlanRequest { workspace: &workspace, zones, now, weeks, policy };
    let told = match task {
        Task::Plan => {
            plan(&request, &mut |better| tell_part(tell, better)).map(|plan| tell_outcome(tell, &plan))
        }
        Task::Read(solution) => {
            tell_outcome(tell, &Plan::of(&request, &formulate(&request), solution));
            Ok(())
        }
        Task::Replan => repair(&request).map(|repair| tell_outcome(tell, &repair)),
        Task::Compare => Comparison::of(&request).map(|comparison| tell_outcome(tell, &comparison)),
        Task::SuggestedFix { tries } => {
            suggested_fix(&request, tries, tell).map(|()| tell_outcome(tell, &()))
        }
    };
    told.map_err(|flaw| flaw.to_string())
}

fn repair(request: &PlanRequest) -> Result<Repair, Flaw> {
    let replanning = formulate_replanning(request);
    let solution = solver::solve(&replanning.formulation.problem)?;
    Ok(Repair::of(request, &replanning, solution))
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
    tell_as(tell, &PlanUpdate::<_, ()>::Part(part));
}

fn tell_outcome(tell: &dyn Fn(String), outcome: &impl Serialize) {
    tell_as(tell, &PlanUpdate::<(), _>::Done(outcome));
}

/// Sends an update. An update of numbers and strings always serializes.
fn tell_as(tell: &dyn Fn(String), update: &impl Serialize) {
    tell(serde_json::to_string(update).unwrap_or_default());
}

fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, String> {
    let text = str::from_utf8(text).map_err(|error| error.to_string())?;
    json::read(text).map_err(|error| error.to_string())
}

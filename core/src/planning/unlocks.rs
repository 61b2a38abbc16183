//! Small changes that would let more people advance, each with its gain: planned again with the change made.

use super::{
    plan::Plan,
    points::Policy,
    pose::pose,
    solver::{self, Solution},
};
use crate::{workspace::Workspace, zones::Zones};
use chrono::{DateTime, Utc};
use std::ops::Range;

mod change;
mod tempting;

pub use change::Change;

/// A change, and what the plan gains by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unlock {
    pub change: Change,
    /// How many more sessions the plan has.
    pub sessions: i64,
    /// How many more points it is worth.
    pub gain: i64,
}

/// What a plan was made from.
#[derive(Clone)]
pub struct Asked<'a> {
    pub workspace: &'a Workspace,
    pub zones: &'a dyn Zones,
    pub now: DateTime<Utc>,
    pub weeks: Range<DateTime<Utc>>,
    pub policy: Policy,
}

/// The changes that gain most, the best first. Plans again up to `tries` times.
pub fn unlocks(asked: &Asked, plan: &Plan, tries: usize) -> Vec<Unlock> {
    let changes = tempting::changes(asked, plan);
    let mut unlocks: Vec<_> =
        changes.into_iter().take(tries).filter_map(|change| unlock(asked, plan, change)).collect();
    unlocks.sort_by_key(|unlock| std::cmp::Reverse((unlock.sessions, unlock.gain)));
    unlocks
}

/// Plans again with the change made; `None` where that brings nothing.
pub fn unlock(asked: &Asked, plan: &Plan, change: Change) -> Option<Unlock> {
    let mut workspace = asked.workspace.clone();
    change.make(&mut workspace, asked.zones)?;
    let posed = pose(&workspace, asked.zones, asked.now, asked.weeks.clone(), asked.policy);
    let solution = solver::solve(&posed.problem).ok()?;
    let sessions = count(&solution) - count(&plan.solution);
    let gain = solution.value - plan.solution.value;
    (sessions > 0 || (sessions == 0 && gain > 0 && change.keeps_values())).then_some(Unlock {
        change,
        sessions,
        gain,
    })
}

fn count(solution: &Solution) -> i64 {
    solution.choices.len() as i64
}

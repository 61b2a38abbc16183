//! Solves a problem: a plan that keeps every rule, and a bound that no plan can exceed.
//! Bounded by work, not by time, and in whole numbers of fixed width: same problem, same plan, on any machine.

pub mod problem;

pub use problem::Choice;
use problem::{Flaw, PriceList, Problem};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

mod augment;
mod board;
mod exact;
mod extras;
mod gluts;
mod greedy;
mod haggling;
mod improve;
mod instance;
mod layout;
mod markets;
mod mending;
mod near;
mod prices;
mod random;
mod reseat;
mod schedule;
mod search;
mod solving;
mod standing;
mod strict;
mod through;

use instance::Instance;
use solving::Solving;

/// The chosen candidates, their value, and what no choice can exceed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// By enrollment and step.
    pub choices: Vec<Choice>,
    pub value: i64,
    /// Proven: no solution of the problem is worth more.
    pub bound: i64,
    /// What proves the bound, unless trying everything did.
    #[serde(default, skip_serializing_if = "PriceList::is_empty")]
    pub prices: PriceList,
}

impl Solution {
    /// How far the plan can be from the best possible, at most, in hundredths of a percent, rounded up.
    pub fn gap_basis_points(&self) -> u32 {
        let short = i128::from(self.bound - self.value) * 10_000;
        let whole = i128::from(self.bound.max(1));
        u32::try_from((short + whole - 1) / whole).unwrap_or(u32::MAX)
    }

    pub fn is_proven_best(&self) -> bool {
        self.value == self.bound
    }
}

/// Solves the problem; refuses only what has a flaw.
pub fn solve(problem: &Problem) -> Result<Solution, Flaw> {
    solve_with(problem, &mut |_| ControlFlow::Continue(()))
}

/// Solves the problem and tells of each better solution; told to break, it returns the last one.
pub fn solve_with(
    problem: &Problem,
    progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>,
) -> Result<Solution, Flaw> {
    problem.check()?;
    let instance = Instance::new(problem);
    Ok(Solving::new(problem, &instance).run(progress))
}

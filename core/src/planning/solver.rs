//! Solves a problem: a plan that keeps every rule, and a bound that no plan can exceed.
//! Bounded by work, not by time, and in whole numbers of fixed width: same problem, same plan, on any machine.

use super::problem::{Flaw, Problem};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

mod board;
mod greedy;
mod instance;
mod schedule;
mod strict;

use board::{Board, Tools};
use instance::{Instance, TICKS};
use schedule::{Market, Scheduler};

/// The chosen candidates, their value, and what no choice can exceed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// By enrolment and step.
    pub choices: Vec<Choice>,
    pub value: i64,
    /// Proven: no solution of the problem is worth more.
    pub bound: i64,
}

/// A chosen candidate; the numbers are places in the problem's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Choice {
    pub enrolment: u32,
    pub interview: u32,
    pub step: u32,
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
    let bound = first_bound(&instance);
    let mut board = greedy::greedy(&instance);
    let solution = solution(&instance, &board, bound);
    if progress(&solution).is_break() {
        return Ok(solution);
    }
    let mut tools = Tools::default();
    for enrolment in 0..instance.climbs.len() {
        let before = board.value;
        let schedule = board.remove(&instance, enrolment);
        board.settle(&instance, enrolment, &mut tools);
        if board.value < before {
            board.remove(&instance, enrolment);
            board.place(&instance, enrolment, schedule);
        }
    }
    Ok(self::solution(&instance, &board, bound))
}

/// What all enrolments could reach if none stood in another's way.
fn first_bound(instance: &Instance) -> i64 {
    let mut scheduler = Scheduler::default();
    let mut bound: i128 = 0;
    for climb in &instance.climbs {
        let costs = vec![0; climb.options.len()];
        let market = Market { costs: &costs, week_left: &|week| instance.trainee_left[week as usize] };
        bound += i128::from(scheduler.price(climb, &market));
    }
    i64::try_from(bound / i128::from(TICKS)).unwrap_or(i64::MAX)
}

fn solution(instance: &Instance, board: &Board, bound: i64) -> Solution {
    let mut choices = Vec::new();
    for (enrolment, schedule) in board.schedules.iter().enumerate() {
        let options = &instance.climbs[enrolment].options;
        choices.extend(schedule.iter().zip(0..).map(|(option, step)| Choice {
            enrolment: enrolment as u32,
            interview: options[*option as usize].interview,
            step,
        }));
    }
    Solution { choices, value: board.value / TICKS, bound }
}

//! Solves a problem: a plan that keeps every rule, and a bound that no plan can exceed.
//! Bounded by work, not by time, and in whole numbers of fixed width: same problem, same plan, on any machine.

pub mod problem;

use problem::{Flaw, Problem};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

mod augment;
mod board;
mod exact;
mod greedy;
mod haggling;
mod improve;
mod instance;
mod near;
mod prices;
mod random;
mod reseat;
mod schedule;
mod search;
mod strict;
mod volume;

use board::Board;
use haggling::Haggling;
use improve::Improving;
use instance::{Instance, TICKS};
use prices::Prices;
use schedule::Scheduler;

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
    Ok(Solving::new(&instance).run(progress))
}

/// How often everybody chooses while prices are found, and how the steps shrink, by the work of one pass.
const PASSES: [(u64, u32, i64); 2] = [(500_000, 48, 86), (u64::MAX, 44, 85)];
/// The work that goes into a better plan once there is a good one, for each unit of one pass, and beside that.
const WORK_EACH: u64 = 150;
const WORK_BESIDE: u64 = 300_000;
const MOST_WORK: u64 = 40_000_000;
/// Better solutions are told of so often, and so many rounds in which nothing becomes better are enough.
const REPORTS: u64 = 10;
const PATIENCE: u32 = 2;
/// Prices are refined in so many rounds where a pass is no more work than this.
const REFINED: u64 = 200_000;
const ROUNDS: u32 = 100;

struct Solving<'a> {
    instance: &'a Instance,
    scheduler: Scheduler,
    prices: Prices,
    best: Board,
    /// Proven to be the best by trying all others.
    is_proven: bool,
}

impl<'a> Solving<'a> {
    fn new(instance: &'a Instance) -> Self {
        let mut scheduler = Scheduler::default();
        let mut prices = Prices::new(instance);
        let free = prices.of.clone();
        prices.evaluate(instance, &free, &mut scheduler);
        Self { instance, scheduler, prices, best: greedy::greedy(instance), is_proven: false }
    }

    fn run(mut self, progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>) -> Solution {
        if self.is_done() || progress(&self.solution()).is_break() {
            return self.solution();
        }
        let (start, work) = self.find_prices();
        let prices = std::mem::replace(&mut self.prices, Prices::new(self.instance));
        self.improve(&prices, start, work, progress);
        self.prices = prices;
        self.finish();
        self.solution()
    }

    /// Returns the plan that everybody's last picks make, and the work of one pass.
    fn find_prices(&mut self) -> (Board, u64) {
        let mut haggling = Haggling::new(self.instance);
        let work = self.scheduler.work;
        let (_, passes, percent) = PASSES.into_iter().find(|(most, _, _)| work <= *most).unwrap_or(PASSES[0]);
        for pass in 0..passes {
            haggling.pass(self.instance, &mut self.prices, &mut self.scheduler, percent);
            if pass + 2 >= passes {
                haggling.evaluate(self.instance, &mut self.prices, &mut self.scheduler);
            }
        }
        if work <= REFINED {
            volume::refine(self.instance, &mut self.prices, &mut self.scheduler, ROUNDS);
        }
        let mut settling = self.prices.at_best();
        haggling.settle(self.instance, &mut settling, &mut self.scheduler);
        (haggling.board, work)
    }

    fn improve(
        &mut self,
        prices: &Prices,
        start: Board,
        work: u64,
        progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>,
    ) {
        let mut improving = Improving::new(self.instance, prices, start);
        let rounds = self.rounds();
        let work = (WORK_BESIDE + work.saturating_mul(WORK_EACH)).min(MOST_WORK);
        let mut vain = 0;
        for round in 1..=rounds {
            vain += 1;
            if improving.best.value > self.best.value {
                self.best.clone_from(&improving.best);
                vain = 0;
            }
            let solution = solution(self.instance, &self.best, points(prices.bound));
            if vain > PATIENCE || solution.is_proven_best() || progress(&solution).is_break() {
                return;
            }
            improving.round(work / REPORTS, (100 * (REPORTS - round) / REPORTS) as i64);
        }
        if improving.best.value > self.best.value {
            self.best = improving.best;
        }
    }

    /// One session each is a flow but for people on two paths: its best plan is there after few rounds.
    fn rounds(&self) -> u64 {
        let one_each = self.instance.climbs.iter().all(|climb| climb.steps.len() <= 1);
        if one_each { 2 } else { REPORTS }
    }

    /// Tries to close the gap, and leaves nobody with less than there is room for.
    fn finish(&mut self) {
        if !self.is_done()
            && let Some(best) = exact::finish(self.instance, &self.prices, &mut self.scheduler, &self.best)
        {
            self.best = best;
            self.is_proven = true;
        }
        for enrolment in 0..self.instance.climbs.len() as u32 {
            let before = self.best.value;
            let schedule = self.best.remove(self.instance, enrolment);
            let better = self.best.best_schedule(self.instance, enrolment, &mut self.scheduler);
            self.best.place(self.instance, enrolment, better);
            if self.best.value < before {
                self.best.remove(self.instance, enrolment);
                self.best.place(self.instance, enrolment, schedule);
            }
        }
    }

    fn is_done(&self) -> bool {
        self.best.value / TICKS >= points(self.prices.bound)
    }

    fn solution(&self) -> Solution {
        let bound = if self.is_proven { self.best.value / TICKS } else { points(self.prices.bound) };
        solution(self.instance, &self.best, bound)
    }
}

/// Ticks in whole points; every value is a whole number of points, so the rest of a bound proves nothing.
fn points(ticks: i128) -> i64 {
    i64::try_from(ticks / i128::from(TICKS)).unwrap_or(i64::MAX)
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

//! The order of work: a first assignment from the warm start or greedy, multipliers, local search, and branch
//! and bound in the end; as little of it as the problem needs.

use crate::{
    assignment::Assignment,
    bound::{lagrangian::LagrangianBound, multipliers::Multipliers, update::SequentialUpdate},
    branch_and_bound, greedy,
    instance::Instance,
    local_search::iterate::IteratedLocalSearch,
    path::longest_path::LongestPath,
    problem::Problem,
    solution::Solution,
    units::TICKS_PER_POINT,
    warm_start::{improve::improve, read::WarmStart, repair::repair},
};
use effort::Effort;
use std::ops::ControlFlow;

mod effort;
mod report;

/// A plan is near its bound if it is below by at most this share of it: then a search from nothing would
/// bring little.
const GAP_NEAR_PER_MILLE: i128 = 5;
/// A plan is good if it is below its bound by at most this share of it: nothing is improved any more.
const GAP_GOOD_PER_MILLE: i128 = 1;
/// How often the multipliers of full resources are raised after a warm start. Twice: at the first
/// multipliers, holders may want to move, which fills other resources.
const RAISES_AFTER_WARM_START: usize = 2;

/// Hears of each better solution, and may stop the search.
pub(crate) type Progress<'a> = &'a mut dyn FnMut(&Solution) -> ControlFlow<()>;

pub(crate) struct Driver<'a> {
    problem: &'a Problem,
    instance: &'a Instance,
    longest_path: LongestPath,
    bound: LagrangianBound,
    incumbent: Assignment,
    /// Proven by branch and bound that nothing is better.
    is_proven: bool,
    effort: Effort,
}

impl<'a> Driver<'a> {
    pub fn new(problem: &'a Problem, instance: &'a Instance) -> Self {
        let mut longest_path = LongestPath::default();
        let mut bound = LagrangianBound::new(instance);
        bound.evaluate(instance, &Multipliers::read(instance, &problem.prices), &mut longest_path);
        let effort = Effort::new(problem, instance, longest_path.work);
        let incumbent = Assignment::empty(instance);
        Self { problem, instance, longest_path, bound, incumbent, is_proven: false, effort }
    }

    pub fn run(mut self, progress: Progress) -> Solution {
        if let Some(warm_start) = WarmStart::read(self.problem, self.instance) {
            self.start_from(warm_start);
            if progress(&self.solution()).is_break() {
                return self.solution();
            }
        }
        if !self.is_near() {
            let greedy = greedy::greedy(self.instance);
            if greedy.value > self.incumbent.value {
                self.incumbent = greedy;
            }
        }
        if self.is_optimal() || progress(&self.solution()).is_break() {
            return self.solution();
        }
        // Stopped or not: what is left over is still assigned.
        let _ = self.search(progress);
        self.finish();
        self.solution()
    }

    /// Repairs the warm start; where that may not be enough, searches around it, and raises the multipliers
    /// of what is full to prove how good the plan is.
    fn start_from(&mut self, mut warm_start: WarmStart) {
        repair(self.instance, &mut self.bound, &mut self.longest_path, &mut warm_start);
        self.incumbent.clone_from(&warm_start.assignment);
        if self.is_good() {
            return;
        }
        self.incumbent = improve(self.instance, &self.bound, warm_start, self.effort.warm_start_work);
        for _ in 0..RAISES_AFTER_WARM_START {
            if !self.is_good() {
                self.bound.raise_full(self.instance, &self.incumbent, &mut self.longest_path);
            }
        }
    }

    /// Searches from nothing as long as the plan is not near its bound.
    fn search(&mut self, progress: Progress) -> ControlFlow<()> {
        for updates in self.effort.searches {
            if !self.is_near() {
                let first = self.find_multipliers(updates.passes, updates.step_percent);
                self.search_from(first, progress)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Updates multipliers for some passes, and returns the assignment that the subproblems make.
    fn find_multipliers(&mut self, passes: u32, step_percent: i64) -> Assignment {
        let mut update = SequentialUpdate::new(self.instance);
        let mut multipliers = Multipliers::zero(self.instance);
        for _ in 0..passes {
            update.pass(self.instance, &mut multipliers, &mut self.longest_path, step_percent);
        }
        self.bound.evaluate(self.instance, &multipliers, &mut self.longest_path);
        multipliers.clone_from(&self.bound.best);
        update.fix_all(self.instance, &mut multipliers, &mut self.longest_path);
        update.assignment
    }

    fn search_from(&mut self, first: Assignment, progress: Progress) -> ControlFlow<()> {
        let assignment = IteratedLocalSearch::from_first(self.instance, &self.bound, first).incumbent;
        if assignment.value > self.incumbent.value {
            self.incumbent.clone_from(&assignment);
        }
        if self.is_good() {
            return ControlFlow::Continue(());
        }
        progress(&self.solution())?;
        self.improve(assignment, progress)
    }

    fn improve(&mut self, start: Assignment, progress: Progress) -> ControlFlow<()> {
        let bound = report::points(self.bound.value);
        let mut search = IteratedLocalSearch::from_improved(self.instance, &self.bound, start);
        let mut vain = 0;
        for round in 1..=self.effort.rounds {
            vain += 1;
            if search.incumbent.value > self.incumbent.value {
                self.incumbent.clone_from(&search.incumbent);
                vain = 0;
            }
            if vain > effort::MOST_VAIN_ROUNDS || self.is_good() {
                return ControlFlow::Continue(());
            }
            progress(&report::without_prices(self.instance, &self.incumbent, bound))?;
            search.round(self.effort.work_per_round, effort::percent_left(round));
        }
        if search.incumbent.value > self.incumbent.value {
            self.incumbent = search.incumbent;
        }
        ControlFlow::Continue(())
    }

    /// Tries to close the gap, and leaves no enrollment with less than there is room for.
    fn finish(&mut self) {
        if !self.is_optimal() {
            let (instance, bound) = (self.instance, &self.bound);
            let best = branch_and_bound::finish(instance, bound, &mut self.longest_path, &self.incumbent);
            if let Some(best) = best {
                self.incumbent = best;
                self.is_proven = true;
            }
        }
        for enrollment in self.instance.enrollments.positions() {
            let before = self.incumbent.value;
            let path = self.incumbent.remove(self.instance, enrollment);
            let better = self.incumbent.best_path(self.instance, enrollment, &mut self.longest_path);
            self.incumbent.assign(self.instance, enrollment, better);
            if self.incumbent.value < before {
                self.incumbent.remove(self.instance, enrollment);
                self.incumbent.assign(self.instance, enrollment, path);
            }
        }
    }

    fn is_near(&self) -> bool {
        self.is_within(GAP_NEAR_PER_MILLE)
    }

    fn is_good(&self) -> bool {
        self.is_within(GAP_GOOD_PER_MILLE)
    }

    /// Whether the gap is no larger than the problem says, or else than this share of the bound.
    fn is_within(&self, per_mille: i128) -> bool {
        let gap = self.bound.value - i128::from(self.incumbent.value);
        match self.problem.good_enough {
            Some(points) => gap <= i128::from(points) * i128::from(TICKS_PER_POINT),
            None => gap * 1000 <= per_mille * self.bound.value,
        }
    }

    fn is_optimal(&self) -> bool {
        self.incumbent.value / TICKS_PER_POINT >= report::points(self.bound.value)
    }

    fn solution(&self) -> Solution {
        let proven = self.incumbent.value / TICKS_PER_POINT;
        let bound = if self.is_proven { proven } else { report::points(self.bound.value) };
        let prices = self.bound.best.price_list(self.instance);
        Solution { prices, ..report::without_prices(self.instance, &self.incumbent, bound) }
    }
}

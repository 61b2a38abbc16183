//! The order of work: a plan from what stands or from nothing, prices, a better plan, and the last try to prove it best.

use crate::{
    Solution,
    board::Board,
    exact, greedy,
    haggling::Haggling,
    improve::{self, Improving},
    instance::{Instance, TICKS},
    mending,
    prices::Prices,
    problem::{Choice, PriceList, Problem},
    schedule::Scheduler,
    standing::Standing,
};
use std::ops::ControlFlow;

/// How often everybody chooses while prices are found, and the percentage to which the steps shrink each time: for a small
/// problem, for one that needs another search or has a plan that stands, in which a place dwarfs all other points, and
/// where one pass is more work than this.
const PASSES: (u32, i64) = (80, 91);
const PASSES_AGAIN: (u32, i64) = (120, 94);
const PASSES_LARGE: (u32, i64) = (54, 87);
const LARGE: u64 = 500_000;
/// The work that goes into a better plan once there is a good one, for each unit of one pass, and beside that.
const WORK_EACH: u64 = 20;
const WORK_BESIDE: u64 = 250_000;
const MOST_WORK: u64 = 12_000_000;
/// Better solutions are told of so often, and so many rounds in which nothing becomes better are enough.
const REPORTS: u64 = 6;
const PATIENCE: u32 = 2;
/// A plan made from one that stood is near enough if it is short of its bound by one part in so many at most.
const NEAR: i128 = 200;
/// A plan is good enough if it is short of its bound by one part in so many at most.
const GOOD: i128 = 1000;
/// The work that goes into mending it, for each unit of one pass, and beside that.
const MENDING_EACH: u64 = 1;
const MENDING_BESIDE: u64 = 20_000;
/// Prices are made to keep others away so often: those who have something may want to move when it becomes dear.
const REPELLED: usize = 2;

pub(crate) struct Solving<'a> {
    problem: &'a Problem,
    instance: &'a Instance,
    scheduler: Scheduler,
    prices: Prices,
    best: Board,
    /// Proven to be the best by trying all others.
    is_proven: bool,
    /// The work of one pass in which everybody chooses once.
    work: u64,
}

impl<'a> Solving<'a> {
    pub fn new(problem: &'a Problem, instance: &'a Instance) -> Self {
        Self {
            problem,
            instance,
            scheduler: Scheduler::default(),
            prices: Prices::new(instance),
            best: Board::new(instance),
            is_proven: false,
            work: 0,
        }
    }

    pub fn run(mut self, progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>) -> Solution {
        let before = self.instance.priced(&self.problem.prices);
        self.prices.evaluate(self.instance, &before, &mut self.scheduler);
        self.work = self.scheduler.work;
        if let Some(standing) = Standing::read(self.problem, self.instance) {
            self.start_from(standing);
            if progress(&self.solution()).is_break() {
                return self.solution();
            }
        }
        if !self.is_near() {
            let greedy = greedy::greedy(self.instance);
            if greedy.value > self.best.value {
                self.best = greedy;
            }
        }
        if self.is_done() || progress(&self.solution()).is_break() {
            return self.solution();
        }
        // Whether it was stopped or not: what is left over is given away.
        let _ = self.search(progress);
        self.finish();
        self.solution()
    }

    /// Mends what stands; where that may not be enough, shakes it, and lets prices for what is full prove how good it is.
    fn start_from(&mut self, mut standing: Standing) {
        mending::mend(self.instance, &mut self.prices, &mut self.scheduler, &mut standing);
        self.best.clone_from(&standing.board);
        if self.is_good(&self.prices) {
            return;
        }
        let work = MENDING_BESIDE + self.work.saturating_mul(MENDING_EACH);
        self.best = improve::shaken(self.instance, &self.prices, standing, work);
        for _ in 0..REPELLED {
            if !self.is_good(&self.prices) {
                self.prices.repel(self.instance, &self.best, &mut self.scheduler);
            }
        }
    }

    /// Whether the plan is so close to its bound that a search from nothing would bring little.
    fn is_near(&self) -> bool {
        self.is_within(&self.prices, NEAR)
    }

    /// Whether more work would bring next to nothing.
    fn is_good(&self, prices: &Prices) -> bool {
        self.is_within(prices, GOOD)
    }

    /// Short of the bound by no more than the problem says, or else by no more than one part in so many.
    fn is_within(&self, prices: &Prices, parts: i128) -> bool {
        let short = prices.bound - i128::from(self.best.value);
        match self.problem.good_enough {
            Some(points) => short <= i128::from(points) * i128::from(TICKS),
            None => short * parts <= prices.bound,
        }
    }

    /// Searches from nothing; once more, with steps that shrink more slowly, where the plan is not near its bound then.
    fn search(&mut self, progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>) -> ControlFlow<()> {
        let searches: &[(u32, i64)] = if self.work > LARGE {
            &[PASSES_LARGE]
        } else if self.problem.standing.is_empty() {
            &[PASSES, PASSES_AGAIN]
        } else {
            &[PASSES_AGAIN]
        };
        for passes in searches {
            if !self.is_near() {
                self.search_with(*passes, progress)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn search_with(
        &mut self,
        passes: (u32, i64),
        progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let start = self.find_prices(passes);
        let board = Improving::new(self.instance, &self.prices, start).best;
        if board.value > self.best.value {
            self.best.clone_from(&board);
        }
        if self.is_good(&self.prices) {
            return ControlFlow::Continue(());
        }
        progress(&self.solution())?;
        let prices = std::mem::replace(&mut self.prices, Prices::new(self.instance));
        let told = self.improve(&prices, board, progress);
        self.prices = prices;
        told
    }

    /// Returns the plan that everybody's last picks make.
    fn find_prices(&mut self, (passes, percent): (u32, i64)) -> Board {
        let mut haggling = Haggling::new(self.instance);
        self.prices.of.fill(0);
        for _ in 0..passes {
            haggling.pass(self.instance, &mut self.prices, &mut self.scheduler, percent);
        }
        let found = self.prices.of.clone();
        self.prices.evaluate(self.instance, &found, &mut self.scheduler);
        let mut settling = self.prices.at_best();
        haggling.settle(self.instance, &mut settling, &mut self.scheduler);
        haggling.board
    }

    fn improve(
        &mut self,
        prices: &Prices,
        start: Board,
        progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut improving = Improving::further(self.instance, prices, start);
        let rounds = self.rounds();
        let work = (WORK_BESIDE + self.work.saturating_mul(WORK_EACH)).min(MOST_WORK);
        let mut vain = 0;
        for round in 1..=rounds {
            vain += 1;
            if improving.best.value > self.best.value {
                self.best.clone_from(&improving.best);
                vain = 0;
            }
            if vain > PATIENCE || self.is_good(prices) {
                return ControlFlow::Continue(());
            }
            progress(&solution(self.instance, &self.best, points(prices.bound)))?;
            improving.round(work / REPORTS, (100 * (REPORTS - round) / REPORTS) as i64);
        }
        if improving.best.value > self.best.value {
            self.best = improving.best;
        }
        ControlFlow::Continue(())
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
        for enrollment in 0..self.instance.climbs.len() as u32 {
            let before = self.best.value;
            let schedule = self.best.remove(self.instance, enrollment);
            let better = self.best.best_schedule(self.instance, enrollment, &mut self.scheduler);
            self.best.place(self.instance, enrollment, better);
            if self.best.value < before {
                self.best.remove(self.instance, enrollment);
                self.best.place(self.instance, enrollment, schedule);
            }
        }
    }

    fn is_done(&self) -> bool {
        self.best.value / TICKS >= points(self.prices.bound)
    }

    fn solution(&self) -> Solution {
        let bound = if self.is_proven { self.best.value / TICKS } else { points(self.prices.bound) };
        let prices = self.instance.price_list(&self.prices.best);
        Solution { prices, ..solution(self.instance, &self.best, bound) }
    }
}

/// Ticks in whole points; every value is a whole number of points, so the rest of a bound proves nothing.
fn points(ticks: i128) -> i64 {
    i64::try_from(ticks / i128::from(TICKS)).unwrap_or(i64::MAX)
}

fn solution(instance: &Instance, board: &Board, bound: i64) -> Solution {
    let mut choices = Vec::new();
    for (enrollment, schedule) in board.schedules.iter().enumerate() {
        let options = &instance.climbs[enrollment].options;
        choices.extend(schedule.iter().zip(0..).map(|(option, step)| Choice {
            enrollment: enrollment as u32,
            interview: options[*option as usize].interview,
            step,
        }));
    }
    Solution { choices, value: board.value / TICKS, bound, prices: PriceList::default() }
}

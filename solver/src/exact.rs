//! Finishes small problems: tries every schedule that could still be part of a better plan, enrollment by enrollment.
//! The prices say which those are, so that where the bound is close, few are left.

use crate::{
    board::Board,
    instance::Instance,
    prices::Prices,
    schedule::{Scheduler, Walk},
    strict,
};

/// So much is tried at most; a problem that needs more keeps its gap.
const MOST_WORK: u64 = 60_000;
/// So many schedules of one enrollment at most.
const MOST_SCHEDULES: usize = 2_000;

/// The best plan of all, or `None` where there is too much to try. `best` is returned where none is better.
pub(crate) fn finish(
    instance: &Instance,
    prices: &Prices,
    scheduler: &mut Scheduler,
    best: &Board,
) -> Option<Board> {
    let bound = prices.bound;
    let slack = bound - i128::from(best.value);
    let mut choices = Vec::with_capacity(instance.climbs.len());
    let mut work = 0;
    for enrollment in 0..instance.climbs.len() as u32 {
        choices.push((enrollment, schedules(instance, prices, scheduler, enrollment, slack, &mut work)?));
    }
    // Those with the fewest choices first: the tree stays narrow.
    choices.sort_by_key(|(enrollment, schedules)| (schedules.len(), *enrollment));
    let mut finishing = Finishing {
        instance,
        choices: &choices,
        board: Board::new(instance),
        best: best.clone(),
        bound,
        work: 0,
    };
    finishing.descend(0, 0).then_some(finishing.best)
}

/// A schedule, and how much less it brings than the enrollment would gain at the prices.
type Choice = (i64, Vec<u32>);

/// All schedules whose regret leaves room for a better plan, the least regret first.
fn schedules(
    instance: &Instance,
    prices: &Prices,
    scheduler: &mut Scheduler,
    enrollment: u32,
    slack: i128,
    work: &mut u64,
) -> Option<Vec<Choice>> {
    let climb = &instance.climbs[enrollment as usize];
    Prices::write_costs(instance, &prices.best, climb, &mut scheduler.costs);
    scheduler.price(climb, |week| instance.week_left[week as usize]);
    // What the bound counts for this enrollment: measured against more than that, too much would seem to be lost.
    let hope = prices.hopes[enrollment as usize];
    let mut found = Vec::new();
    let mut open = vec![(Walk::start(), 0_i64, Vec::new())];
    while let Some((mut walk, value, schedule)) = open.pop() {
        let regret = hope - value;
        if i128::from(regret) < slack && strict::differs(climb, &schedule) {
            found.push((regret, schedule.clone()));
        }
        while let Some(bound) = scheduler.bound(walk) {
            *work += 1;
            if found.len() > MOST_SCHEDULES || *work > MOST_WORK {
                return None;
            }
            if i128::from(hope - value - bound) >= slack {
                break;
            }
            if let Some(gain) = scheduler.gain(climb, walk) {
                let mut longer = schedule.clone();
                longer.push(walk.option);
                open.push((scheduler.taken(climb, walk), value + gain, longer));
            }
            walk = scheduler.skipped(climb, walk);
        }
    }
    found.sort();
    Some(found)
}

struct Finishing<'a> {
    instance: &'a Instance,
    choices: &'a [(u32, Vec<Choice>)],
    board: Board,
    best: Board,
    bound: i128,
    work: u64,
}

impl Finishing<'_> {
    /// Tries all choices from `depth` on; whether all were tried.
    fn descend(&mut self, depth: usize, regret: i64) -> bool {
        let Some((enrollment, choices)) = self.choices.get(depth) else {
            if self.board.value > self.best.value {
                self.best = self.board.clone();
            }
            return true;
        };
        for (more, schedule) in choices {
            self.work += 1;
            if self.work > MOST_WORK {
                return false;
            }
            let regret = regret + more;
            if self.bound - i128::from(regret) <= i128::from(self.best.value) {
                return true;
            }
            if self.board.fits(self.instance, *enrollment, schedule) {
                self.board.place(self.instance, *enrollment, schedule.clone());
                let done = self.descend(depth + 1, regret);
                self.board.remove(self.instance, *enrollment);
                if !done {
                    return false;
                }
            }
        }
        true
    }
}

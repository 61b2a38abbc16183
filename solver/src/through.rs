//! What the best schedule through each option of one enrollment brings, at most: the way to the option and the way on
//! from it, put together.

use crate::{
    instance::{Climb, NEVER},
    schedule::{CLOSED, Scheduler},
};

#[derive(Default)]
pub(crate) struct Through {
    /// By option; `NEVER` where no schedule leads through it.
    pub best: Vec<i64>,
    /// The best way to each option with the sessions of the earlier steps behind it.
    way: Vec<i64>,
    next: Vec<i64>,
}

impl Through {
    /// Reads what [`Scheduler::price`] left for the same enrollment. Weeks and mentors bind on the way on only. An option
    /// that is closed gets what it would bring if it alone were open, at no cost.
    pub fn read(&mut self, climb: &Climb, scheduler: &Scheduler) {
        let options = climb.options.len();
        self.best.clear();
        self.best.resize(options, NEVER);
        self.way.clear();
        self.way.resize(options + 1, 0);
        for step in 0..climb.steps.len() as u32 {
            self.next.clear();
            self.next.resize(options + 1, NEVER);
            for (option, opening) in climb.options.iter().enumerate() {
                let (value, cost) = (climb.value(option as u32, step), scheduler.costs[option]);
                if self.way[option] == NEVER || value == NEVER {
                    continue;
                }
                let there = self.way[option] + value - if cost >= CLOSED { 0 } else { cost };
                let on = scheduler.best_after(step + 1, opening.next);
                self.best[option] = self.best[option].max(there + on);
                if cost < CLOSED {
                    let place = &mut self.next[opening.next as usize];
                    *place = (*place).max(there);
                }
            }
            let mut best = NEVER;
            for place in &mut self.next {
                best = best.max(*place);
                *place = best;
            }
            std::mem::swap(&mut self.way, &mut self.next);
        }
    }
}

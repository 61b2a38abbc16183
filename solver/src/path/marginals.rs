//! Forward-backward max-marginals: for each option of one enrollment, the value of the best path through it,
//! at most.

use super::{CLOSED, longest_path::LongestPath};
use crate::{
    index::{IndexVec, NeedIx, OptionIx},
    instance::enrollment::Enrollment,
    units::MINUS_INFINITY,
};

#[derive(Default)]
pub(crate) struct MaxMarginals {
    /// For each option; `MINUS_INFINITY` where no path leads through it.
    pub of: IndexVec<OptionIx, i64>,
    /// The best way to each option with all earlier needs met.
    forward: IndexVec<OptionIx, i64>,
    next_forward: IndexVec<OptionIx, i64>,
}

impl MaxMarginals {
    /// Joins the best ways forward with the ways backward that [`LongestPath::solve`] left for the same
    /// enrollment. Weeks and mentors bind on the ways backward only. A closed option gets what it would bring
    /// if it alone were open at no cost.
    pub fn compute(&mut self, enrollment: &Enrollment, longest_path: &LongestPath) {
        let options = enrollment.options.len();
        self.of.clear();
        self.of.resize(options, MINUS_INFINITY);
        self.forward.clear();
        self.forward.resize(options + 1, 0);
        for need in enrollment.needs.positions() {
            self.next_forward.clear();
            self.next_forward.resize(options + 1, MINUS_INFINITY);
            for (option, found) in enrollment.options.enumerate() {
                let (value, cost) = (enrollment.value(option, need), longest_path.costs[option]);
                if self.forward[option] == MINUS_INFINITY || value == MINUS_INFINITY {
                    continue;
                }
                let forward = self.forward[option] + value - if cost >= CLOSED { 0 } else { cost };
                let backward = longest_path.bound_from(NeedIx(need.0 + 1), found.next);
                self.of[option] = self.of[option].max(forward + backward);
                if cost < CLOSED {
                    let next = &mut self.next_forward[found.next];
                    *next = (*next).max(forward);
                }
            }
            let mut best = MINUS_INFINITY;
            for forward in self.next_forward.iter_mut() {
                best = best.max(*forward);
                *forward = best;
            }
            std::mem::swap(&mut self.forward, &mut self.next_forward);
        }
    }
}

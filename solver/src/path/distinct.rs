//! The all-different side constraint on a path: wherever the training asks for it, the mentors of two
//! sessions differ, also of sessions that are not next to each other. Branch and bound over the options, with
//! what the longest path leaves as bounds.

use super::{
    Path, PricedPath,
    longest_path::{LongestPath, State},
};
use crate::{
    index::{MentorIx, NeedIx, OptionIx, WeekIx},
    instance::enrollment::Enrollment,
};
use std::cmp::Ordering;

/// After this many branchings of one search the best path so far is taken. Real training programs need far
/// fewer; it is a limit for problem files from elsewhere.
const MOST_BRANCHINGS: u32 = 20_000;

/// Whether all mentors differ that must.
pub(crate) fn is_distinct(enrollment: &Enrollment, path: &[OptionIx]) -> bool {
    (0..path.len()).all(|need| may_follow(enrollment, &path[..need], path[need]))
}

/// Whether the mentor differs from those of the other sessions of the path, as the one for a need.
pub(crate) fn is_distinct_at(
    enrollment: &Enrollment,
    path: &[OptionIx],
    need: NeedIx,
    mentor: MentorIx,
) -> bool {
    path.iter().zip((0..).map(NeedIx)).all(|(taken, other)| {
        let must_differ = match other.cmp(&need) {
            Ordering::Equal => false,
            Ordering::Less => enrollment.needs[need].differs_from >> other.0 & 1 == 1,
            Ordering::Greater => enrollment.needs[other].differs_from >> need.0 & 1 == 1,
        };
        !must_differ || enrollment.options[*taken].mentor != mentor
    })
}

fn may_follow(enrollment: &Enrollment, before: &[OptionIx], option: OptionIx) -> bool {
    let mentor = enrollment.options[option].mentor;
    let differs_from = enrollment.needs[NeedIx(before.len() as u32)].differs_from;
    let repeats = |(need, other): (usize, &OptionIx)| {
        differs_from >> need & 1 == 1 && enrollment.options[*other].mentor == mentor
    };
    !before.iter().enumerate().any(repeats)
}

/// The best path at the costs of `longest_path`, with a bound of its value less its costs.
pub(crate) fn best_path(
    longest_path: &mut LongestPath,
    enrollment: &Enrollment,
    week_left: impl Fn(WeekIx) -> u32,
) -> PricedPath {
    if enrollment.needs.len() == 1 {
        return longest_path.solve_single(enrollment, week_left);
    }
    match longest_path.solve(enrollment, week_left) {
        0 => PricedPath { net_value: 0, path: Vec::new() },
        bound => PricedPath { net_value: bound, ..make_distinct(longest_path, enrollment, 0) },
    }
}

/// The best path after [`LongestPath::solve`] found `bound`, with its value less its costs; where there is
/// too much to try, with the bound.
pub(crate) fn make_distinct(
    longest_path: &mut LongestPath,
    enrollment: &Enrollment,
    bound: i64,
) -> PricedPath {
    let relaxed = longest_path.path(enrollment);
    if is_distinct(enrollment, &relaxed) {
        return PricedPath { net_value: bound, path: relaxed };
    }
    let mut search = Search {
        longest_path,
        enrollment,
        branchings: 0,
        best: PricedPath { net_value: 0, path: Vec::new() },
        current: Vec::new(),
    };
    search.extend(State::start(), 0);
    let Search { branchings, best, .. } = search;
    longest_path.work += u64::from(branchings);
    PricedPath { net_value: if branchings < MOST_BRANCHINGS { best.net_value } else { bound }, ..best }
}

struct Search<'a> {
    longest_path: &'a LongestPath,
    enrollment: &'a Enrollment,
    branchings: u32,
    best: PricedPath,
    current: Path,
}

impl Search<'_> {
    fn extend(&mut self, mut state: State, net_value: i64) {
        if net_value > self.best.net_value {
            self.best = PricedPath { net_value, path: self.current.clone() };
        }
        while self.branchings < MOST_BRANCHINGS {
            self.branchings += 1;
            let Some(bound) = self.longest_path.bound(state) else { return };
            if net_value + bound <= self.best.net_value {
                return;
            }
            if may_follow(self.enrollment, &self.current, state.option)
                && let Some(more) = self.longest_path.net_value(self.enrollment, state)
            {
                self.current.push(state.option);
                self.extend(self.longest_path.take(self.enrollment, state), net_value + more);
                self.current.pop();
            }
            state = self.longest_path.skip(self.enrollment, state);
        }
    }
}

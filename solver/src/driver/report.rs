//! An assignment as a solution of the problem.

use crate::{
    assignment::Assignment,
    instance::Instance,
    problem::{Choice, PriceList},
    solution::Solution,
    units::TICKS_PER_POINT,
};

/// Ticks in whole points, rounded down: every value is a whole number of points, so no plan is worth a part
/// of one.
pub(super) fn points(ticks: i128) -> i64 {
    i64::try_from(ticks / i128::from(TICKS_PER_POINT)).unwrap_or(i64::MAX)
}

/// A solution without the prices that prove its bound, for reports on the way.
pub(super) fn without_prices(instance: &Instance, assignment: &Assignment, bound: i64) -> Solution {
    let mut choices = Vec::new();
    for (enrollment, path) in assignment.paths.enumerate() {
        choices.extend(instance.options(enrollment, path).zip(0..).map(|(option, step)| Choice {
            enrollment: enrollment.0,
            interview: option.interview.0,
            step,
        }));
    }
    Solution { choices, value: assignment.value / TICKS_PER_POINT, bound, prices: PriceList::default() }
}

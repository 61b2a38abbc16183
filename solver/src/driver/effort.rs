//! How much work goes into a problem. Work is counted, not timed, so that every machine does the same; the
//! figures behind these numbers stand in `docs/decisions/planner-solver.md`.

use crate::{instance::Instance, problem::Problem};

/// How multipliers are updated in one search: more passes with a slower decrease give a better bound for more
/// work.
pub(super) struct Updates {
    pub passes: u32,
    /// The step size after a pass, in percent of that before.
    pub step_percent: i64,
}

/// The first search of most problems; a slower one follows only where the gap is not small then.
const UPDATES: Updates = Updates { passes: 80, step_percent: 91 };
/// A second search, with steps that shrink more slowly. Also the first one where there is an earlier
/// solution: then keeping a session outweighs all other points, and the steps have to shrink from that to a
/// point.
const SLOW_UPDATES: Updates = Updates { passes: 120, step_percent: 94 };
/// The only search of a large problem: each pass is much work, and the gap is small with fewer passes.
const FAST_UPDATES: Updates = Updates { passes: 54, step_percent: 87 };
/// A problem is large if solving every subproblem once is more work than this.
const LARGE_PASS_WORK: u64 = 500_000;

/// Local search is as much work as this many passes: with good multipliers, more brings little.
const SEARCH_WORK_PER_PASS_WORK: u64 = 20;
/// Besides that, so that small problems are searched thoroughly: they are done in milliseconds anyway.
const BASE_SEARCH_WORK: u64 = 250_000;
/// A limit for large problems, so that people do not have to wait for long.
const MOST_SEARCH_WORK: u64 = 12_000_000;
/// Local search is divided into rounds, so that better plans are reported on the way.
const ROUNDS: u64 = 6;
/// If each enrollment needs one session, an exchange is exact but for people with several enrollments, and
/// the best plan is there after few rounds.
const ROUNDS_WITH_SINGLE_NEEDS: u64 = 2;
/// After more rounds in a row without a better plan, the search ends.
pub(super) const MOST_VAIN_ROUNDS: u32 = 2;

/// Local search around what broke in an earlier solution is as much work as one pass, and this. That is
/// little, because the first new plan should be there within 10 milliseconds.
const WARM_START_WORK_PER_PASS_WORK: u64 = 1;
const BASE_WARM_START_WORK: u64 = 20_000;

pub(super) struct Effort {
    /// One after another, until the plan is near its bound.
    pub searches: &'static [Updates],
    pub rounds: u64,
    pub work_per_round: u64,
    pub warm_start_work: u64,
}

impl Effort {
    /// `pass_work` is the work of solving every subproblem once.
    pub fn new(problem: &Problem, instance: &Instance, pass_work: u64) -> Self {
        let searches: &[Updates] = if pass_work > LARGE_PASS_WORK {
            &[FAST_UPDATES]
        } else if problem.warm_start.is_empty() {
            &[UPDATES, SLOW_UPDATES]
        } else {
            &[SLOW_UPDATES]
        };
        let has_single_needs = instance.enrollments.iter().all(|enrollment| enrollment.needs.len() <= 1);
        let search_work = BASE_SEARCH_WORK + pass_work.saturating_mul(SEARCH_WORK_PER_PASS_WORK);
        Self {
            searches,
            rounds: if has_single_needs { ROUNDS_WITH_SINGLE_NEEDS } else { ROUNDS },
            work_per_round: search_work.min(MOST_SEARCH_WORK) / ROUNDS,
            warm_start_work: BASE_WARM_START_WORK + pass_work.saturating_mul(WARM_START_WORK_PER_PASS_WORK),
        }
    }
}

/// The percentage of the rounds that is left after this one.
pub(super) fn percent_left(round: u64) -> i64 {
    (100 * (ROUNDS - round) / ROUNDS) as i64
}

//! Plans training sessions: who takes which free seat at which interview, so that the plan is worth as much
//! as possible, keeps every rule, and comes with a proof of how good it is.
//!
//! # The problem
//!
//! An [`Enrollment`](problem::Enrollment) needs some sessions, in order. A [`Candidate`](problem::Candidate)
//! says that it could attend an [`Interview`](problem::Interview) as one of them, and what that is worth.
//! Choose candidates of the greatest total value. Each enrollment by itself is bound by order, gaps, weekly
//! limits and different mentors; all together are bound by seats and by what mentors and people can take on.
//! `docs/planning.md` states every rule, and the format of a [`Problem`] and a [`Solution`] as files.
//!
//! # The bound
//!
//! The rules that bind one enrollment alone are easy: its options, sorted by start, are a directed acyclic
//! graph, and its best sessions are a longest path, found by dynamic programming (`path`). The rules that
//! couple enrollments are relaxed instead. A unit of each seat and limit *r* with capacity *c(r)* gets a
//! Lagrange multiplier *λ(r) ≥ 0*, and every session costs the multipliers of what it uses. Then each
//! enrollment is a subproblem of its own, and
//!
//! > bound(λ) = Σ over enrollments (value of the best path less its costs) + Σ over r (λ(r) · c(r))
//!
//! is at least the value of every plan, whatever the multipliers are. Good multipliers make it tight. They
//! are found sequentially, as in an auction: enrollments answer one after another, a resource that is wanted
//! too often becomes more expensive by a step, one that is left over becomes cheaper, and steps shrink from
//! pass to pass (`bound::update`). Interviews that the same enrollments choose from form a connected
//! component, whose multipliers are also shifted together, by its excess supply (`bound::component_shift`).
//!
//! # The plan
//!
//! A first plan fixes the subproblems' answers, those first that have not changed for longest
//! (`bound::fixing`), and is never worse than a greedy one (`greedy`). Local search improves it, guided by
//! the multipliers (`local_search`):
//!
//! - *Ejection chains*: an enrollment takes a path that is worth its costs and ejects holders where that is
//!   full; these take their next best path, and so on. *Augmenting paths* make room for one more session.
//! - *Cyclic exchange*: one session of each of up to 250 people is chosen again at once. That is a min-cost
//!   flow, and the best exchange is found by canceling negative cycles, although there are exponentially many
//!   exchanges.
//! - *Iterated local search* perturbs a few enrollments and what they compete for, and lets chains repair
//!   that.
//!
//! What remains of a small problem is closed by branch and bound: only paths with a reduced cost below the
//! gap can be part of a better plan (`branch_and_bound`). Where there is an earlier solution, the search
//! starts from what is left of it (`warm_start`), so that a first new plan is there within milliseconds.
//!
//! # What a solution proves
//!
//! [`Solution::bound`] is an upper bound of every plan, and [`Solution::prices`] are the multipliers that
//! prove it: anybody can add the formula above up, without knowing how they were found. Only where branch and
//! bound has closed the gap do they prove less than the bound says.
//!
//! # Determinism
//!
//! The same problem has the same solution on every machine. All arithmetic is in whole numbers of fixed
//! width, draws are seeded, nothing depends on hash order, threads or the clock, and effort is bounded by
//! counted work. So a plan can be reproduced from its problem file, natively and in a browser.
//!
//! # Sources
//!
//! - Lagrangian relaxation: A. M. Geoffrion, *Lagrangean relaxation for integer programming*, Mathematical
//!   Programming Study 2, 1974; M. L. Fisher, *The Lagrangian relaxation method for solving integer
//!   programming problems*, Management Science 27, 1981.
//! - Sequential updates, as in an auction: D. P. Bertsekas, *The auction algorithm: a distributed relaxation
//!   method for the assignment problem*, Annals of Operations Research 14, 1988.
//! - Ejection chains: F. Glover, *Ejection chains, reference structures and alternating path methods for
//!   traveling salesman problems*, Discrete Applied Mathematics 65, 1996.
//! - Cyclic exchange: R. K. Ahuja, J. B. Orlin and D. Sharma, *Very large-scale neighborhood search*,
//!   International Transactions in Operational Research 7, 2000.
//! - Negative-cycle canceling, label correcting, augmenting paths: R. K. Ahuja, T. L. Magnanti and J. B.
//!   Orlin, *Network Flows*, 1993.
//! - Large neighborhoods of related choices: P. Shaw, *Using constraint programming and local search methods
//!   to solve vehicle routing problems*, CP 1998.
//! - Iterated local search: H. R. Lourenço, O. C. Martin and T. Stützle, *Iterated local search*, in Handbook
//!   of Metaheuristics, 2003.
//!
//! What was measured, chosen and ruled out stands in `docs/decisions/planner-solver.md`.

#![warn(missing_docs)]

pub mod problem;

pub use problem::Choice;
use problem::{Flaw, Problem};
pub use solution::Solution;
use std::ops::ControlFlow;

mod assignment;
mod bound;
mod branch_and_bound;
mod driver;
mod greedy;
mod index;
mod instance;
mod local_search;
mod path;
mod random;
mod side_limits;
mod solution;
mod units;
mod warm_start;

use driver::Driver;
use instance::Instance;

/// Solves a problem.
///
/// Two people would like the only seat of an early interview; one of them can also attend a later one:
///
/// ```
/// use switchback_solver::{
///     problem::{Candidate, Enrollment, Interview, Kind, Need, Problem},
///     solve,
/// };
///
/// let need = Need { step: 0, kind: Kind::Shadow, different_mentors: false };
/// let enrollment =
///     |person| Enrollment { person, gap_minutes: 0, different_mentors: false, needs: vec![need] };
/// let interview = |start, mentor| Interview { start, end: start + 60, mentor, seats: 1 };
/// let candidate = |enrollment, interview, value| Candidate { enrollment, interview, step: 0, value };
/// let problem = Problem {
///     enrollments: vec![enrollment(1), enrollment(2)],
///     interviews: vec![interview(0, 10), interview(120, 11)],
///     candidates: vec![candidate(0, 0, 1000), candidate(0, 1, 900), candidate(1, 0, 950)],
///     ..Problem::empty(15)
/// };
///
/// let solution = solve(&problem)?;
/// let seats: Vec<_> =
///     solution.choices.iter().map(|choice| (choice.enrollment, choice.interview)).collect();
/// assert_eq!(seats, [(0, 1), (1, 0)]);
/// assert_eq!(solution.value, 1850);
/// assert!(solution.is_proven_best());
/// # Ok::<(), switchback_solver::problem::Flaw>(())
/// ```
///
/// # Errors
///
/// The first [`Flaw`] that makes the problem unreadable. Every other problem has a solution, if only the
/// empty one.
pub fn solve(problem: &Problem) -> Result<Solution, Flaw> {
    solve_with(problem, &mut |_| ControlFlow::Continue(()))
}

/// Solves a problem and reports each better solution on the way. Reports may lack [`Solution::prices`]; what
/// is returned has them. When `progress` breaks, the search ends and the best solution so far is returned.
///
/// # Errors
///
/// The same as those of [`solve`].
pub fn solve_with(
    problem: &Problem,
    progress: &mut dyn FnMut(&Solution) -> ControlFlow<()>,
) -> Result<Solution, Flaw> {
    problem.check()?;
    let instance = Instance::new(problem);
    Ok(Driver::new(problem, &instance).run(progress))
}

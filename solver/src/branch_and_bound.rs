//! Closes the gap of small problems by branch and bound over whole paths, enrollment by enrollment. A path
//! whose reduced cost is as large as the gap cannot be part of a better plan, so that few are left where the
//! bound is close.

use crate::{
    assignment::Assignment,
    bound::lagrangian::LagrangianBound,
    index::EnrollmentIx,
    instance::Instance,
    path::{
        Path, distinct,
        longest_path::{LongestPath, State},
    },
};

/// The most nodes of the tree, and the most options looked at while its branches are listed: a fraction of
/// the work of one search for a plan. A problem that needs more keeps its gap.
const MOST_NODES: u64 = 60_000;
/// With more paths than this for one enrollment there is no hope to finish within [`MOST_NODES`].
const MOST_PATHS_PER_ENROLLMENT: usize = 2_000;

/// The best assignment of all, which is the incumbent where none is better; `None` where there is too much to
/// try.
pub(crate) fn finish(
    instance: &Instance,
    bound: &LagrangianBound,
    longest_path: &mut LongestPath,
    incumbent: &Assignment,
) -> Option<Assignment> {
    let gap = bound.value - i128::from(incumbent.value);
    let mut branchings = Vec::with_capacity(instance.enrollments.len());
    let mut work = 0;
    for enrollment in instance.enrollments.positions() {
        let paths = promising_paths(instance, bound, longest_path, enrollment, gap, &mut work)?;
        branchings.push(Branching { enrollment, paths });
    }
    // Those with the fewest paths first: the tree stays narrow.
    branchings.sort_by_key(|branching| (branching.paths.len(), branching.enrollment));
    let mut tree = Tree {
        instance,
        branchings: &branchings,
        current: Assignment::empty(instance),
        incumbent: incumbent.clone(),
        bound: bound.value,
        nodes: 0,
    };
    tree.descend(0, 0).then_some(tree.incumbent)
}

/// The paths that one enrollment may have in a better plan.
struct Branching {
    enrollment: EnrollmentIx,
    paths: Vec<ReducedPath>,
}

/// Ordered by its reduced cost: how far the path is, at the multipliers, below the value of the subproblem.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ReducedPath {
    reduced_cost: i64,
    path: Path,
}

/// All paths with a reduced cost below the gap, the least reduced cost first.
fn promising_paths(
    instance: &Instance,
    bound: &LagrangianBound,
    longest_path: &mut LongestPath,
    index: EnrollmentIx,
    gap: i128,
    work: &mut u64,
) -> Option<Vec<ReducedPath>> {
    let enrollment = &instance.enrollments[index];
    bound.best.write_costs(instance, enrollment, &mut longest_path.costs);
    longest_path.solve(enrollment, |week| instance.trainee_week_left[week]);
    // What the bound counts for this enrollment: a larger value would make every reduced cost seem too large.
    let subproblem_value = bound.subproblem_values[index];
    let mut found = Vec::new();
    let mut open = vec![Partial { state: State::start(), net_value: 0, path: Vec::new() }];
    while let Some(Partial { mut state, net_value, path }) = open.pop() {
        let reduced_cost = subproblem_value - net_value;
        if i128::from(reduced_cost) < gap && distinct::is_distinct(enrollment, &path) {
            found.push(ReducedPath { reduced_cost, path: path.clone() });
        }
        while let Some(more) = longest_path.bound(state) {
            *work += 1;
            if found.len() > MOST_PATHS_PER_ENROLLMENT || *work > MOST_NODES {
                return None;
            }
            if i128::from(reduced_cost - more) >= gap {
                break;
            }
            if let Some(gained) = longest_path.net_value(enrollment, state) {
                let mut longer = path.clone();
                longer.push(state.option);
                let state = longest_path.take(enrollment, state);
                open.push(Partial { state, net_value: net_value + gained, path: longer });
            }
            state = longest_path.skip(enrollment, state);
        }
    }
    found.sort();
    Some(found)
}

/// A path up to some state, with its value less its costs.
struct Partial {
    state: State,
    net_value: i64,
    path: Path,
}

struct Tree<'a> {
    instance: &'a Instance,
    branchings: &'a [Branching],
    current: Assignment,
    incumbent: Assignment,
    bound: i128,
    nodes: u64,
}

impl Tree<'_> {
    /// Tries all paths from `depth` on; whether all were tried.
    fn descend(&mut self, depth: usize, reduced_costs: i64) -> bool {
        let Some(Branching { enrollment, paths }) = self.branchings.get(depth) else {
            if self.current.value > self.incumbent.value {
                self.incumbent = self.current.clone();
            }
            return true;
        };
        for ReducedPath { reduced_cost, path } in paths {
            self.nodes += 1;
            if self.nodes > MOST_NODES {
                return false;
            }
            let reduced_costs = reduced_costs + reduced_cost;
            if self.bound - i128::from(reduced_costs) <= i128::from(self.incumbent.value) {
                return true;
            }
            if self.current.fits(self.instance, *enrollment, path) {
                self.current.assign(self.instance, *enrollment, path.clone());
                let is_done = self.descend(depth + 1, reduced_costs);
                self.current.remove(self.instance, *enrollment);
                if !is_done {
                    return false;
                }
            }
        }
        true
    }
}

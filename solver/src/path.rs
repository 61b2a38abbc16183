//! The pricing subproblem: the best path of one enrollment through its options at given costs. Capacities are
//! paid for by the costs; what concerns the enrollment alone (order, gaps, weeks, mentors) holds exactly.

use crate::index::OptionIx;

pub(crate) mod distinct;
pub(crate) mod longest_path;
pub(crate) mod marginals;
mod stage;

/// The options that an enrollment takes, one for each need from the first on.
pub(crate) type Path = Vec<OptionIx>;

/// A path and its value less its costs, in ticks; where a value cannot be known exactly, it is a bound from
/// above.
#[derive(Clone, Debug)]
pub(crate) struct PricedPath {
    pub net_value: i64,
    pub path: Path,
}

/// The cost of an option that cannot be taken.
pub(crate) const CLOSED: i64 = i64::MAX / 4;

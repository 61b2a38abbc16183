//! The format of problem files, and the sizes that it allows.

/// The value of [`Problem::format`](super::Problem::format).
pub const FORMAT: &str = "switchback-problem-1";

/// In points, of either sign: above this, a sum of values could leave 64 bits.
pub(super) const LARGEST_VALUE_POINTS: u64 = 1_000_000_000;
/// Minutes from 1970, before or after: some two million years, so that sums of minutes stay far within 64
/// bits.
pub(super) const LARGEST_MINUTE: u64 = 1 << 40;
/// So that 32 bits are enough for every index, and memory for the tables.
pub(super) const MOST_CANDIDATES: usize = 1 << 24;
/// A set of needs is kept in the 64 bits of one number.
pub(super) const MOST_NEEDS: usize = 64;

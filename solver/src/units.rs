//! The numbers in which the solver counts. All are whole numbers of fixed width, so every machine finds the
//! same plan.

/// Values and multipliers are counted in ticks, these parts of a point: multipliers have to be finer than
/// points, since the rounding of each adds to the bound. The largest value, 10^9 points, for 64 sessions is
/// still far below 2^63 ticks.
pub(crate) const TICKS_PER_POINT: i64 = 256;

/// Less than any path is worth; the sum of two does not leave 64 bits.
pub(crate) const MINUS_INFINITY: i64 = i64::MIN / 4;

/// Stands for a capacity that nothing can use up.
pub(crate) const UNLIMITED: u32 = u32::MAX;

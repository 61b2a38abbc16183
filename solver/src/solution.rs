//! What comes of a problem.

use crate::problem::{Choice, PriceList};
use serde::{Deserialize, Serialize};

/// The chosen candidates, their value, and a bound that no other choice exceeds.
#[must_use]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// By enrollment and step.
    pub choices: Vec<Choice>,
    /// The sum of the values of the chosen candidates, in points.
    pub value: i64,
    /// Proven, in points: no solution of the problem is worth more.
    pub bound: i64,
    /// The multipliers that prove the bound, unless branch and bound proved it.
    #[serde(default, skip_serializing_if = "PriceList::is_empty")]
    pub prices: PriceList,
}

impl Solution {
    /// How far the value is below the best possible one, at most: in hundredths of a percent of the bound,
    /// rounded up.
    pub fn gap_basis_points(&self) -> u32 {
        let gap = i128::from(self.bound - self.value) * 10_000;
        let whole = i128::from(self.bound.max(1));
        u32::try_from((gap + whole - 1) / whole).unwrap_or(u32::MAX)
    }

    /// Whether no other solution is worth more.
    pub fn is_proven_best(&self) -> bool {
        self.value == self.bound
    }
}

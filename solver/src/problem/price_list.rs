//! The Lagrange multipliers that prove a bound, in the order of the problem's lists, so that anybody can
//! check them.

use serde::{Deserialize, Serialize};

/// In 256ths of a point. No multiplier needs to be higher, and the sum of all that one path costs stays
/// within 64 bits.
pub(crate) const LARGEST_PRICE: i64 = 1 << 46;

/// Prices of seats and limits (Lagrange multipliers) that prove a bound. They are in 256ths of a point and in
/// the order of the problem's lists; missing ones are 0. Whatever they are, the most that each enrollment can
/// gain at these prices and the cost of all seats and limits together are a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceList {
    /// The price of one seat, for each interview.
    pub interviews: Vec<i64>,
    /// For each trainee limit: the price of one session, or of one minute where the limit counts minutes.
    pub trainee_limits: Vec<i64>,
    /// The same for each mentor limit.
    pub mentor_limits: Vec<i64>,
    /// The same for each person limit.
    pub person_limits: Vec<i64>,
    /// The price of one seat, for each entry of shared seats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shared_seats: Vec<i64>,
}

impl PriceList {
    /// Whether no price is listed: then all of them are 0.
    pub fn is_empty(&self) -> bool {
        let limits = [&self.trainee_limits, &self.mentor_limits, &self.person_limits];
        let mut lists = limits.into_iter().chain([&self.interviews, &self.shared_seats]);
        lists.all(|list| list.is_empty())
    }
}

/// The price at a position of a list that somebody else wrote, brought into range; 0 where the list is too
/// short.
pub(crate) fn price_at(prices: &[i64], position: usize) -> i64 {
    prices.get(position).map_or(0, |price| (*price).clamp(0, LARGEST_PRICE))
}

//! What is known from before a plan: a solution that may no longer be whole, and its prices. They bind nothing.

use serde::{Deserialize, Serialize};

/// A chosen candidate; the numbers are places in the problem's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Choice {
    #[serde(rename = "enrolment")]
    pub enrollment: u32,
    pub interview: u32,
    pub step: u32,
}

/// Prices that prove a bound, in 256ths of a point, in the order of the problem's lists; those that are missing are 0.
/// Whatever they are, what every enrollment would gain at them plus what all seats and limits cost is a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceList {
    /// What a seat costs at each interview.
    pub interviews: Vec<i64>,
    /// What a session costs, or a minute where the limit counts minutes, within each limit of a trainee.
    pub trainee_limits: Vec<i64>,
    /// The same within each limit of a mentor.
    pub mentor_limits: Vec<i64>,
    /// The same within each limit of a person in either role.
    pub person_limits: Vec<i64>,
}

impl PriceList {
    pub fn is_empty(&self) -> bool {
        let lists = [&self.interviews, &self.trainee_limits, &self.mentor_limits, &self.person_limits];
        lists.iter().all(|list| list.is_empty())
    }
}

//! Whether a file writes the day or the month first.

use serde::{Deserialize, Serialize};

/// Which comes first in dates such as 03/02/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

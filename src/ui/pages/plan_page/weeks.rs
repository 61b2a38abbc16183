//! The period of the planned weeks.

use super::monday;
use crate::store::Store;
use chrono::{DateTime, Duration, Utc};
use std::ops::Range;

/// From now to the end of the last week. The current week counts as the first.
pub fn weeks_from(store: Store, now: DateTime<Utc>, weeks: u32) -> Range<DateTime<Utc>> {
    now..monday(store, now) + Duration::weeks(weeks.into())
}

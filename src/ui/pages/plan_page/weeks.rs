//! Which weeks are planned.

use super::monday;
use crate::store::Store;
use chrono::{DateTime, Duration, Utc};
use std::ops::Range;

/// From now to the end of this many weeks, the present one included.
pub fn weeks_from(store: Store, now: DateTime<Utc>, weeks: u32) -> Range<DateTime<Utc>> {
    now..monday(store, now) + Duration::weeks(weeks.into())
}

//! What is asked of the planner, read from the workspace as it is now.

use super::monday;
use crate::store::Store;
use chrono::{DateTime, Duration, Utc};
use leptos::prelude::*;
use std::ops::Range;
use switchback_core::planning::{plan::Asked, points::Policy};

/// From now to the end of so many weeks, this one counted.
pub fn weeks_from(store: Store, now: DateTime<Utc>, weeks: u32) -> Range<DateTime<Utc>> {
    now..monday(store, now) + Duration::weeks(weeks.into())
}

/// Reads the workspace without being called again when it changes.
pub fn with_asked<T>(
    store: Store,
    weeks: &Range<DateTime<Utc>>,
    policy: Policy,
    read: impl FnOnce(&Asked) -> T,
) -> T {
    let zones = store.zones();
    let (now, weeks) = (weeks.start, weeks.clone());
    untrack(|| store.read(|workspace| read(&Asked { workspace, zones: &*zones, now, weeks, policy })))
}

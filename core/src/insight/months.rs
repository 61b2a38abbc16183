//! How many people were certified through training in each month.

use crate::{
    insight::pace::certified_at,
    workspace::Workspace,
    zones::{self, Zone, Zones},
};
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};

/// The number of months.
pub const MONTHS: u32 = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// How many enrollments were certified in it.
    pub certified: usize,
}

/// The last [`MONTHS`] by the clock of a zone, the present one last.
pub fn certified_by_month(
    workspace: &Workspace,
    zones: &dyn Zones,
    zone: &Zone,
    now: DateTime<Utc>,
) -> Vec<Month> {
    let month_of = |at| first_of_month(zones::local_day(zones, zone, at));
    let present = month_of(now);
    let earlier = (0..MONTHS).rev().filter_map(|months| present.checked_sub_months(Months::new(months)));
    let mut months: Vec<Month> = earlier.map(|first| Month { first, certified: 0 }).collect();
    for at in workspace.enrollments.values().filter_map(certified_at) {
        let first = month_of(at);
        if let Some(month) = months.iter_mut().find(|month| month.first == first) {
            month.certified += 1;
        }
    }
    months
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

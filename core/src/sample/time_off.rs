//! When people of the sample company are away or busy.

use super::dice::Dice;
use crate::{
    model::{
        hours::{DayChanges, Interval},
        person::Person,
    },
    zones::{self, Zones},
};
use chrono::{Datelike, Days, Duration, NaiveDate, NaiveTime, Weekday};
use std::collections::BTreeMap;

/// How many days before and after today the schedule covers.
pub const DAYS_BEFORE: u64 = 14;
pub const DAYS_AFTER: u64 = 27;

/// Returns the days that the schedule covers, without weekends.
pub fn working_days(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = today.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(today);
    let days = first.iter_days().take((DAYS_BEFORE + DAYS_AFTER + 1) as usize);
    days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
}

/// Gives every ninth person some days off in the coming weeks.
pub fn days_away(place: usize, today: NaiveDate, dice: &mut Dice) -> DayChanges {
    if place % 9 != 4 {
        return BTreeMap::new();
    }
    let first = today.checked_add_days(Days::new(2 + dice.below(20) as u64)).unwrap_or(today);
    first.iter_days().take(1 + dice.below(3)).map(|day| (day, Vec::new())).collect()
}

/// Returns a team meeting twice a week, at the same time on the person's own clock.
pub fn busy(person: &Person, today: NaiveDate, zones: &dyn Zones, dice: &mut Dice) -> Vec<Interval> {
    let hour = 10 + dice.below(5) as u32;
    let days = [Weekday::Tue, Weekday::Thu];
    let meetings = working_days(today).filter(|day| days.contains(&day.weekday()));
    meetings
        .filter_map(|day| {
            let start =
                zones::instant(zones, &person.zone, day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?));
            Some(Interval { start, end: start + Duration::minutes(60) })
        })
        .collect()
}

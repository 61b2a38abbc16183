//! Expands rules by the minute and by the second in our own code. Every part of such a rule only removes times (except
//! BYSECOND by the minute), and the library loses its place if many are removed in a row.

use super::rule::{Frequency, Rule};
use crate::{
    exchange::calendar::rule::{MOST_TIMES, Stuck},
    order::Order,
};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// The filters of a rule. An empty list lets everything pass.
struct Passes {
    months: Vec<i64>,
    month_days: Vec<i64>,
    /// Monday is 0.
    weekdays: Vec<i64>,
    hours: Vec<i64>,
    minutes: Vec<i64>,
    seconds: Vec<i64>,
}

/// Returns the times of a rule from the first one through `until`, whether or not the first one follows the rule.
pub(super) fn times(
    first: NaiveDateTime,
    rule: &Rule,
    count: Option<u32>,
    until: NaiveDateTime,
) -> Result<Vec<NaiveDateTime>, Stuck> {
    let step = rule.period().ok_or(Stuck::NotUnderstood)?;
    let passes = Passes::of(rule);
    let wanted = count.map_or(MOST_TIMES + 1, |count| usize::try_from(count).unwrap_or(usize::MAX));
    let mut times = Vec::new();
    let mut at = first;
    while at <= until && times.len() < wanted {
        at = match passes.later(at) {
            // The rule's next own time from there.
            Some(later) => first + Duration::seconds(round_up((later - first).num_seconds(), step)),
            None => {
                let found = passes.times_of(at, rule.frequency);
                times.extend(found.into_iter().filter(|time| (first..=until).contains(time)));
                if times.len() > MOST_TIMES && count.is_none() {
                    return Err(Stuck::TooOften);
                }
                at + Duration::seconds(step)
            }
        };
    }
    times.truncate(wanted);
    if times.len() > MOST_TIMES { Err(Stuck::TooOften) } else { Ok(times) }
}

fn round_up(seconds: i64, step: i64) -> i64 {
    seconds.div_euclid(step) * step + if seconds.rem_euclid(step) == 0 { 0 } else { step }
}

impl Passes {
    fn of(rule: &Rule) -> Self {
        let list = |name: &str| {
            let values = rule.parts.iter().find_map(|part| part.strip_prefix(name)).unwrap_or_default();
            values.split(',').filter(|value| !value.is_empty())
        };
        let numbers = |name: &str| list(name).filter_map(|value| value.parse().ok()).collect();
        let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let weekday = |name: &str| days.iter().position(|day| *day == name);
        let mut seconds: Vec<i64> = numbers("BYSECOND=");
        seconds.order();
        seconds.dedup();
        Self {
            months: numbers("BYMONTH="),
            month_days: numbers("BYMONTHDAY="),
            weekdays: list("BYDAY=").filter_map(weekday).filter_map(|day| i64::try_from(day).ok()).collect(),
            hours: numbers("BYHOUR="),
            minutes: numbers("BYMINUTE="),
            seconds,
        }
    }

    /// Returns the start of the next day, hour or minute, if nothing in the current one passes.
    fn later(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        let holds = |list: &[i64], number: u32| list.is_empty() || list.contains(&i64::from(number));
        let day = at.date().and_time(NaiveTime::MIN);
        let (hour, minute) = (i64::from(at.hour()), i64::from(at.minute()));
        if !self.day_passes(at.date()) {
            Some(day + Duration::days(1))
        } else if !holds(&self.hours, at.hour()) {
            Some(day + Duration::hours(hour + 1))
        } else if !holds(&self.minutes, at.minute()) {
            Some(day + Duration::hours(hour) + Duration::minutes(minute + 1))
        } else {
            None
        }
    }

    fn day_passes(&self, day: NaiveDate) -> bool {
        let weekday = i64::from(day.weekday().num_days_from_monday());
        let (month, number) = (i64::from(day.month()), i64::from(day.day()));
        let from_end = number - i64::from(day.num_days_in_month()) - 1;
        (self.months.is_empty() || self.months.contains(&month))
            && (self.month_days.is_empty()
                || self.month_days.contains(&number)
                || self.month_days.contains(&from_end))
            && (self.weekdays.is_empty() || self.weekdays.contains(&weekday))
    }

    /// Returns the times within a minute or a second that passes.
    fn times_of(&self, at: NaiveDateTime, frequency: Frequency) -> Vec<NaiveDateTime> {
        let second = i64::from(at.second());
        match frequency {
            _ if self.seconds.is_empty() => vec![at],
            Frequency::Minutely => {
                let minute = at - Duration::seconds(second);
                self.seconds.iter().map(|second| minute + Duration::seconds(*second)).collect()
            }
            _ if self.seconds.contains(&second) => vec![at],
            _ => Vec::new(),
        }
    }
}

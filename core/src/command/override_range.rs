//! A person's time off and date overrides, as ranges of days with the same hours.

use super::{
    Command,
    person::{DayHours, MOST_DAYS},
};
use crate::{
    model::{
        hours::Span,
        person::Person,
        preferences::{Pause, Preferences},
    },
    order::Order,
};
use chrono::NaiveDate;

/// Days in a row with the same hours, which can be removed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverrideRange {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// Empty on days off.
    pub hours: Vec<Span>,
    /// Whether the days are off because of a pause. Only one pause is stored at a time.
    is_pause: bool,
}

impl OverrideRange {
    /// All ranges of a person, the earliest first.
    pub fn all(person: &Person) -> Vec<Self> {
        let mut ranges: Vec<Self> = Vec::new();
        for (day, hours) in &person.changes {
            match ranges.last_mut() {
                Some(range) if range.continues(*day, hours) => range.last = *day,
                _ => ranges.push(Self { first: *day, last: *day, hours: hours.clone(), is_pause: false }),
            }
        }
        if let Some(Pause { from, until }) = person.preferences.pause {
            ranges.push(Self { first: from, last: until, hours: Vec::new(), is_pause: true });
        }
        ranges.order_by_key(|range| (range.first, range.last));
        ranges
    }

    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.last < today
    }

    /// The command that gives these days their usual hours back.
    pub fn removal(&self, person: &Person) -> Command {
        if self.is_pause {
            let preferences = Preferences { pause: None, ..person.preferences.clone() };
            return Command::SetPreferences { person: person.id, preferences };
        }
        Command::ChangeDays { person: person.id, days: DayHours::of_range(self.first, self.last, None) }
    }

    /// Whether this day is the next one. No range has more days than one command can change.
    fn continues(&self, day: NaiveDate, hours: &[Span]) -> bool {
        let is_short = (day - self.first).num_days() < MOST_DAYS as i64;
        is_short && self.last.succ_opt() == Some(day) && self.hours == hours
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::ids::PersonId, order::Gather, zones::Zone};
    use chrono::Days;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 1).expect("a date") + Days::new(number)
    }

    fn person(changes: impl IntoIterator<Item = (u64, Vec<Span>)>) -> Person {
        let changes = changes.into_iter().map(|(number, hours)| (day(number), hours)).into_map();
        Person {
            id: PersonId(1),
            team: None,
            zone: Zone::utc(),
            joined: None,
            hours: Default::default(),
            changes,
            busy: Default::default(),
            limits: Default::default(),
            hosting: Default::default(),
            presence: Default::default(),
            tags: Default::default(),
            preferences: Default::default(),
            roles: Default::default(),
        }
    }

    fn ranges(person: &Person) -> Vec<(NaiveDate, NaiveDate)> {
        OverrideRange::all(person).iter().map(|range| (range.first, range.last)).collect()
    }

    #[test]
    fn days_in_a_row_with_the_same_hours_are_one_range() {
        let morning = vec![Span::new(540, 720)];
        let changes = [(1, vec![]), (2, vec![]), (3, morning.clone()), (4, morning), (6, vec![])];
        assert_eq!(ranges(&person(changes)), [(day(1), day(2)), (day(3), day(4)), (day(6), day(6))]);
    }

    #[test]
    fn a_pause_is_a_range_of_its_own() {
        let mut paused = person([(3, vec![]), (5, vec![])]);
        paused.preferences.pause = Some(Pause { from: day(4), until: day(8) });
        assert_eq!(ranges(&paused), [(day(3), day(3)), (day(4), day(8)), (day(5), day(5))]);
        let Command::SetPreferences { preferences, .. } = OverrideRange::all(&paused)[1].removal(&paused)
        else {
            panic!("a pause is one of the preferences");
        };
        assert_eq!(preferences.pause, None);
    }

    #[test]
    fn a_range_is_removed_with_one_command_however_long_it_is() {
        let long = person((0..MOST_DAYS as u64 + 2).map(|number| (number, vec![])));
        let removed = OverrideRange::all(&long).iter().map(|range| range.removal(&long)).collect::<Vec<_>>();
        let days = removed.iter().map(|command| match command {
            Command::ChangeDays { days, .. } => days.len(),
            _ => 0,
        });
        assert_eq!(days.collect::<Vec<_>>(), [MOST_DAYS, 2]);
    }

    #[test]
    fn a_range_is_over_after_its_last_day() {
        let range = &OverrideRange::all(&person([(1, vec![]), (2, vec![])]))[0];
        assert!(!range.is_over(day(2)) && range.is_over(day(3)));
    }
}

//! Parses dates and times as people and programs write them. The order of day and month is decided for a whole column.

mod tokens;

use crate::exchange::table::date_order::DateOrder;
use crate::exchange::table::problem::ProblemKind;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use tokens::Written;

/// What a column's dates show about their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnOrder {
    /// Every date can be read in only one way.
    Plain,
    /// At least one date settles the order, and none contradicts it.
    Settled(DateOrder),
    /// No date settles the order, or the dates contradict each other. Holds the first ambiguous date.
    Open { example: String },
}

/// A date, perhaps with a time, and the zone if one was written behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
    /// An offset, an abbreviation or a name, as written.
    pub zone: Option<String>,
}

impl Moment {
    /// Returns the local time, if a time was written.
    pub fn local(&self) -> Option<NaiveDateTime> {
        self.time.map(|time| self.date.and_time(time))
    }
}

/// What the dates of a column show about their order, collected one by one.
#[derive(Debug, Default)]
pub struct OrderEvidence {
    day_first: bool,
    month_first: bool,
    /// The first ambiguous date.
    doubtful: Option<String>,
}

impl OrderEvidence {
    /// Adds a value. Values that aren't dates are ignored.
    pub fn add(&mut self, value: &str) {
        let Some(Written { date: WrittenDate::Numbers { first, second, year }, weekday, .. }) =
            tokens::read(value)
        else {
            return;
        };
        let fits =
            |date: Option<NaiveDate>| date.filter(|date| weekday.is_none_or(|day| day == date.weekday()));
        match (fits(date(year, second, first)), fits(date(year, first, second))) {
            (Some(one), Some(two)) if one != two => {
                self.doubtful.get_or_insert_with(|| value.to_owned());
            }
            (Some(_), None) => self.day_first = true,
            (None, Some(_)) => self.month_first = true,
            _ => {}
        }
    }

    /// Returns the order of the whole column.
    pub fn order(self) -> ColumnOrder {
        match (self.day_first, self.month_first, self.doubtful) {
            (true, false, _) => ColumnOrder::Settled(DateOrder::DayFirst),
            (false, true, _) => ColumnOrder::Settled(DateOrder::MonthFirst),
            (_, _, Some(example)) => ColumnOrder::Open { example },
            (_, _, None) => ColumnOrder::Plain,
        }
    }
}

/// Parses one value. If `order` is `None`, an ambiguous date is a problem, never a guess.
///
/// # Errors
///
/// If the value isn't a date and time, or could be either of two dates.
pub fn moment(text: &str, order: Option<DateOrder>) -> Result<Moment, ProblemKind> {
    let written = tokens::read(text).ok_or_else(|| ProblemKind::NotDate(text.to_owned()))?;
    let date = match written.date {
        WrittenDate::Certain(date) => date,
        WrittenDate::Short => return Err(ProblemKind::ShortYear(text.to_owned())),
        WrittenDate::Numbers { first, second, year } => {
            match (order, date(year, second, first), date(year, first, second)) {
                (Some(DateOrder::DayFirst), Some(date), _) | (Some(DateOrder::MonthFirst), _, Some(date)) => {
                    date
                }
                (None, Some(one), Some(two)) if one != two => {
                    return Err(ProblemKind::DateOrderUnknown(text.to_owned()));
                }
                (None, Some(date), _) | (None, _, Some(date)) => date,
                _ => return Err(ProblemKind::NotDate(text.to_owned())),
            }
        }
    };
    if written.weekday.is_some_and(|weekday| weekday != date.weekday()) {
        return Err(ProblemKind::OtherWeekday(text.to_owned()));
    }
    if !(2000..=2100).contains(&date.year()) {
        return Err(ProblemKind::YearOutside(date.year()));
    }
    Ok(Moment { date, time: written.time, zone: written.zone })
}

/// Parses a time of day on its own, as in a separate time column, and the zone behind it if there is one.
pub fn time_of_day(text: &str) -> Option<(NaiveTime, Option<String>)> {
    tokens::time_alone(text)
}

/// Whether the text is a date in any order of day and month.
pub fn is_date(text: &str) -> bool {
    tokens::read(text).is_some()
}

/// Returns both readings of a date, day first and month first.
pub fn both_readings(text: &str) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let read = |order| moment(text, Some(order)).ok().map(|moment| moment.date);
    (read(DateOrder::DayFirst), read(DateOrder::MonthFirst))
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The date part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum WrittenDate {
    Certain(NaiveDate),
    Numbers { first: u32, second: u32, year: i32 },
    Short,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, order: Option<DateOrder>, expected: &str) {
        let found = match moment(text, order) {
            Ok(moment) => {
                let time = moment.time.map_or(String::new(), |time| format!(" {time}"));
                let zone = moment.zone.map_or(String::new(), |zone| format!(" [{zone}]"));
                format!("{}{time}{zone}", moment.date)
            }
            Err(reason) => format!("{reason:?}").split('(').next().unwrap_or("").to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_the_forms_people_use() {
        for (text, expected) in [
            ("2026-03-02T14:30:00Z", "2026-03-02 14:30:00 [Z]"),
            ("2026-03-02T14:30:00.000Z", "2026-03-02 14:30:00 [Z]"),
            ("2026-03-02T14:30:00+01:00", "2026-03-02 14:30:00 [+01:00]"),
            ("2026-03-02 14:30:00 +0100", "2026-03-02 14:30:00 [+0100]"),
            ("2026-03-02 14:30:00 UTC", "2026-03-02 14:30:00 [UTC]"),
            ("2026-03-02 14:30", "2026-03-02 14:30:00"),
            ("2026-03-02T14:30:00", "2026-03-02 14:30:00"),
            ("2026/03/02 14:30", "2026-03-02 14:30:00"),
            ("2026-03-02", "2026-03-02"),
            ("20260302T143000Z", "2026-03-02 14:30:00 [Z]"),
            ("02.03.2026 14:30", "2026-03-02 14:30:00"),
            ("2.3.2026, 14:30 Uhr", "2026-03-02 14:30:00"),
            ("Mar 2, 2026, 2:30 PM", "2026-03-02 14:30:00"),
            ("Mar 2, 2026, 2:30\u{202F}PM", "2026-03-02 14:30:00"),
            ("2 March 2026 14:30", "2026-03-02 14:30:00"),
            ("02-Mar-2026 14:30", "2026-03-02 14:30:00"),
            ("Monday, March 2nd, 2026 at 2:30pm PST", "2026-03-02 14:30:00 [PST]"),
            ("Mon, 2 Mar 2026 14:30:00 GMT", "2026-03-02 14:30:00 [GMT]"),
            ("March 2, 2026 12:05 a.m.", "2026-03-02 00:05:00"),
            ("March 2, 2026 12:05 p.m.", "2026-03-02 12:05:00"),
            ("March 2, 2026 2 PM (Europe/Berlin)", "2026-03-02 14:00:00 [Europe/Berlin]"),
            ("3/25/2026 2:30 PM", "2026-03-25 14:30:00"),
            ("25/03/2026 14:30", "2026-03-25 14:30:00"),
            ("05/05/2026", "2026-05-05"),
        ] {
            check(text, None, expected);
        }
    }

    #[test]
    fn the_order_is_required_only_for_ambiguous_dates() {
        check("3/2/2026 2:30 PM", None, "DateOrderUnknown");
        check("3/2/2026 2:30 PM", Some(DateOrder::MonthFirst), "2026-03-02 14:30:00");
        check("02/03/2026 14:30", Some(DateOrder::DayFirst), "2026-03-02 14:30:00");
        check("3/25/2026", Some(DateOrder::DayFirst), "NotDate");
    }

    #[test]
    fn values_that_are_not_dates_are_never_guessed() {
        for (text, expected) in [
            ("", "NotDate"),
            ("tomorrow", "NotDate"),
            ("46083.6", "NotDate"),
            ("31.02.2026", "NotDate"),
            ("2026-02-30 10:00", "NotDate"),
            ("2026-03-02 25:00", "NotDate"),
            ("2026-03-02 14:30 PM 15:00", "NotDate"),
            ("2026-03-02 14:30 - 15:00", "NotDate"),
            ("2026-03-02 13:30 XM what", "2026-03-02 13:30:00 [XM what]"),
            ("14:30 PM 2 March 2026", "NotDate"),
            ("3/2/26", "ShortYear"),
            ("Tuesday, March 2, 2026", "OtherWeekday"),
            ("1999-03-02", "YearOutside"),
            ("14:30", "NotDate"),
        ] {
            check(text, None, expected);
        }
    }

    #[test]
    fn one_date_settles_a_column() {
        let order = |values: &[&str]| {
            let mut evidence = OrderEvidence::default();
            values.iter().for_each(|value| evidence.add(value));
            evidence.order()
        };
        let open = |example: &str| ColumnOrder::Open { example: example.to_owned() };
        assert_eq!(order(&["3/2/2026", "3/25/2026"]), ColumnOrder::Settled(DateOrder::MonthFirst));
        assert_eq!(order(&["3/2/2026", "25/3/2026"]), ColumnOrder::Settled(DateOrder::DayFirst));
        assert_eq!(order(&["Mon 3/2/2026"]), ColumnOrder::Settled(DateOrder::MonthFirst));
        assert_eq!(order(&["3/2/2026", "x"]), open("3/2/2026"));
        assert_eq!(order(&["3/2/2026", "25/3/2026", "3/25/2026"]), open("3/2/2026"));
        assert_eq!(order(&["2026-03-02", "05/05/2026"]), ColumnOrder::Plain);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = moment(&text, Some(DateOrder::DayFirst));
        }

        #[test]
        fn no_near_date_makes_it_panic(text in "[0-9]{0,4}[-/. :][0-9]{0,4}[-/. T][0-9a-zé]{0,6}[ :,]?[0-9]{0,3} ?(PM|Z|[+-][0-9:]{1,5})?") {
            OrderEvidence::default().add(&text);
            let _ = moment(&text, None);
        }

        #[test]
        fn every_minute_comes_back(minutes in 0i64..50_000_000, form in 0usize..5) {
            let at = date(2000, 1, 1).expect("a date").and_time(chrono::NaiveTime::MIN) + chrono::Duration::minutes(minutes);
            let format = ["%Y-%m-%d %H:%M", "%m/%d/%Y %I:%M %p", "%d.%m.%Y %H:%M", "%A, %B %-d, %Y %-I:%M%P", "%e %b %Y %R"][form];
            let text = at.format(format).to_string();
            prop_assert_eq!(moment(&text, Some(DateOrder::MonthFirst)).ok().and_then(|moment| moment.local()), Some(at));
        }
    }
}

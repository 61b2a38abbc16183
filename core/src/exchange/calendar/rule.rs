//! A recurrence rule, read strictly. The calendar library drops unknown parts of a rule, and a rule without one of its
//! parts gives wrong times. So every part is checked first.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// Enough for fifty years of days.
pub(super) const MOST_TIMES: usize = 20_000;

/// Why a rule gave no times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stuck {
    NotUnderstood,
    /// The file has more times than the work limit allows.
    TooMany,
    /// The rule has more times than the limit for one rule.
    TooOften,
}

/// The library expands a whole period at once, up to a year, so hours times minutes times seconds counts.
const MOST_TIMES_A_DAY: usize = 24;

/// Longer than any calendar.
const MOST_SECONDS: i64 = 1_000 * 366 * 86_400;

/// A rule of which every part is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub frequency: Frequency,
    pub interval: u16,
    pub count: Option<u32>,
    pub until: Option<Until>,
    /// All other parts, as written.
    pub parts: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frequency {
    Yearly,
    Monthly,
    Weekly,
    Daily,
    Hourly,
    Minutely,
    Secondly,
}

/// The last moment of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Day(NaiveDate),
    Local(NaiveDateTime),
    Utc(DateTime<Utc>),
}

/// Why a rule can't be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unruly {
    NotUnderstood,
    TooOften,
}

impl Rule {
    pub(super) fn read(text: &str) -> Result<Self, Unruly> {
        let mut rule =
            Self { frequency: Frequency::Yearly, interval: 1, count: None, until: None, parts: Vec::new() };
        let mut names = Vec::new();
        let text = text.trim().trim_end_matches(';').to_ascii_uppercase();
        for part in text.split(';') {
            let (name, value) = part.split_once('=').ok_or(Unruly::NotUnderstood)?;
            if names.contains(&name) || !rule.take(part, name, value)? {
                return Err(Unruly::NotUnderstood);
            }
            names.push(name);
        }
        if !rule.is_countable() {
            return Err(Unruly::TooOften);
        }
        rule.reword_fifth_last();
        rule.fits().then_some(rule).filter(|_| names.contains(&"FREQ")).ok_or(Unruly::NotUnderstood)
    }

    fn take(&mut self, part: &str, name: &str, value: &str) -> Result<bool, Unruly> {
        let sound = match name {
            "FREQ" => {
                self.frequency = match value {
                    "YEARLY" => Frequency::Yearly,
                    "MONTHLY" => Frequency::Monthly,
                    "WEEKLY" => Frequency::Weekly,
                    "DAILY" => Frequency::Daily,
                    "HOURLY" => Frequency::Hourly,
                    "MINUTELY" => Frequency::Minutely,
                    "SECONDLY" => Frequency::Secondly,
                    _ => return Ok(false),
                };
                return Ok(true);
            }
            "INTERVAL" => {
                self.interval = value.parse().unwrap_or(0);
                return Ok((1..=10_000).contains(&self.interval));
            }
            "COUNT" => {
                self.count = value.parse().ok().filter(|count| *count > 0);
                return Ok(self.count.is_some());
            }
            "UNTIL" => {
                self.until = Until::read(value);
                return Ok(self.until.is_some());
            }
            // The calendar that is meant if none is named.
            "RSCALE" => return Ok(value == "GREGORIAN"),
            "SKIP" => return Ok(value == "OMIT"),
            "WKST" => weekday(value),
            "BYDAY" => list(value, day),
            "BYMONTH" => list(value, |item| within(item, 1, 12) && !item.starts_with(['-', '+'])),
            "BYMONTHDAY" => list(value, |item| within(item, 1, 31)),
            "BYYEARDAY" | "BYSETPOS" => list(value, |item| within(item, 1, 366)),
            "BYWEEKNO" => list(value, |item| within(item, 1, 53)),
            "BYHOUR" => list(value, |item| within(item, 0, 23)),
            "BYMINUTE" | "BYSECOND" => list(value, |item| within(item, 0, 59)),
            _ => false,
        };
        self.parts.push(part.to_owned());
        Ok(sound)
    }

    /// Rewords the fifth-last Monday of a month as the Monday among its 29th, 30th and 31st last days, which the library
    /// supports.
    fn reword_fifth_last(&mut self) {
        if self.frequency != Frequency::Monthly
            || self.parts.iter().any(|part| part.starts_with("BYMONTHDAY="))
        {
            return;
        }
        let Some(days) = self.parts.iter_mut().find(|part| part.starts_with("BYDAY=-5")) else { return };
        let names: Option<Vec<&str>> =
            days["BYDAY=".len()..].split(',').map(|day| day.strip_prefix("-5")).collect();
        if let Some(names) = names {
            *days = format!("BYDAY={}", names.join(","));
            self.parts.push("BYMONTHDAY=-29,-30,-31".to_owned());
        }
    }

    /// Whether the rule can be expanded. The library expands whole periods, and our own stepping supports only some parts.
    fn is_countable(&self) -> bool {
        let only = |names: &[&str]| {
            self.parts.iter().all(|part| names.iter().chain(&["WKST"]).any(|name| part.starts_with(name)))
        };
        match self.frequency {
            Frequency::Secondly | Frequency::Minutely => {
                only(&["BYMONTH=", "BYMONTHDAY=", "BYDAY=", "BYHOUR=", "BYMINUTE=", "BYSECOND="])
            }
            _ => self.times_a_period() <= MOST_TIMES_A_DAY,
        }
    }

    fn times_a_period(&self) -> usize {
        let clock =
            |part: &&String| ["BYHOUR=", "BYMINUTE=", "BYSECOND="].iter().any(|name| part.starts_with(name));
        self.parts.iter().filter(clock).map(|part| part.split(',').count()).product()
    }

    /// Returns the seconds from one period to the next, if they are always the same.
    pub(super) fn period(&self) -> Option<i64> {
        let seconds = match self.frequency {
            Frequency::Yearly | Frequency::Monthly => return None,
            Frequency::Weekly => 7 * 86_400,
            Frequency::Daily => 86_400,
            Frequency::Hourly => 3_600,
            Frequency::Minutely => 60,
            Frequency::Secondly => 1,
        };
        Some(seconds * i64::from(self.interval))
    }

    /// Returns the work of expanding the rule, in steps that take the library about as long as one day.
    pub(super) fn steps(&self, first: NaiveDateTime, until: NaiveDateTime) -> usize {
        let seconds = (until - first).num_seconds().max(0);
        let interval = i64::from(self.interval);
        let steps = match self.frequency {
            Frequency::Yearly => seconds / (365 * 86_400 * interval) * 20,
            Frequency::Monthly => seconds / (28 * 86_400 * interval) * 4,
            Frequency::Weekly => seconds / (7 * 86_400 * interval) * 2,
            _ => seconds / self.period().unwrap_or(86_400),
        };
        usize::try_from(steps).unwrap_or(usize::MAX).saturating_add(20)
    }

    /// Replaces the rule's count with its last time, if that is easy to calculate.
    pub(super) fn uncounted(mut self, first: NaiveDateTime) -> Self {
        let Some(period) = self.period() else { return self };
        let plain = self.until.is_none() && self.parts.iter().all(|part| part.starts_with("WKST"));
        let last = self
            .count
            .filter(|_| plain)
            .map(|count| Duration::seconds(period.saturating_mul(i64::from(count) - 1).min(MOST_SECONDS)));
        if let Some(last) = last.and_then(|last| first.checked_add_signed(last)) {
            (self.count, self.until) = (None, Some(Until::Local(last)));
        }
        self
    }

    /// Whether its parts can be combined.
    fn fits(&self) -> bool {
        let has = |name: &str| self.parts.iter().any(|part| part.starts_with(name));
        let numbered = self.parts.iter().any(|part| {
            part.strip_prefix("BYDAY=")
                .is_some_and(|days| days.contains(|character: char| character.is_ascii_digit()))
        });
        let wide = matches!(self.frequency, Frequency::Yearly | Frequency::Monthly);
        (wide || !numbered)
            && (self.frequency == Frequency::Yearly || !has("BYWEEKNO=") && !has("BYYEARDAY="))
            && (self.frequency != Frequency::Weekly || !has("BYMONTHDAY="))
            && (!has("BYSETPOS=")
                || self.parts.iter().any(|part| part.starts_with("BY") && !part.starts_with("BYSETPOS=")))
            && !(numbered && has("BYWEEKNO="))
    }

    /// Returns the end of the rule in its event's local time.
    pub(super) fn until_local(
        &self,
        local: impl Fn(DateTime<Utc>) -> NaiveDateTime,
    ) -> Option<NaiveDateTime> {
        Some(match self.until? {
            Until::Day(day) => day.and_time(NaiveTime::MIN),
            Until::Local(until) => until,
            Until::Utc(until) => local(until),
        })
    }

    /// Returns the rule with other ends, as a property's value.
    pub(super) fn ending(&self, count: Option<u32>, until: NaiveDateTime) -> String {
        let frequency = match self.frequency {
            Frequency::Yearly => "YEARLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Daily => "DAILY",
            Frequency::Hourly => "HOURLY",
            Frequency::Minutely => "MINUTELY",
            Frequency::Secondly => "SECONDLY",
        };
        let mut text = format!("FREQ={frequency};INTERVAL={}", self.interval);
        for part in &self.parts {
            text.push(';');
            text.push_str(part);
        }
        if let Some(count) = count {
            text.push_str(&format!(";COUNT={count}"));
        }
        text.push_str(&until.format(";UNTIL=%Y%m%dT%H%M%S").to_string());
        text
    }
}

impl Until {
    fn read(text: &str) -> Option<Self> {
        let time = |text| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
        match text.len() {
            8 => NaiveDate::parse_from_str(text, "%Y%m%d").ok().map(Self::Day),
            15 => time(text).map(Self::Local),
            16 => time(text.strip_suffix('Z')?).map(|until| Self::Utc(until.and_utc())),
            _ => None,
        }
    }

    /// Adapts the end to a rule of whole days: midnight in UTC stands for the day itself, in any time zone.
    pub(super) fn of_days(self) -> Self {
        match self {
            Self::Utc(until) if until.time() == NaiveTime::MIN => Self::Day(until.date_naive()),
            other => other,
        }
    }
}

fn list(value: &str, sound: impl Fn(&str) -> bool) -> bool {
    value.len() < 2_000 && value.split(',').all(sound)
}

fn within(item: &str, least: u16, most: u16) -> bool {
    let digits = item.strip_prefix(['+', '-']).filter(|_| least > 0).unwrap_or(item);
    let number = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
    number.is_some_and(|number: u16| (least..=most).contains(&number))
}

fn weekday(item: &str) -> bool {
    matches!(item, "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")
}

fn day(item: &str) -> bool {
    let Some((number, name)) = item.split_at_checked(item.len().saturating_sub(2)) else { return false };
    weekday(name) && (number.is_empty() || within(number, 1, 53))
}

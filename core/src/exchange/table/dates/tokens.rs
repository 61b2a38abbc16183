//! Splits a written date into one date, at most one time and one weekday, and the zone from the rest.

use crate::exchange::table::dates::{WrittenDate, date};
use chrono::{NaiveDate, NaiveTime, Weekday};

/// The parts of a value, before day and month are told apart.
pub(super) struct Written {
    pub date: WrittenDate,
    pub weekday: Option<Weekday>,
    pub time: Option<NaiveTime>,
    pub zone: Option<String>,
}

/// Reads a value that starts with or contains one date.
pub(super) fn read(text: &str) -> Option<Written> {
    let words = words(text)?;
    let mut parts = Parts::default();
    let mut at = 0;
    while at < words.len() {
        at += parts.take(&words[at..])?;
    }
    let date = parts.date()?;
    let time = match parts.time {
        Some(time) => Some(time.finished()?),
        None => None,
    };
    let zone = (!parts.zone.is_empty()).then(|| parts.zone.join(" "));
    Some(Written { date, weekday: parts.weekday, time, zone })
}

/// Reads a value that is a time, perhaps with a zone.
pub(super) fn time_alone(text: &str) -> Option<(NaiveTime, Option<String>)> {
    let words = words(text)?;
    let mut parts = Parts::default();
    let mut at = 0;
    while at < words.len() {
        at += parts.take(&words[at..])?;
    }
    let dated = parts.numeric.is_some()
        || parts.weekday.is_some()
        || parts.month.is_some()
        || !parts.numbers.is_empty();
    let zone = (!parts.zone.is_empty()).then(|| parts.zone.join(" "));
    if dated { None } else { Some((parts.time?.finished()?, zone)) }
}

fn words(text: &str) -> Option<Vec<String>> {
    if text.len() > 100 {
        return None;
    }
    let words =
        text.split(|character: char| character.is_whitespace() || matches!(character, ',' | '(' | ')'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    Some(words.into_iter().flat_map(without_t).collect())
}

/// Splits `2026-03-02T14:30` at its T.
fn without_t(word: &str) -> Vec<String> {
    if let Some((before, after)) = word.split_once(['T', 't'])
        && before.len() >= 8
        && before.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && after.starts_with(|character: char| character.is_ascii_digit())
    {
        return vec![before.to_owned(), after.to_owned()];
    }
    vec![word.to_owned()]
}

#[derive(Default)]
struct Parts {
    numeric: Option<WrittenDate>,
    month: Option<u32>,
    numbers: Vec<(u32, usize)>,
    weekday: Option<Weekday>,
    time: Option<Clock>,
    zone: Vec<String>,
}

impl Parts {
    /// Consumes the next word or two and returns how many, or `None` if the word can't be part of a date.
    fn take(&mut self, words: &[String]) -> Option<usize> {
        let word = words[0].as_str();
        let lower = word.to_lowercase();
        if let Some(clock) = &mut self.time
            && clock.meridiem.is_none()
            && self.zone.is_empty()
            && let Some(meridiem) = meridiem(&lower)
        {
            clock.meridiem = Some(meridiem);
            return Some(1);
        }
        if matches!(lower.as_str(), "at" | "um" | "uhr" | "of" | "the") {
            return Some(1);
        }
        if self.zone.is_empty() && word.starts_with(|character: char| character.is_ascii_digit()) {
            return self.take_number(words);
        }
        if self.time.is_none() || self.month.is_none() && self.numeric.is_none() {
            if let Some(weekday) = weekday(&lower) {
                return self.weekday.replace(weekday).is_none().then_some(1);
            }
            if let Some(month) = month(&lower) {
                return self.month.replace(month).is_none().then_some(1);
            }
        }
        // A zone comes after a time, and a lone dash there means a span of two times.
        if self.time.is_none() || !word.contains(|character: char| character.is_alphanumeric()) {
            return None;
        }
        if self.zone.is_empty() && self.time.as_ref().is_some_and(|clock| clock.may_end_at(word)) {
            return None;
        }
        self.zone.push(word.to_owned());
        Some(1)
    }

    fn take_number(&mut self, words: &[String]) -> Option<usize> {
        let word = words[0].as_str();
        if let Some((clock, rest)) = Clock::read(word) {
            if self.time.replace(clock).is_some() {
                return None;
            }
            if !rest.is_empty() {
                self.zone.push(rest.to_owned());
            }
            return Some(1);
        }
        // `2 PM`: a bare hour, recognized by the word after it.
        if let Some(next) = words.get(1).and_then(|next| meridiem(&next.to_lowercase()))
            && let Ok(hour) = word.parse::<u32>()
        {
            let clock = Clock { hour, minute: 0, second: 0, meridiem: Some(next) };
            return self.time.replace(clock).is_none().then_some(2);
        }
        if let Some(numeric) = numeric_date(word) {
            return self.numeric.replace(numeric).is_none().then_some(1);
        }
        let digits =
            word.trim_end_matches(|character: char| character.is_ascii_alphabetic() || character == '.');
        let ordinal = matches!(&word[digits.len()..], "" | "." | "st" | "nd" | "rd" | "th");
        let number = digits.parse().ok().filter(|_| ordinal && digits.len() <= 4)?;
        self.numbers.push((number, digits.len()));
        (self.numbers.len() <= 2).then_some(1)
    }

    fn date(&self) -> Option<WrittenDate> {
        match (&self.numeric, self.month, self.numbers.as_slice()) {
            (Some(numeric), None, []) => Some(numeric.clone()),
            (None, Some(month), [(day, 1..=2), (year, 4)])
            | (None, Some(month), [(year, 4), (day, 1..=2)]) => {
                date(i32::try_from(*year).ok()?, month, *day).map(WrittenDate::Certain)
            }
            (None, Some(_), [(_, 1..=2), (_, 1..=2)]) => Some(WrittenDate::Short),
            _ => None,
        }
    }
}

/// A time of day before AM or PM is applied.
struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    /// 0 for AM, 12 for PM.
    meridiem: Option<u32>,
}

impl Clock {
    /// Reads `14:30`, `2:30pm`, `14:30:00.000Z`, `14:30:00+01:00`, `2pm` or `143000Z`, and returns the text after the time
    /// too.
    fn read(word: &str) -> Option<(Self, &str)> {
        let (hour, rest) = number(word);
        if hour.len() == 6 && (rest.is_empty() || rest == "Z") {
            let clock = |part: &str| part.parse().ok();
            let (hour, minute, second) = (clock(&hour[..2])?, clock(&hour[2..4])?, clock(&hour[4..])?);
            return Some((Self { hour, minute, second, meridiem: None }, rest));
        }
        if !(1..=2).contains(&hour.len()) {
            return None;
        }
        let hour = hour.parse().ok()?;
        let Some(rest) = rest.strip_prefix(':') else {
            let meridiem = meridiem(&rest.to_lowercase())?;
            return Some((Self { hour, minute: 0, second: 0, meridiem: Some(meridiem) }, ""));
        };
        let (minute, rest) = number(rest);
        if minute.len() != 2 {
            return None;
        }
        let (second, rest) = match rest.strip_prefix(':').map(number) {
            Some((second, rest)) if second.len() == 2 => (second.parse().ok()?, rest),
            Some(_) => return None,
            // `09:00-10:00` is far more often a span of time than a time ten hours behind UTC.
            None if rest.starts_with(['-', '–']) => return None,
            None => (0, rest),
        };
        let rest = rest.strip_prefix('.').map_or(rest, |fraction| number(fraction).1);
        let meridiem = meridiem(&rest.to_lowercase());
        let rest = if meridiem.is_some() { "" } else { rest };
        Some((Self { hour, minute: minute.parse().ok()?, second, meridiem }, rest))
    }

    /// Whether a following `-10:00` could be the end of a span, because an offset that far west is rare.
    fn may_end_at(&self, word: &str) -> bool {
        let behind = word.strip_prefix(['-', '–', '\u{2212}']).and_then(|end| end.split_once(':'));
        let hour = behind.and_then(|(hour, _)| hour.parse::<u32>().ok());
        self.second == 0 && hour.is_some_and(|hour| hour >= self.hour && hour > 0)
    }

    fn finished(&self) -> Option<NaiveTime> {
        let hour = match self.meridiem {
            None => self.hour,
            Some(half) => (1..=12).contains(&self.hour).then(|| self.hour % 12 + half)?,
        };
        NaiveTime::from_hms_opt(hour, self.minute, self.second)
    }
}

fn number(text: &str) -> (&str, &str) {
    text.split_at(text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len()))
}

/// Reads `2026-03-02`, `2026/3/2`, `20260302`, `02.03.2026`, `3/2/2026` or `02-Mar-2026`.
fn numeric_date(word: &str) -> Option<WrittenDate> {
    if word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::parse_from_str(word, "%Y%m%d").ok().map(WrittenDate::Certain);
    }
    let separator = ['-', '/', '.'].into_iter().find(|separator| word.contains(*separator))?;
    let parts: Vec<&str> = word.split(separator).collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if let Some(month) = month(&second.to_lowercase()) {
        return match third.len() {
            4 => date(third.parse().ok()?, month, first.parse().ok()?).map(WrittenDate::Certain),
            _ => Some(WrittenDate::Short),
        };
    }
    let digits =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(digits) || second.len() > 2 {
        return None;
    }
    let second: u32 = second.parse().ok()?;
    match (first.len(), third.len(), separator) {
        (4, 1..=2, '-' | '/') => {
            date(first.parse().ok()?, second, third.parse().ok()?).map(WrittenDate::Certain)
        }
        // No one writes the month first with dots.
        (1..=2, 4, '.') => date(third.parse().ok()?, second, first.parse().ok()?).map(WrittenDate::Certain),
        (1..=2, 4, _) => {
            Some(WrittenDate::Numbers { first: first.parse().ok()?, second, year: third.parse().ok()? })
        }
        (1..=2, 2, _) => Some(WrittenDate::Short),
        _ => None,
    }
}

fn meridiem(word: &str) -> Option<u32> {
    match word {
        "am" | "a.m." | "a.m" => Some(0),
        "pm" | "p.m." | "p.m" => Some(12),
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.');
    let word = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|month| *month == word || word.len() == 3 && month.starts_with(word))?;
    u32::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    match word.trim_end_matches('.') {
        "mon" | "monday" => Some(Weekday::Mon),
        "tue" | "tues" | "tuesday" => Some(Weekday::Tue),
        "wed" | "wednesday" => Some(Weekday::Wed),
        "thu" | "thur" | "thurs" | "thursday" => Some(Weekday::Thu),
        "fri" | "friday" => Some(Weekday::Fri),
        "sat" | "saturday" => Some(Weekday::Sat),
        "sun" | "sunday" => Some(Weekday::Sun),
        _ => None,
    }
}

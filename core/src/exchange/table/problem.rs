//! Lines of a table that were skipped, and why.

use crate::{model::person::LONGEST_NAME, wording::count};
use std::fmt;

/// A line that was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1 as in an editor.
    pub line: u32,
    /// The line's own id in the system that wrote the file, if it has one.
    pub id: Option<String>,
    pub reason: ProblemKind,
}

impl Problem {
    pub fn new(line: u32, reason: ProblemKind) -> Self {
        Self { line, id: None, reason }
    }
}

/// Checks that a name has a realistic length. `field` names the field in the message.
///
/// # Errors
///
/// If the name is longer than the limit.
pub fn check_length(field: &'static str, name: &str) -> Result<(), ProblemKind> {
    let characters = name.chars().count();
    if characters > LONGEST_NAME { Err(ProblemKind::TooLongName { field, characters }) } else { Ok(()) }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Line {}: {}", self.line, self.reason)
    }
}

/// Why a line was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    TooManyCells {
        found: usize,
        expected: usize,
    },
    UnclosedQuote,
    /// A quotation mark on an earlier line is never closed, so this line is part of its cell.
    BehindOpenQuote {
        first_line: u32,
    },
    /// A required cell is empty. Holds the name of the field.
    Missing(&'static str),
    NotMail(String),
    /// The commas could separate people, or last names from first names.
    NamesUnclear(String),
    /// An entry in a list of people isn't a person.
    NotPerson,
    NotDate(String),
    /// The year's two digits could belong to any century, or be a day.
    ShortYear(String),
    /// The written weekday isn't the date's.
    OtherWeekday(String),
    /// The column never shows whether the day or the month comes first.
    DateOrderUnknown(String),
    MissingTime(String),
    YearOutside(i32),
    UnknownZone(String),
    /// An abbreviation such as PST on a date when the zone has a different offset.
    ZoneOutOfSeason {
        abbreviation: String,
        zone: String,
    },
    /// A clock change skipped this local time.
    SkippedTime {
        local: String,
        zone: String,
    },
    /// A status that says neither that the interview is on nor that it is cancelled.
    UnknownStatus(String),
    /// The column's name and the row give different zones.
    ZonesDisagree {
        column: String,
        row: String,
    },
    /// Two columns give different starts.
    StartsDisagree {
        one: String,
        other: String,
    },
    /// A name is longer than the limit. `field` names the field.
    TooLongName {
        field: &'static str,
        characters: usize,
    },
    NotMinutes(String),
    /// Neither an end nor a duration.
    MissingLength,
    EndNotAfterStart,
    TooLong {
        minutes: i64,
    },
    /// The end and the duration are both given and don't agree.
    LengthsDisagree {
        by_end: i64,
        by_minutes: i64,
    },
    /// Neither one certification date for all interview types nor one for each.
    CertifiedDays {
        types: usize,
        days: usize,
    },
    SamePerson {
        first_line: u32,
    },
    SameIdOtherInterview {
        first_line: u32,
    },
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyCells { found, expected } => write!(
                formatter,
                "{found} cells, but the header has {expected}. Put quotation marks around any cell that contains the \
                 separator."
            ),
            Self::UnclosedQuote => write!(formatter, "a quotation mark is never closed. Close it."),
            Self::BehindOpenQuote { first_line } => {
                write!(
                    formatter,
                    "the quotation mark opened on line {first_line} is never closed. Close it there."
                )
            }
            Self::Missing(field) => write!(formatter, "no {field}. Add one."),
            Self::NotMail(text) => {
                write!(formatter, "“{text}” isn’t an email address. Write it as name@company.com.")
            }
            Self::NamesUnclear(text) => write!(
                formatter,
                "“{text}” could be several people, or last names before first names. Put semicolons between people."
            ),
            Self::NotPerson => {
                write!(formatter, "no name or email address. Export the pool together with its people.")
            }
            Self::NotDate(text) => {
                write!(formatter, "“{text}” can’t be read as a date. Write it as 2026-03-31 14:30.")
            }
            Self::ShortYear(text) => {
                write!(formatter, "“{text}” has no four-digit year. Write the year in full.")
            }
            Self::OtherWeekday(text) => {
                write!(formatter, "the weekday in “{text}” doesn’t match its date. Correct one of them.")
            }
            Self::DateOrderUnknown(text) => write!(
                formatter,
                "“{text}” could be day first or month first. Choose which one this file uses."
            ),
            Self::MissingTime(text) => {
                write!(formatter, "“{text}” has no time of day. Add it, as in 14:30.")
            }
            Self::YearOutside(year) => {
                write!(formatter, "the year {year} isn’t between 2000 and 2100. Correct the date.")
            }
            Self::UnknownZone(text) => write!(
                formatter,
                "“{text}” can’t be read as a time zone. Write it as Europe/Berlin or America/New_York."
            ),
            Self::ZoneOutOfSeason { abbreviation, zone } => write!(
                formatter,
                "{abbreviation} doesn’t apply in {zone} on that date. Write the time zone as {zone}."
            ),
            Self::SkippedTime { local, zone } => write!(
                formatter,
                "{local} doesn’t exist in {zone}: the clocks go forward then. Correct the time."
            ),
            Self::UnknownStatus(text) => {
                write!(formatter, "the status “{text}” isn’t known. Write Scheduled or Cancelled.")
            }
            Self::ZonesDisagree { column, row } => write!(
                formatter,
                "the column name says {column}, but the row says {row}. Map only one of them, or correct the row."
            ),
            Self::StartsDisagree { one, other } => write!(
                formatter,
                "“{one}” and “{other}” don’t give the same start. Map only one of the columns, or correct the row."
            ),
            Self::TooLongName { field, characters } => write!(
                formatter,
                "the {field} has {characters} characters. The limit is {}. Shorten it.",
                LONGEST_NAME
            ),
            Self::NotMinutes(text) => {
                write!(formatter, "“{text}” isn’t a duration. Write it in minutes, as in 45.")
            }
            Self::MissingLength => write!(formatter, "no end or duration. Add one of them."),
            Self::EndNotAfterStart => {
                write!(formatter, "the end isn’t after the start. Correct one of them.")
            }
            Self::TooLong { minutes } => write!(
                formatter,
                "{minutes} minutes is longer than the 12-hour limit. Correct the end or the duration."
            ),
            Self::LengthsDisagree { by_end, by_minutes } => write!(
                formatter,
                "the end gives {}, but the duration is {}. Correct one of them.",
                count(by_end, "minute", "minutes"),
                count(by_minutes, "minute", "minutes")
            ),
            Self::CertifiedDays { types, days } => write!(
                formatter,
                "{}, but {}. Give one date for all types, or one for each.",
                count(types, "interview type", "interview types"),
                count(days, "certification date", "certification dates")
            ),
            Self::SamePerson { first_line } => {
                write!(formatter, "this person is already on line {first_line}. Keep one of the two rows.")
            }
            Self::SameIdOtherInterview { first_line } => write!(
                formatter,
                "line {first_line} has the same ID but is a different interview. Map a column in which every interview \
                 has its own ID, or none."
            ),
        }
    }
}

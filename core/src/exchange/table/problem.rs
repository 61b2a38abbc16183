//! Lines of a table that were not taken, and why.

use std::fmt;

/// A line that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1, as an editor shows it.
    pub line: u32,
    pub reason: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Line {}: {}", self.line, self.reason)
    }
}

/// Why a line was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    TooManyCells {
        found: usize,
        expected: usize,
    },
    UnclosedQuote,
    /// A quotation mark on an earlier line is never closed, so that this line is a part of its cell.
    BehindOpenQuote {
        first_line: u32,
    },
    /// A cell that must be filled; the words name the field.
    Missing(&'static str),
    NotMail(String),
    /// An entry of a list of people that is no person.
    NotPerson,
    NotDate(String),
    /// The two digits of a year could mean any century, or be a day.
    ShortYear(String),
    /// The weekday that is written is not that date's.
    OtherWeekday(String),
    /// The column never shows whether the day or the month comes first.
    DateOrderUnknown(String),
    MissingTime(String),
    YearOutside(i32),
    UnknownZone(String),
    /// An abbreviation such as PST where that zone then kept another time.
    ZoneOutOfSeason {
        abbreviation: String,
        zone: String,
    },
    /// The clocks sprang over this local time.
    SkippedTime {
        local: String,
        zone: String,
    },
    NotMinutes(String),
    /// Neither an end nor a length.
    MissingLength,
    EndNotAfterStart,
    TooLong {
        minutes: i64,
    },
    /// The end and the length are both given and do not agree.
    LengthsDisagree {
        by_end: i64,
        by_minutes: i64,
    },
    /// Neither one day of certification for all interview types nor one for each.
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
                "it has {found} cells and the header has {expected}. Put quotation marks around a cell that holds \
                 the separator."
            ),
            Self::UnclosedQuote => {
                write!(formatter, "a quotation mark is opened here and never closed. Close it.")
            }
            Self::BehindOpenQuote { first_line } => write!(
                formatter,
                "it stands behind a quotation mark that is opened on line {first_line} and never closed. Close that one."
            ),
            Self::Missing(field) => write!(formatter, "the {field} is missing. Fill it in."),
            Self::NotMail(text) => {
                write!(formatter, "“{text}” is not a mail address. Write it as name@company.com.")
            }
            Self::NotPerson => write!(
                formatter,
                "it is not a person with a name or a mail address. Export the people with the pool."
            ),
            Self::NotDate(text) => {
                write!(formatter, "“{text}” is not a date that can be read. Write it as 2026-03-31 14:30.")
            }
            Self::ShortYear(text) => write!(formatter, "“{text}” has a short year. Write all four digits."),
            Self::OtherWeekday(text) => {
                write!(formatter, "in “{text}” the weekday is not that date's. Correct one of the two.")
            }
            Self::DateOrderUnknown(text) => write!(
                formatter,
                "“{text}” can be read day first or month first. Say which of the two this file uses."
            ),
            Self::MissingTime(text) => write!(formatter, "“{text}” has no time of day. Add it, as in 14:30."),
            Self::YearOutside(year) => {
                write!(formatter, "the year {year} is not between 2000 and 2100. Correct the date.")
            }
            Self::UnknownZone(text) => {
                write!(formatter, "the time zone “{text}” is not known. Write it as Europe/Berlin.")
            }
            Self::ZoneOutOfSeason { abbreviation, zone } => write!(
                formatter,
                "it says {abbreviation}, but {zone} kept another time on that day. Write the zone as {zone}."
            ),
            Self::SkippedTime { local, zone } => write!(
                formatter,
                "{local} did not exist in {zone}: the clocks went forward over it. Correct the time."
            ),
            Self::NotMinutes(text) => {
                write!(formatter, "“{text}” is not a length. Write it in minutes, as in 45.")
            }
            Self::MissingLength => {
                write!(formatter, "neither an end nor a length is given. Fill in one of them.")
            }
            Self::EndNotAfterStart => {
                write!(formatter, "it does not end after its start. Correct one of the two.")
            }
            Self::TooLong { minutes } => write!(
                formatter,
                "it takes {minutes} minutes; an interview of more than 12 hours cannot be right. Correct the end."
            ),
            Self::LengthsDisagree { by_end, by_minutes } => write!(
                formatter,
                "its end says {by_end} minutes and its length {by_minutes}. Correct one of the two."
            ),
            Self::CertifiedDays { types, days } => write!(
                formatter,
                "it has {types} interview types and {days} days of certification. Write one day for all of them, or one \
                 for each."
            ),
            Self::SamePerson { first_line } => {
                write!(
                    formatter,
                    "line {first_line} already has this person. Keep only one of the two lines."
                )
            }
            Self::SameIdOtherInterview { first_line } => write!(
                formatter,
                "line {first_line} has the same id and is another interview. Choose a column whose id is each \
                 interview's own, or none."
            ),
        }
    }
}

//! Why a whole file could not be read, in words that say what to do about it.

use std::fmt;

/// A file that gave no rows at all. A single bad line never leads here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// No text in it.
    Empty,
    /// An Excel or Numbers workbook, which is not text.
    Workbook,
    /// Bytes that are no text of any kind known here.
    NotText,
    /// Larger than the reader takes, both in bytes.
    TooLarge { bytes: u64, most: u64 },
    /// One cell holds more than the reader takes; mostly a quotation mark that is never closed.
    CellTooLarge { line: u32, most: u64 },
    /// More columns than any real table has.
    TooManyColumns { columns: usize, most: usize },
    /// More lines than the reader takes at once.
    TooManyLines { most: usize },
    /// JSON that breaks off or is written wrongly.
    NotJson { line: usize },
    /// JSON without a list of objects in it.
    NoList,
    /// No `BEGIN:VCALENDAR` in it.
    NotCalendar,
    /// More events than the reader takes at once.
    TooManyEvents { most: usize },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(formatter, "The file is empty. Export it again and choose the new file."),
            Self::Workbook => {
                write!(formatter, "This is a workbook. Save the sheet as CSV and choose that file.")
            }
            Self::NotText => {
                write!(formatter, "This file is not text. Choose a CSV file or a calendar (.ics) file.")
            }
            Self::TooLarge { bytes, most } => write!(
                formatter,
                "The file has {} MB and at most {} MB can be read. Export fewer weeks at a time.",
                bytes.div_ceil(1 << 20),
                most >> 20
            ),
            Self::CellTooLarge { line, most } => write!(
                formatter,
                "A cell that begins on line {line} is longer than {} MB. Look for a quotation mark there that is \
                 never closed.",
                most >> 20
            ),
            Self::TooManyColumns { columns, most } => write!(
                formatter,
                "The table has {columns} columns and at most {most} can be read. Export only the columns you need."
            ),
            Self::TooManyLines { most } => {
                write!(formatter, "The table has more than {most} lines. Split it into several files.")
            }
            Self::NotJson { line } => {
                write!(formatter, "The JSON cannot be read from line {line} on. Export it again.")
            }
            Self::NoList => {
                write!(formatter, "No list of people or interviews is in this JSON. Export the list itself.")
            }
            Self::NotCalendar => {
                write!(formatter, "No calendar was found in this file. Export the calendar as an .ics file.")
            }
            Self::TooManyEvents { most } => {
                write!(formatter, "The calendar has more than {most} events. Export fewer weeks at a time.")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

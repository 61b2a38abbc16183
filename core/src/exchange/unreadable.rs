//! Why a whole file couldn't be read, with messages that say what to do.

use std::fmt;

/// Why a file gave no rows at all. A single bad line is never the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Contains no text.
    Empty,
    /// A workbook of an unsupported kind, such as an old or protected one.
    Workbook,
    /// Bytes that aren't text in any supported encoding.
    NotText,
    /// Larger than the reader accepts, both in bytes.
    TooLarge { bytes: u64, most: u64 },
    /// One cell is larger than the reader accepts, usually because a quotation mark is never closed.
    CellTooLarge { line: u32, most: u64 },
    /// More columns than any real table has.
    TooManyColumns { columns: usize, most: usize },
    /// More lines than the reader accepts at once.
    TooManyLines { most: usize },
    /// JSON that is truncated or malformed.
    NotJson { line: usize },
    /// JSON that contains no list of objects.
    NoList,
    /// Contains no `BEGIN:VCALENDAR`.
    NotCalendar,
    /// More events than the reader accepts at once.
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
                write!(formatter, "This file is not text. Choose a CSV, JSON or calendar (.ics) file.")
            }
            Self::TooLarge { bytes, most } => write!(
                formatter,
                "The file is {} MB. The limit is {} MB. Export less at a time.",
                bytes.div_ceil(1 << 20),
                most >> 20
            ),
            Self::CellTooLarge { line, most } => write!(
                formatter,
                "The cell that starts on line {line} is larger than {} MB. Look there for a quotation mark that is \
                 never closed.",
                most >> 20
            ),
            Self::TooManyColumns { columns, most } => write!(
                formatter,
                "The table has {columns} columns. The limit is {most}. Export only the columns you need."
            ),
            Self::TooManyLines { most } => {
                write!(formatter, "The table has more than {most} rows. Split it into several files.")
            }
            Self::NotJson { line } => {
                write!(formatter, "This JSON can’t be read from line {line} on. Export it again.")
            }
            Self::NoList => {
                write!(
                    formatter,
                    "This JSON contains no list of people or interviews. Export the list itself."
                )
            }
            Self::NotCalendar => {
                write!(formatter, "This file contains no calendar. Export the calendar as an .ics file.")
            }
            Self::TooManyEvents { most } => {
                write!(formatter, "The calendar has more than {most} events. Export a shorter period.")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

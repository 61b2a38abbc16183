//! Notes for the user about a table that was read.

use crate::exchange::{
    encoding::Encoding,
    table::{date_order::DateOrder, pool_note::PoolNote},
};
use std::fmt;

/// Something that was read, but not exactly as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `None` if the note is about the whole file.
    pub line: Option<u32>,
    pub kind: NoteKind,
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The encoding was guessed.
    Guessed(Encoding),
    SameHeaderTwice(String),
    HeaderOnly,
    /// A cell that couldn't be read. The rest of its line was.
    LeftOut {
        field: &'static str,
        text: String,
    },
    /// This local time occurred twice because of a clock change. The earlier one is used.
    EarlierTaken {
        local: String,
        zone: String,
    },
    /// Only the addresses are used, because pairing needs as many names as addresses.
    NamesLeftOut,
    /// Another line about the same interview. Its interviewers were added to the first line.
    Joined {
        first_line: u32,
    },
    /// About an interviewer pool.
    Pool(PoolNote),
    /// Times without a zone of their own are in the zone that their column's name gives.
    ColumnZone(String),
    /// Neither rows nor column names give a zone, so the reader's own is used.
    ReaderZone(String),
    /// Rows give their own zones.
    RowZones,
    /// Columns that have filled cells but aren't mapped.
    UnusedColumns(Vec<String>),
    /// The column's own dates show their order.
    DateOrder(DateOrder),
}

impl fmt::Display for NoteKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guessed(Encoding::Windows1252) => {
                write!(
                    formatter,
                    "The file is not UTF-8, so it was read as Windows-1252. Check names with accents."
                )
            }
            Self::Guessed(_) => {
                write!(formatter, "The file’s encoding was recognized by its byte order mark.")
            }
            Self::SameHeaderTwice(name) => {
                write!(formatter, "Two columns are named “{name}”. Check which one the column mapping uses.")
            }
            Self::HeaderOnly => write!(formatter, "The table has a header but no rows."),
            Self::LeftOut { field, text } => {
                write!(formatter, "{field} “{text}” skipped: it can’t be read.")
            }
            Self::EarlierTaken { local, zone } => {
                write!(
                    formatter,
                    "{local} occurs twice in {zone} because the clocks go back. The earlier one is used."
                )
            }
            Self::NamesLeftOut => {
                write!(
                    formatter,
                    "The numbers of names and email addresses differ, so only the email addresses are used."
                )
            }
            Self::Joined { first_line } => {
                write!(formatter, "Same interview as on line {first_line}. Its interviewers are added there.")
            }
            Self::Pool(note) => note.fmt(formatter),
            Self::ColumnZone(zone) => {
                write!(formatter, "Times are read in {zone}, as the column name says.")
            }
            Self::ReaderZone(zone) => {
                write!(formatter, "Times are read in your own time zone, {zone}, where the file gives none.")
            }
            Self::RowZones => write!(formatter, "Times are read in the time zone that each row gives."),
            Self::UnusedColumns(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
                write!(formatter, "Columns not imported: {}.", names.join(", "))
            }
            Self::DateOrder(DateOrder::DayFirst) => write!(formatter, "Dates are read as day first."),
            Self::DateOrder(DateOrder::MonthFirst) => write!(formatter, "Dates are read as month first."),
        }
    }
}

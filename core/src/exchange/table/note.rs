//! What a person should know about a table that was read.

use crate::exchange::{
    encoding::Encoding,
    table::{date_order::DateOrder, pool_note::PoolNote},
};
use std::fmt;

/// Something that was taken, but not quite as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `None` where it concerns the whole file.
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
    /// A cell that could not be read; the rest of its line was.
    LeftOut {
        field: &'static str,
        text: String,
    },
    /// The clocks showed this local time twice, and the earlier was taken.
    EarlierTaken {
        local: String,
        zone: String,
    },
    /// As many names as addresses are needed to pair them, so only the addresses were taken.
    NamesLeftOut,
    /// Another line about the same interview, whose interviewers were added to it.
    Joined {
        first_line: u32,
    },
    /// About an interviewer pool.
    Pool(PoolNote),
    /// The column's own dates show their order.
    DateOrder(DateOrder),
}

impl fmt::Display for NoteKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guessed(Encoding::Windows1252) => {
                write!(
                    formatter,
                    "The file is not UTF-8 and was read as Windows-1252. Check names with accents."
                )
            }
            Self::Guessed(_) => write!(formatter, "The file was read by its byte order mark."),
            Self::SameHeaderTwice(name) => {
                write!(formatter, "Two columns are called “{name}”. Check which is used.")
            }
            Self::HeaderOnly => write!(formatter, "The table has a header and no lines."),
            Self::LeftOut { field, text } => {
                write!(formatter, "The {field} “{text}” could not be read and is left out.")
            }
            Self::EarlierTaken { local, zone } => {
                write!(
                    formatter,
                    "{local} came twice in {zone} as the clocks went back; the earlier was taken."
                )
            }
            Self::NamesLeftOut => {
                write!(
                    formatter,
                    "There are not as many names as mail addresses; only the addresses were taken."
                )
            }
            Self::Joined { first_line } => {
                write!(formatter, "Its interviewers were added to the same interview on line {first_line}.")
            }
            Self::Pool(note) => note.fmt(formatter),
            Self::DateOrder(DateOrder::DayFirst) => write!(formatter, "The dates are written day first."),
            Self::DateOrder(DateOrder::MonthFirst) => write!(formatter, "The dates are written month first."),
        }
    }
}

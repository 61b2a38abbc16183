//! Notes for the user about a table that was read.

use crate::{
    exchange::{
        encoding::Encoding,
        table::{date_order::DateOrder, pool_note::PoolNote},
    },
    wording::{capitalized, count, grouped, listed},
};
use std::{collections::BTreeMap, fmt};

/// Something that was read, but not exactly as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `None` if the note is about the whole file.
    pub line: Option<u32>,
    pub kind: NoteKind,
}

/// How many lines a note names before it only counts them.
const LINES_NAMED: usize = 5;

/// Returns each note as a sentence. What is said of several lines is said once, with their numbers.
pub fn sentences<'a>(notes: impl IntoIterator<Item = &'a Note>) -> Vec<String> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut said: Vec<(String, Vec<u32>)> = Vec::new();
    for note in notes {
        let words = capitalized(&note.kind.to_string());
        let place = *places.entry(words.clone()).or_insert_with(|| {
            said.push((words, Vec::new()));
            said.len() - 1
        });
        said[place].1.extend(note.line);
    }
    said.into_iter().map(|(words, lines)| format!("{}{words}", before(&lines))).collect()
}

/// "Line 3: ", "Lines 3, 4 and 9: ", "Lines 3, 4, 9, 12, 15 and 40 others: "
fn before(lines: &[u32]) -> String {
    let numbers = |lines: &[u32]| lines.iter().map(u32::to_string).collect::<Vec<_>>();
    match lines {
        [] => String::new(),
        [line] => format!("Line {line}: "),
        lines if lines.len() <= LINES_NAMED + 1 => format!("Lines {}: ", listed(&numbers(lines))),
        lines => {
            let (named, others) = lines.split_at(LINES_NAMED);
            format!("Lines {} and {} others: ", numbers(named).join(", "), grouped(others.len()))
        }
    }
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The encoding was guessed.
    Guessed(Encoding),
    SameHeaderTwice(String),
    /// A title, or headings over several columns.
    AboveHeader {
        rows: usize,
    },
    HeaderOnly,
    /// A cell that couldn't be read. The rest of its line was.
    LeftOut {
        field: &'static str,
        text: String,
        /// How to write it so that it can be read, such as "Write yes or no."
        how: &'static str,
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
            Self::AboveHeader { rows } => {
                write!(formatter, "{} above the header skipped.", count(*rows, "row", "rows"))
            }
            Self::HeaderOnly => write!(formatter, "The table has a header but no rows."),
            Self::LeftOut { field, text, how } => {
                write!(formatter, "{field} “{text}” skipped: it can’t be read. {how}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_several_lines_is_said_once() {
        let zone = |line, text: &str| Note {
            line: Some(line),
            kind: NoteKind::LeftOut { field: "time zone", text: text.into(), how: "Ask Ada." },
        };
        let mut notes = vec![
            zone(2, "Mars"),
            Note { line: None, kind: NoteKind::HeaderOnly },
            zone(4, "Moon"),
            zone(5, "Mars"),
        ];
        let header = "The table has a header but no rows.";
        let moon = "Line 4: Time zone “Moon” skipped: it can’t be read. Ask Ada.";
        let mars = |lines| format!("{lines}: Time zone “Mars” skipped: it can’t be read. Ask Ada.");
        assert_eq!(sentences(&notes), [&mars("Lines 2 and 5"), header, moon]);
        notes.extend((10..1010).map(|line| zone(line, "Mars")));
        assert_eq!(sentences(&notes)[0], mars("Lines 2, 5, 10, 11, 12 and 997 others"));
    }
}

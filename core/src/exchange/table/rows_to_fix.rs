//! Writes the rows with problems to a table with the original columns and a column that says what to fix. When
//! imported, it is read like the original table, and the added column is ignored.

use crate::exchange::table::kind::TableKind;
use crate::exchange::table::problem::ProblemKind;
use crate::exchange::table::{
    Line,
    note::{Note, NoteKind},
    writer::{plain_cell, write_table},
};
use crate::{exchange::table::Table, order::Order};
use std::collections::BTreeMap;

/// The names of the added column, which identify such a table.
const REMARKS: [(TableKind, &str); 2] =
    [(TableKind::People, "What to fix (people)"), (TableKind::Interviews, "What to fix (interviews)")];
/// Names that earlier versions gave that column, so that their files can still be imported.
const FORMER_REMARKS: [(TableKind, &str); 2] =
    [(TableKind::People, "What to mend (people)"), (TableKind::Interviews, "What to mend (interviews)")];
/// The name of columns for cells beyond the header.
const BEYOND: &str = "Extra cell (no header)";
const FORMER_BEYOND: &str = "One cell too many";

/// Writes the lines that `problems` refer to by number, with their messages. Numbers of lines that the table doesn't
/// have are ignored.
pub fn write_rows_to_fix<'a>(
    table: &Table,
    kind: TableKind,
    problems: impl IntoIterator<Item = (u32, &'a str)>,
) -> String {
    let mut remarks: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (line, words) in problems {
        remarks.entry(line).or_default().push(words);
    }
    let mut lines: Vec<(&Line, &Vec<&str>)> = table
        .lines
        .iter()
        .chain(&table.unread)
        .filter_map(|line| Some((line, remarks.get(&line.number)?)))
        .collect();
    lines.order_by_key(|(line, _)| line.number);
    let longest = lines.iter().map(|(line, _)| line.cells.len()).max().unwrap_or_default();
    let width = table.header.len().max(longest);
    let mut header: Vec<&str> = table.header.iter().map(String::as_str).collect();
    header.resize(width, BEYOND);
    header.push(REMARKS.iter().find(|(of, _)| *of == kind).map_or("", |(_, name)| name));
    let written: Vec<Vec<String>> =
        lines.into_iter().map(|(line, words)| marked(line, width, words)).collect();
    write_table(&header, written.iter().map(Vec::as_slice))
}

fn marked(line: &Line, width: usize, words: &[&str]) -> Vec<String> {
    let mut cells = line.cells.clone();
    cells.resize(width, String::new());
    cells.push(words.join(" "));
    cells
}

/// Turns a table of rows to fix into a table like the original. Returns any other table unchanged.
pub(super) fn without_marks(table: Table) -> Table {
    let Some((remarks, kind)) =
        table.header.iter().enumerate().find_map(|(at, name)| Some((at, kind_said(name)?)))
    else {
        return table;
    };
    let is_own = |at: usize| at != remarks && table.header.get(at).is_some_and(|name| !is_beyond(name));
    let own = |cells: &[String]| -> Vec<String> {
        let own = cells.iter().enumerate().filter(|(at, _)| is_own(*at));
        own.map(|(_, cell)| plain_cell(cell).to_owned()).collect()
    };
    let header = own(&table.header);
    let notes = table.notes.into_iter().filter(|note| !is_of_added_column(note)).collect();
    let mut fixed = Table { header, notes, kind: Some(kind), ..Table::default() };
    for line in table.lines {
        let beyond = line.cells.iter().enumerate().filter(|(at, _)| *at != remarks && !is_own(*at));
        let beyond: Vec<String> = beyond.map(|(_, cell)| plain_cell(cell).to_owned()).collect();
        fixed.add_back(Line { number: line.number, cells: own(&line.cells) }, beyond);
    }
    fixed.problems.extend(table.problems);
    fixed.unread.extend(table.unread);
    fixed
}

/// Whether this is the name of the added column.
pub(super) fn is_remarks(name: &str) -> bool {
    kind_said(name).is_some()
}

fn kind_said(name: &str) -> Option<TableKind> {
    REMARKS.iter().chain(&FORMER_REMARKS).find(|(_, remark)| *remark == name).map(|(kind, _)| *kind)
}

fn is_beyond(name: &str) -> bool {
    [BEYOND, FORMER_BEYOND].contains(&name)
}

fn is_of_added_column(note: &Note) -> bool {
    matches!(&note.kind, NoteKind::SameHeaderTwice(name) if is_beyond(name))
}

impl Table {
    /// Adds a line, or refuses it if it still has the error that made it unreadable.
    fn add_back(&mut self, mut line: Line, beyond: Vec<String>) {
        let filled = beyond.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        if filled > 0 {
            let expected = self.header.len();
            line.cells.resize(expected, String::new());
            line.cells.extend(beyond.into_iter().take(filled));
            self.refuse(line, ProblemKind::TooManyCells { found: expected + filled, expected });
        } else if line.cells.iter().any(|cell| opens_quote(cell)) {
            self.refuse(line, ProblemKind::UnclosedQuote);
        } else {
            self.lines.push(line);
        }
    }
}

fn opens_quote(cell: &str) -> bool {
    cell.trim_start().starts_with('"') && cell.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::mapping::{InterviewField, Mapping, kind_of};
    use crate::exchange::table::reader::read_table;

    use proptest::prelude::*;

    fn again(table: &Table, kind: TableKind) -> Table {
        let lines = table.lines.iter().chain(&table.unread);
        let problems = lines.map(|line| (line.number, "something is wrong"));
        let text = write_rows_to_fix(table, kind, problems);
        read_table(text.as_bytes()).expect("a table")
    }

    /// Pads the cells, so that short lines compare with full ones.
    fn cells(lines: &[Line], width: usize) -> Vec<Vec<String>> {
        let padded = |line: &Line| {
            let filled =
                line.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
            let mut cells = line.cells.clone();
            cells.resize(width.max(filled), String::new());
            cells
        };
        lines.iter().map(padded).collect()
    }

    #[test]
    fn only_rows_to_fix_are_written_with_their_problems() {
        let table =
            read_table(b"Interview;Start;End;Interviewer\nCoding;x;y;Ada\n=Coding;2027-01-04;;\nDesign;;;\n")
                .expect("a table");
        let problems = [(3, "The end is missing."), (3, "The interviewer is missing."), (9, "Nothing.")];
        let text = write_rows_to_fix(&table, TableKind::Interviews, problems);
        assert_eq!(
            text,
            "Interview,Start,End,Interviewer,What to fix (interviews)\r\n\
             '=Coding,2027-01-04,,,The end is missing. The interviewer is missing.\r\n"
        );
        let fixed = read_table(text.replace(",,,The", ",10:00,Ada,The").as_bytes()).expect("a table");
        assert_eq!((&fixed.header, fixed.kind), (&table.header, Some(TableKind::Interviews)));
        assert_eq!(fixed.lines[0].cells, ["=Coding", "2027-01-04", "10:00", "Ada"]);
    }

    #[test]
    fn files_of_earlier_versions_are_recognized() {
        let text =
            b"Name,Email,One cell too many,What to mend (people)\nAda,ada@example.com,,It has 3 cells.\n";
        let fixed = read_table(text).expect("a table");
        assert_eq!(
            (fixed.header, fixed.kind),
            (vec!["Name".into(), "Email".into()], Some(TableKind::People))
        );
        assert_eq!(fixed.lines[0].cells, ["Ada", "ada@example.com"]);
    }

    #[test]
    fn rows_to_fix_are_recognized_with_any_column_names() {
        let header = ["Name", "\"a\";b;c;d"].map(str::to_owned).to_vec();
        let table = Table { header, ..Table::default() };
        let fixed = again(&table, TableKind::People);
        assert_eq!((fixed.header, fixed.kind), (table.header, Some(TableKind::People)));
    }

    #[test]
    fn rows_to_fix_keep_their_kind_and_columns() {
        let table = read_table(b"Who,When,How long,What\nAda,2027-01-04 10:00,45,\n").expect("a table");
        assert_eq!(kind_of(&table.header), None);
        let fixed = again(&table, TableKind::Interviews);
        assert_eq!(fixed.kind, Some(TableKind::Interviews));
        let guess = |table: &Table| Mapping::<InterviewField>::guess(&table.header, &table.lines);
        assert_eq!(guess(&fixed), guess(&table));
    }

    #[test]
    fn unfixed_rows_are_refused_again() {
        let table = read_table(
            b"Name,Email,Team\nAda,a@example.com,x,y,z\nBo,\"b@example.com,x\nCy,c@example.com,\"x, y\"\n",
        )
        .expect("a table");
        let numbers = |table: &Table| table.unread.iter().map(|line| line.number).collect::<Vec<_>>();
        assert_eq!((table.lines.len(), numbers(&table)), (0, vec![2, 3, 4]));
        assert_eq!(table.problems[2].reason, ProblemKind::BehindOpenQuote { first_line: 3 });
        let fixed = again(&table, TableKind::People);
        assert_eq!(fixed.header, table.header);
        assert_eq!(fixed.notes, table.notes);
        let reasons: Vec<_> = fixed.problems.iter().map(|problem| problem.reason.clone()).collect();
        assert_eq!(
            reasons,
            [ProblemKind::TooManyCells { found: 5, expected: 3 }, ProblemKind::UnclosedQuote]
        );
        assert_eq!(cells(&fixed.unread, 3), cells(&table.unread[..2], 3));
        assert_eq!(fixed.lines[0].cells, ["Cy", "c@example.com", "x, y"]);
    }

    proptest! {
        #[test]
        fn a_round_trip_loses_nothing(text in "(a,b[,]?\n)?[ab1 ,;'=+@\"\r\n]{0,120}") {
            if let Ok(table) = read_table(text.as_bytes()) {
                let fixed = again(&table, TableKind::People);
                prop_assert_eq!(&fixed.header, &table.header);
                let width = table.header.len();
                let mut found = [fixed.lines, fixed.unread].concat();
                let mut expected = [table.lines, table.unread].concat();
                found.order_by_key(|line| line.number);
                expected.order_by_key(|line| line.number);
                prop_assert_eq!(cells(&found, width), cells(&expected, width));
            }
        }
    }
}

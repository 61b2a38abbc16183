//! Reads the lines of a CSV text in steps.

use super::{
    above_header::{MOST_ABOVE, rows_above},
    delimiter::{guess_delimiter, records, without_separator_line},
    open_quote,
};
use crate::exchange::{
    stepwise::{Stepwise, percent_of},
    table::{
        Line, MOST_COLUMNS, MOST_LINES, Table,
        note::{Note, NoteKind},
        problem::ProblemKind,
    },
    unreadable::Unreadable,
};
use std::{collections::BTreeSet, iter::Peekable};

pub(super) const MOST_CELL_BYTES: u64 = 1 << 20;

/// How many bytes one step reads: about a millisecond's work.
const STEP_BYTES: usize = 8 << 10;

/// Reads a CSV text into a table.
#[must_use]
pub struct LinesReader<'a> {
    counter: LineCounter<'a>,
    delimiter: u8,
    /// Whether a quotation mark is never closed.
    open_quote: bool,
    records: Peekable<csv::StringRecordsIntoIter<&'a [u8]>>,
    /// How many rows above the header are still to come.
    above: usize,
    headed: bool,
    table: Table,
}

impl<'a> LinesReader<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let (body, skipped, named) = without_separator_line(text);
        let delimiter = named.unwrap_or_else(|| guess_delimiter(body));
        let above = above_header(body, delimiter);
        let mut table = Table::default();
        table.note_above_header(above);
        Self {
            counter: LineCounter { text: body, at: 0, line: skipped + 1 },
            delimiter,
            open_quote: body.bytes().filter(|byte| *byte == b'"').count() % 2 == 1,
            records: records(body, delimiter).peekable(),
            above,
            headed: false,
            table,
        }
    }

    /// Reads the next line. Returns false if there is none.
    fn take_record(&mut self) -> Result<bool, Unreadable> {
        // The text is UTF-8 in memory, so reading it can't fail.
        let Some(Ok(record)) = self.records.next() else { return Ok(false) };
        let number = self.counter.line_at(record.position().map_or(0, |position| position.byte()));
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        check_size(number, &cells)?;
        if !is_filled(&cells) {
            return Ok(true);
        }
        if self.above > 0 {
            self.above -= 1;
            return Ok(true);
        }
        let is_last = self.records.peek().is_none();
        if !self.headed {
            self.headed = true;
            self.table.header = cells.iter().map(|name| name.trim().to_owned()).collect();
        } else if is_last && self.open_quote && cells.iter().any(|cell| cell.contains('\n')) {
            let rest = self.counter.text.get(self.counter.at..).unwrap_or_default();
            self.table.take_open_quote(open_quote::lines(rest, self.delimiter, number))?;
        } else {
            self.table.take_line(number, cells)?;
        }
        Ok(true)
    }

    fn concluded(&mut self) -> Result<Table, Unreadable> {
        if !self.headed {
            return Err(Unreadable::Empty);
        }
        self.table.note_header();
        Ok(std::mem::take(&mut self.table))
    }
}

impl Stepwise for LinesReader<'_> {
    type Outcome = Result<Table, Unreadable>;

    fn step(&mut self) -> Option<Result<Table, Unreadable>> {
        let until = self.counter.at + STEP_BYTES;
        while self.counter.at < until {
            match self.take_record() {
                Ok(true) => {}
                Ok(false) => return Some(self.concluded()),
                Err(unreadable) => return Some(Err(unreadable)),
            }
        }
        None
    }

    fn percent(&self) -> u32 {
        percent_of(self.counter.at, self.counter.text.len())
    }
}

/// How many rows that aren't blank are above the header.
fn above_header(text: &str, delimiter: u8) -> usize {
    let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let first_rows =
        records(text, delimiter).map_while(Result::ok).map(cells).filter(|cells| is_filled(cells));
    let first_rows: Vec<Vec<String>> = first_rows.take(MOST_ABOVE + 1).collect();
    rows_above(first_rows.iter().map(Vec::as_slice))
}

fn is_filled(cells: &[String]) -> bool {
    cells.iter().any(|cell| !cell.trim().is_empty())
}

/// Builds a table from rows. The first row that isn't blank is the header, unless others are above it.
pub(super) fn of_rows(rows: impl Iterator<Item = (u32, Vec<String>)>) -> Result<Table, Unreadable> {
    let mut table = Table::default();
    let mut rows = rows.filter(|(_, cells)| is_filled(cells));
    let first_rows: Vec<_> = rows.by_ref().take(MOST_ABOVE + 1).collect();
    let above = rows_above(first_rows.iter().map(|(_, cells)| cells.as_slice()));
    table.note_above_header(above);
    let mut rows = first_rows.into_iter().skip(above).chain(rows);
    let (number, header) = rows.next().ok_or(Unreadable::Empty)?;
    check_size(number, &header)?;
    table.header = header.iter().map(|name| name.trim().to_owned()).collect();
    for (number, cells) in rows {
        check_size(number, &cells)?;
        table.take_line(number, cells)?;
    }
    table.note_header();
    Ok(table)
}

fn check_size(line: u32, cells: &[String]) -> Result<(), Unreadable> {
    if cells.len() > MOST_COLUMNS {
        return Err(Unreadable::TooManyColumns { columns: cells.len(), most: MOST_COLUMNS });
    }
    if cells.iter().any(|cell| cell.len() as u64 > MOST_CELL_BYTES) {
        return Err(Unreadable::CellTooLarge { line, most: MOST_CELL_BYTES });
    }
    Ok(())
}

impl Table {
    fn take_line(&mut self, number: u32, mut cells: Vec<String>) -> Result<(), Unreadable> {
        self.check_room()?;
        let expected = self.header.len();
        let found = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        if found > expected {
            cells.truncate(found);
            self.refuse(Line { number, cells }, ProblemKind::TooManyCells { found, expected });
        } else {
            cells.truncate(expected);
            self.lines.push(Line { number, cells });
        }
        Ok(())
    }

    /// Refuses the line with the open quotation mark and the lines after it.
    fn take_open_quote(&mut self, lines: Vec<Line>) -> Result<(), Unreadable> {
        let first_line = lines.first().map_or(0, |line| line.number);
        for line in lines {
            self.check_room()?;
            let reason = match line.number == first_line {
                true => ProblemKind::UnclosedQuote,
                false => ProblemKind::BehindOpenQuote { first_line },
            };
            self.refuse(line, reason);
        }
        Ok(())
    }

    fn check_room(&self) -> Result<(), Unreadable> {
        let is_full = self.lines.len() + self.problems.len() >= MOST_LINES;
        if is_full { Err(Unreadable::TooManyLines { most: MOST_LINES }) } else { Ok(()) }
    }

    fn note_above_header(&mut self, rows: usize) {
        if rows > 0 {
            self.notes.push(Note { line: None, kind: NoteKind::AboveHeader { rows } });
        }
    }

    fn note_header(&mut self) {
        let mut seen = BTreeSet::new();
        for name in &self.header {
            if !name.is_empty() && !seen.insert(name.to_lowercase()) {
                self.notes.push(Note { line: None, kind: NoteKind::SameHeaderTwice(name.clone()) });
            }
        }
        if self.lines.is_empty() && self.problems.is_empty() {
            self.notes.push(Note { line: None, kind: NoteKind::HeaderOnly });
        }
    }
}

/// Turns increasing byte positions into line numbers. The CSV reader's own numbers point to the blank lines before a
/// record.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl LineCounter<'_> {
    fn line_at(&mut self, byte: u64) -> u32 {
        let bytes = self.text.as_bytes();
        let mut until = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
        while bytes.get(until) == Some(&b'\n') {
            until += 1;
        }
        let passed = bytes.get(self.at..until).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.at = until;
        self.line
    }
}

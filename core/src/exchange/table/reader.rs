//! Bytes to a table: a header and rows of cells, from the CSV dialects of common programs and countries.

mod open_quote;

use crate::exchange::{
    encoding::{Encoding, decode},
    table::{
        Line, MOST_COLUMNS, MOST_LINES, Table, json,
        note::{Note, NoteKind},
        problem::ProblemKind,
        rows_to_fix,
    },
    unreadable::Unreadable,
};
use std::collections::BTreeSet;

const MOST_BYTES: u64 = 64 << 20;
const MOST_CELL_BYTES: u64 = 1 << 20;
/// More than the rows that are read: a cell may hold line breaks.
const MOST_TEXT_LINES: usize = 200_000;

const DELIMITERS: [u8; 4] = *b",;\t|";

/// Reads a CSV file: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar; any line ends. Or a list in
/// JSON.
///
/// # Errors
///
/// When the file is too large, empty, no text, or holds no table.
pub fn read_table(bytes: &[u8]) -> Result<Table, Unreadable> {
    check_lines(bytes)?;
    let (text, encoding) = decode(bytes, MOST_BYTES)?;
    if json::is_json(&text) {
        return json::read(&text);
    }
    let mut table = rows_to_fix::without_marks(read_lines(text)?);
    if encoding == Encoding::Windows1252 {
        table.notes.insert(0, Note { line: None, kind: NoteKind::Guessed(encoding) });
    }
    Ok(table)
}

/// Refuses before anything is parsed, which would take seconds.
fn check_lines(bytes: &[u8]) -> Result<(), Unreadable> {
    let count = |end: u8| bytes.iter().filter(|byte| **byte == end).count();
    let is_full = count(b'\n').max(count(b'\r')) > MOST_TEXT_LINES;
    if is_full { Err(Unreadable::TooManyLines { most: MOST_LINES }) } else { Ok(()) }
}

fn read_lines(text: String) -> Result<Table, Unreadable> {
    let text = unify_line_ends(text);
    let (body, skipped, named) = without_separator_line(&text);
    let delimiter = named.unwrap_or_else(|| guess_delimiter(body));
    split(body, delimiter, skipped)
}

/// Old Macintosh and mixed line ends would otherwise count as no line or as two.
fn unify_line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Excel writes `sep=;` first where the separator is not the country's own.
fn without_separator_line(text: &str) -> (&str, u32, Option<u8>) {
    let first = text.split('\n').next().unwrap_or("");
    match first.trim().to_ascii_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii() => {
            (text.get(first.len() + 1..).unwrap_or(""), 1, Some(*delimiter))
        }
        _ => (text, 0, None),
    }
}

/// The separator that splits the most of the first lines into as many cells as the header has. One that
/// leaves quotation marks within the header's cells has split what belongs together.
fn guess_delimiter(text: &str) -> u8 {
    let mut end = text.len().min(64 << 10);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let own = records(&text[..end], b',').next().and_then(Result::ok);
    if own.is_some_and(|header| header.iter().any(rows_to_fix::is_remarks)) {
        return b',';
    }
    let mut best = ((false, 0), b',');
    for delimiter in DELIMITERS {
        let first: Vec<_> = records(&text[..end], delimiter).take(30).map_while(Result::ok).collect();
        let Some(header) = first.first().filter(|header| header.len() > 1) else { continue };
        let whole = !header.iter().any(|cell| cell.contains('"'));
        let alike = first.iter().filter(|record| record.len() == header.len()).count();
        let score = (whole, header.len() * alike);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn records(text: &str, delimiter: u8) -> csv::StringRecordsIntoIter<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .into_records()
}

fn split(text: &str, delimiter: u8, skipped: u32) -> Result<Table, Unreadable> {
    let mut table = Table::default();
    let mut counter = LineCounter { text, at: 0, line: skipped + 1 };
    let open_quote = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let mut records = records(text, delimiter).peekable();
    let mut headed = false;
    while let Some(record) = records.next() {
        // The text is UTF-8 and comes from memory, so there is nothing left that could fail here.
        let Ok(record) = record else { break };
        let number = counter.line_at(record.position().map_or(0, |position| position.byte()));
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        check_size(number, &cells)?;
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let last = records.peek().is_none();
        if !headed {
            headed = true;
            table.header = cells.iter().map(|name| name.trim().to_owned()).collect();
        } else if last && open_quote && cells.iter().any(|cell| cell.contains('\n')) {
            let rest = text.get(counter.at..).unwrap_or_default();
            table.take_open_quote(open_quote::lines(rest, delimiter, number))?;
        } else {
            table.take_line(number, cells)?;
        }
    }
    if !headed {
        return Err(Unreadable::Empty);
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

    /// The line with the quotation mark, and those that stand behind it.
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

/// Turns byte positions that only grow into line numbers. The reader's own numbers are those of the blank
/// lines before a record.
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

#[cfg(test)]
mod tests;

//! Reads bytes into a table: a header and rows of cells, from the CSV dialects of common programs and countries.

mod above_header;
mod delimiter;
mod lines;
mod open_quote;

use crate::exchange::{
    encoding::{Encoding, decode},
    stepwise::Stepwise,
    table::{
        MOST_LINES, Table,
        json::{self, JsonReader},
        note::{Note, NoteKind},
        rows_to_fix,
    },
    unreadable::Unreadable,
};
use lines::LinesReader;

const MOST_BYTES: u64 = 64 << 20;
/// More than the row limit, because a cell may contain line breaks.
const MOST_TEXT_LINES: usize = 200_000;

/// Reads a CSV file (UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons, tabs or bars, with any line ends),
/// or a list in JSON.
///
/// # Errors
///
/// If the file is too large, empty, not text, or contains no table.
pub fn read_table(bytes: &[u8]) -> Result<Table, Unreadable> {
    TableText::decode(bytes)?.reader().complete()
}

/// Whether pasted text probably comes from a spreadsheet: it has several lines, and the first one contains tabs.
pub fn may_be_rows(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|first| first.trim().contains('\t')) && lines.next().is_some()
}

/// Returns the table of a workbook's numbered rows.
///
/// # Errors
///
/// If there is no table, or it is too large.
pub(in crate::exchange) fn table_of_rows(
    rows: impl Iterator<Item = (u32, Vec<String>)>,
) -> Result<Table, Unreadable> {
    lines::of_rows(rows).map(rows_to_fix::without_marks)
}

/// The text of a file to read as a table.
#[must_use]
pub struct TableText {
    text: String,
    encoding: Encoding,
}

impl TableText {
    /// # Errors
    ///
    /// If the file is too large, empty or not text.
    pub fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        check_lines(bytes)?;
        let (text, encoding) = decode(bytes, MOST_BYTES)?;
        let text = if json::is_json(&text) { text } else { unify_line_ends(text) };
        Ok(Self { text, encoding })
    }

    /// Reads the table in steps, with the same outcome as [`read_table`].
    pub fn reader(&self) -> TableReader<'_> {
        let kind = match json::is_json(&self.text) {
            true => Kind::Json(Box::new(JsonReader::of(&self.text))),
            false => Kind::Lines(Box::new(LinesReader::of(&self.text))),
        };
        TableReader { encoding: self.encoding, kind }
    }
}

/// Reads a text into a table, in steps.
#[must_use]
pub struct TableReader<'a> {
    encoding: Encoding,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Lines(Box<LinesReader<'a>>),
    Json(Box<JsonReader<'a>>),
}

impl Stepwise for TableReader<'_> {
    type Outcome = Result<Table, Unreadable>;

    fn step(&mut self) -> Option<Result<Table, Unreadable>> {
        match &mut self.kind {
            Kind::Lines(lines) => Some(lines.step()?.map(|table| of_lines(table, self.encoding))),
            Kind::Json(json) => json.step(),
        }
    }

    fn percent(&self) -> u32 {
        match &self.kind {
            Kind::Lines(lines) => lines.percent(),
            Kind::Json(json) => json.percent(),
        }
    }
}

fn of_lines(table: Table, encoding: Encoding) -> Table {
    let mut table = rows_to_fix::without_marks(table);
    if encoding == Encoding::Windows1252 {
        table.notes.insert(0, Note { line: None, kind: NoteKind::Guessed(encoding) });
    }
    table
}

/// Checks the number of lines before parsing, which would take seconds.
fn check_lines(bytes: &[u8]) -> Result<(), Unreadable> {
    let count = |end: u8| bytes.iter().filter(|byte| **byte == end).count();
    let is_full = count(b'\n').max(count(b'\r')) > MOST_TEXT_LINES;
    if is_full { Err(Unreadable::TooManyLines { most: MOST_LINES }) } else { Ok(()) }
}

/// Old Macintosh and mixed line ends would otherwise count as no line or as two lines.
fn unify_line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests;

//! Reads workbooks (.xlsx) into sheets with rows of text. The library is too large to load on every visit, and a
//! malicious file could freeze a page, so a worker thread reads workbooks: it gets the whole file and returns the rows
//! in parts.

mod cell;

use crate::exchange::{
    table::{MOST_COLUMNS, MOST_LINES, Table, reader::table_of_rows},
    unreadable::Unreadable,
};
use calamine::{Reader, Sheet as SheetInfo, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// How many rows are returned at a time, so that the page that receives them never blocks for long.
const PART_ROWS: usize = 200;

/// The first bytes of a ZIP file, which is how workbooks are packed.
const PACKED: &[u8] = b"PK\x03\x04";

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// Whether a file may be an .xlsx workbook.
pub fn may_be_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED)
}

/// A message from the worker thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// A sheet with this name starts.
    Sheet(String),
    /// More rows of the current sheet.
    Rows(Vec<SheetRow>),
    Done,
    /// The message that says why nothing could be read.
    Unreadable(String),
}

/// A row that isn't blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Counted from 1, as the workbook shows it.
    pub number: u32,
    pub cells: Vec<String>,
}

/// A complete sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<SheetRow>,
}

impl Sheet {
    /// Returns the sheet as a table. The first row is the header.
    ///
    /// # Errors
    ///
    /// If the sheet is empty or too large.
    pub fn into_table(self) -> Result<Table, Unreadable> {
        table_of_rows(self.rows.into_iter().map(|row| (row.number, row.cells)))
    }
}

/// The sheets of a workbook, collected as their parts arrive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets(Vec<Sheet>);

impl Sheets {
    pub fn hear(&mut self, report: Report) {
        match (report, self.0.last_mut()) {
            (Report::Sheet(name), _) => self.0.push(Sheet { name, rows: Vec::new() }),
            (Report::Rows(rows), Some(sheet)) => sheet.rows.extend(rows),
            _ => {}
        }
    }

    /// Returns the sheets that have rows, in the order of the workbook.
    pub fn filled(self) -> Vec<Sheet> {
        self.0.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect()
    }
}

/// Reads a workbook and sends reports as text. [`Report::Done`] or [`Report::Unreadable`] comes last.
pub fn answer(file: Vec<u8>, tell: &dyn Fn(String)) {
    // A report of strings and numbers always serializes.
    let mut tell = |report: Report| tell(serde_json::to_string(&report).unwrap_or_default());
    let last = match read(file, &mut tell) {
        Ok(()) => Report::Done,
        Err(unreadable) => Report::Unreadable(unreadable.to_string()),
    };
    tell(last);
}

/// Reads the visible sheets of a workbook.
///
/// # Errors
///
/// If the file isn't an .xlsx workbook, or is too large.
pub fn read(file: Vec<u8>, tell: &mut dyn FnMut(Report)) -> Result<(), Unreadable> {
    let mut workbook: Workbook = Xlsx::new(Cursor::new(file)).map_err(unreadable)?;
    let is_shown =
        |sheet: &&SheetInfo| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect();
    for name in names {
        tell(Report::Sheet(name.clone()));
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
        read_sheet(&mut cells, tell)?;
    }
    Ok(())
}

/// Reads cell by cell, because the dimensions that a sheet declares can't be trusted.
fn read_sheet(
    cells: &mut XlsxCellReader<'_, Cursor<Vec<u8>>>,
    tell: &mut dyn FnMut(Report),
) -> Result<(), Unreadable> {
    let mut part: Vec<SheetRow> = Vec::new();
    let mut rows = 0;
    while let Some(found) = cells.next_cell().map_err(unreadable)? {
        let text = cell::text(found.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = found.get_position();
        let number = row.saturating_add(1);
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { columns: column.saturating_add(1), most: MOST_COLUMNS });
        }
        if part.last().is_none_or(|last| last.number != number) {
            rows += 1;
            // The header is one row more.
            if rows > MOST_LINES + 1 {
                return Err(Unreadable::TooManyLines { most: MOST_LINES });
            }
            if part.len() == PART_ROWS {
                tell(Report::Rows(std::mem::take(&mut part)));
            }
            part.push(SheetRow { number, cells: Vec::new() });
        }
        if let Some(row) = part.last_mut() {
            row.cells.resize(row.cells.len().max(column + 1), String::new());
            row.cells[column] = text;
        }
    }
    if !part.is_empty() {
        tell(Report::Rows(part));
    }
    Ok(())
}

fn unreadable(_: XlsxError) -> Unreadable {
    Unreadable::Workbook
}

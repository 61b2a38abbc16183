//! Splits the rest of a file into lines again, if a quotation mark that is never closed has swallowed it.

use super::delimiter::records;
use crate::exchange::table::Line;

/// Returns the lines from the quotation mark on, one by one, starting at number `first`. Blank lines are left out.
pub(super) fn lines(text: &str, delimiter: u8, first: u32) -> Vec<Line> {
    let numbered = (first..).zip(text.split('\n'));
    let lines = numbered.map(|(number, line)| Line { number, cells: cells(line, delimiter) });
    lines.filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty())).collect()
}

/// Splits a line into cells. If the quotation marks aren't paired, they belong to the text.
fn cells(line: &str, delimiter: u8) -> Vec<String> {
    let pairs = line.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    let record = pairs.then(|| records(line, delimiter).next()).flatten().and_then(Result::ok);
    match record {
        Some(record) => record.iter().map(str::to_owned).collect(),
        None => line.split(char::from(delimiter)).map(str::to_owned).collect(),
    }
}

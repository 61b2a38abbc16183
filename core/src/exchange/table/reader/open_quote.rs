//! A quotation mark that is never closed swallows the rest of a file; here its lines come apart again.

use super::delimiter::records;
use crate::exchange::table::Line;

/// The lines from the quotation mark on, each by itself, the first with the number `first`. Blank ones are
/// left out.
pub(super) fn lines(text: &str, delimiter: u8, first: u32) -> Vec<Line> {
    let numbered = (first..).zip(text.split('\n'));
    let lines = numbered.map(|(number, line)| Line { number, cells: cells(line, delimiter) });
    lines.filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty())).collect()
}

/// Where the marks do not pair, they are cells' own text.
fn cells(line: &str, delimiter: u8) -> Vec<String> {
    let pairs = line.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    let record = pairs.then(|| records(line, delimiter).next()).flatten().and_then(Result::ok);
    match record {
        Some(record) => record.iter().map(str::to_owned).collect(),
        None => line.split(char::from(delimiter)).map(str::to_owned).collect(),
    }
}

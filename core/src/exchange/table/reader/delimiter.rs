//! Finds the character that separates the cells of a line.

use crate::exchange::table::{mapping::kind_of, rows_to_fix};

const DELIMITERS: [u8; 4] = *b",;\t|";

/// Excel writes `sep=;` first if the separator isn't the locale's default.
pub(super) fn without_separator_line(text: &str) -> (&str, u32, Option<u8>) {
    let first = text.split('\n').next().unwrap_or("");
    match first.trim().to_ascii_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii() => {
            (text.get(first.len() + 1..).unwrap_or(""), 1, Some(*delimiter))
        }
        _ => (text, 0, None),
    }
}

/// Guesses the separator that splits the most of the first lines into as many cells as the header has. A separator that
/// leaves quotation marks inside the header's cells has split text that belongs together. A title in one cell may be above the
/// header.
pub(super) fn guess_delimiter(text: &str) -> u8 {
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
        let header = match first.first() {
            Some(title) if title.len() == 1 => first.iter().find(|record| is_known_header(record)),
            header => header,
        };
        let Some(header) = header.filter(|header| header.len() > 1) else { continue };
        let whole = !header.iter().any(|cell| cell.contains('"'));
        let alike = first.iter().filter(|record| record.len() == header.len()).count();
        let score = (whole, header.len() * alike);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn is_known_header(record: &csv::StringRecord) -> bool {
    record.len() > 1 && kind_of(&record.iter().map(str::to_owned).collect::<Vec<_>>()).is_some()
}

/// Splits the lines of a text into cells.
pub(super) fn records(text: &str, delimiter: u8) -> csv::StringRecordsIntoIter<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .into_records()
}

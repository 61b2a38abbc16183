//! Writes a table as CSV (RFC 4180) that is safe to open in a spreadsheet.

use std::borrow::Cow;

/// Writes a header and lines. A cell that a spreadsheet would treat as a formula gets a leading `'`, and so does a cell
/// that starts with `'`. `plain_cell` removes the mark again.
pub fn write_table<'a>(header: &[&str], lines: impl IntoIterator<Item = &'a [String]>) -> String {
    let mut text = String::new();
    write_line(header.iter().copied(), &mut text);
    for line in lines {
        write_line(line.iter().map(String::as_str), &mut text);
    }
    text
}

/// Returns the cell as it was before `write_table` made it safe.
pub fn plain_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => cell,
    }
}

fn write_line<'a>(cells: impl Iterator<Item = &'a str>, text: &mut String) {
    let begin = text.len();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        let cell = safe(cell);
        if cell.contains(['"', ',', ';', '\t', '|', '\r', '\n']) || cell.trim() != cell {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    // An empty line would be read as no row.
    if text.len() == begin {
        text.push_str("\"\"");
    }
    text.push_str("\r\n");
}

fn safe(cell: &str) -> Cow<'_, str> {
    // No CSV reader accepts a NUL, and a NUL is never intended.
    let cell: Cow<'_, str> = if cell.contains('\0') { cell.replace('\0', "").into() } else { cell.into() };
    if is_risky(&cell) { format!("'{cell}").into() } else { cell }
}

/// Whether a spreadsheet may treat the cell as a formula, even after spaces or in the full-width forms that some
/// programs turn into plain ones.
fn is_risky(cell: &str) -> bool {
    let risky = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];
    cell.starts_with(risky) || cell.trim_start().starts_with(risky)
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn check(cells: &[&str], expected: &str) {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        assert_eq!(write_table(&["a", "b"], [cells.as_slice()]), format!("a,b\r\n{expected}\r\n"));
    }

    #[test]
    fn cells_are_quoted_and_made_safe() {
        check(&["1", "two words"], "1,two words");
        check(&["a,b", "say \"x\""], "\"a,b\",\"say \"\"x\"\"\"");
        check(&["=1+1", "+49"], "'=1+1,'+49");
        check(&["\t=1", "\r=1"], "\"'\t=1\",\"'\r=1\"");
        check(&[" =1", "a\0b"], "' =1,ab");
        check(&["'quoted", "-"], "''quoted,'-");
        check(&["", ""], ",");
    }

    proptest! {
        /// Reads with the CSV library directly, so that line ends in cells are compared too.
        #[test]
        fn written_tables_read_back_the_same(lines in prop::collection::vec(prop::collection::vec("[ -~\t\r\né＝=@'\"]{0,8}", 2), 0..6)) {
            let text = write_table(&["a", "b"], lines.iter().map(Vec::as_slice));
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let found: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.expect("a line").iter().map(|cell| plain_cell(cell).to_owned()).collect())
                .collect();
            prop_assert_eq!(found, lines);
        }

        #[test]
        fn no_cell_begins_a_formula(cell in "\\PC{0,12}") {
            let text = write_table(&["a"], [[cell].as_slice()]);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            for record in reader.records() {
                let cell = record.expect("a line")[0].to_owned();
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']));
            }
        }
    }
}

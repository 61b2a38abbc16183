//! CSV dialects, encodings and limits of the table reader.

use super::lines::MOST_CELL_BYTES;
use super::*;
use crate::exchange::table::{
    MOST_COLUMNS,
    problem::{Problem, ProblemKind},
};
use proptest::prelude::*;

fn check(text: &str, header: &[&str], lines: &[(u32, &[&str])]) {
    let table = read_table(text.as_bytes()).expect("a table");
    assert_eq!(table.header, header, "{text:?}");
    let found: Vec<(u32, Vec<&str>)> = table
        .lines
        .iter()
        .map(|line| (line.number, (0..header.len()).map(|at| line.cell(at)).collect()))
        .collect();
    let expected: Vec<(u32, Vec<&str>)> =
        lines.iter().map(|(number, cells)| (*number, cells.to_vec())).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn separators_are_guessed() {
    check("a,b\n1,2\n", &["a", "b"], &[(2, &["1", "2"])]);
    check("a;b\n1,5;2\n", &["a", "b"], &[(2, &["1,5", "2"])]);
    check("a\tb\n1\t2\n", &["a", "b"], &[(2, &["1", "2"])]);
    check("a|b\n1|2\n", &["a", "b"], &[(2, &["1", "2"])]);
    check("sep=;\r\na;b\r\n1;2\r\n", &["a", "b"], &[(3, &["1", "2"])]);
    check("Name\nAda\n", &["Name"], &[(2, &["Ada"])]);
    check("a,\"b;c;d;e\"\n1,2\n", &["a", "b;c;d;e"], &[(2, &["1", "2"])]);
}

#[test]
fn line_numbers_match_an_editor() {
    check(
        "a,b\r\n\r\n\"one\r\ntwo\",2\r\n,,\r\n\r\n3,4",
        &["a", "b"],
        &[(3, &["one\ntwo", "2"]), (7, &["3", "4"])],
    );
    check("\n\na,b\n1,2", &["a", "b"], &[(4, &["1", "2"])]);
    check("a,b\r1,2\r3,4", &["a", "b"], &[(2, &["1", "2"]), (3, &["3", "4"])]);
}

#[test]
fn ragged_lines_cost_only_themselves() {
    let table = read_table(b"a,b\n1\n1,2,3\n1,2,,\n5,6\n").expect("a table");
    assert_eq!(table.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [2, 4, 5]);
    assert_eq!(table.lines[0].cell(1), "");
    let reason = ProblemKind::TooManyCells { found: 3, expected: 2 };
    assert_eq!(table.problems, [Problem::new(3, reason)]);
}

#[test]
fn an_unclosed_quotation_mark_is_reported_with_its_line() {
    let table = read_table(b"a,b\n1,2\n3,\"4\n5,6\n").expect("a table");
    assert_eq!(table.lines.len(), 1);
    let told = [(3, ProblemKind::UnclosedQuote), (4, ProblemKind::BehindOpenQuote { first_line: 3 })];
    assert_eq!(table.problems, told.map(|(line, reason)| Problem::new(line, reason)));
    let kept: Vec<&[String]> = table.unread.iter().map(|line| line.cells.as_slice()).collect();
    assert_eq!(kept, [["3", "\"4"], ["5", "6"]]);
}

#[test]
fn headers_are_noted() {
    let table = read_table(b"Name,name\n").expect("a table");
    let kinds: Vec<NoteKind> = table.notes.into_iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::SameHeaderTwice("name".into()), NoteKind::HeaderOnly]);
    assert_eq!(read_table(b",,\n\n"), Err(Unreadable::Empty));
}

#[test]
fn titles_and_headings_above_the_header_are_skipped() {
    let header = ["Name", "E-Mail", "Can lead"];
    let ada: &[&str] = &["Ada", "ada@example.com", "Coding"];
    for text in [
        "Roster 2026,,\n,,\nPerson,,Interviewing\nName,E-Mail,Can lead\nAda,ada@example.com,Coding\n",
        "Roster 2026\n\nPerson,,Interviewing\nName,E-Mail,Can lead\nAda,ada@example.com,Coding\n",
        "Roster 2026\n\nPerson;;Interviewing\nName;E-Mail;Can lead\nAda;ada@example.com;Coding\n",
    ] {
        check(text, &header, &[(5, ada)]);
        let notes = read_table(text.as_bytes()).expect("a table").notes;
        assert_eq!(notes, [Note { line: None, kind: NoteKind::AboveHeader { rows: 2 } }]);
    }
}

#[test]
fn a_line_with_names_of_columns_is_no_header_below_another() {
    check("First,Second\nName,Email\n", &["First", "Second"], &[(2, &["Name", "Email"])]);
    check("Name\nAda; Berlin\n", &["Name"], &[(2, &["Ada; Berlin"])]);
}

#[test]
fn oversized_files_are_refused() {
    let wide = vec!["a"; MOST_COLUMNS + 1].join(",");
    let columns = Unreadable::TooManyColumns { columns: MOST_COLUMNS + 1, most: MOST_COLUMNS };
    assert_eq!(read_table(wide.as_bytes()), Err(columns));
    let long = format!("a,b\n1,{}\n", "x".repeat(MOST_CELL_BYTES as usize + 1));
    let cell = Unreadable::CellTooLarge { line: 2, most: MOST_CELL_BYTES };
    assert_eq!(read_table(long.as_bytes()), Err(cell));
    let many = "a\n".repeat(MOST_LINES + 2);
    assert_eq!(read_table(many.as_bytes()), Err(Unreadable::TooManyLines { most: MOST_LINES }));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_table(&bytes);
    }

    #[test]
    fn no_near_table_makes_it_panic(text in "[ab,;\t|\"\r\n=sep]{0,200}") {
        if let Ok(table) = read_table(text.as_bytes()) {
            let last = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').count() as u32;
            for line in &table.lines {
                prop_assert!(line.number <= last && line.cells.len() <= table.header.len());
            }
        }
    }
}

#[test]
fn spreadsheet_rows_are_told_apart_from_other_text() {
    for (text, expected) in [
        ("Name\tTeam\r\nAda\tPlatform\r\n", true),
        ("\nName\tTeam\n\nAda\t\n", true),
        ("Name\tTeam\n", false),
        ("Dear Ada,\n\nsee you.\n", false),
        ("\t\nAda\n", false),
        ("", false),
    ] {
        assert_eq!(may_be_rows(text), expected, "{text:?}");
    }
    let table = read_table(b"Name\tTeam\nAda\t\"Platform\nand tools\"\n").expect("a table");
    assert_eq!(table.lines[0].cells, ["Ada", "Platform\nand tools"]);
}

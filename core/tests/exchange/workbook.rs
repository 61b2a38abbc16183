//! Workbooks written by other programs.

use switchback_core::exchange::{
    table::{kind::TableKind, mapping::kind_of},
    unreadable::Unreadable,
    workbook::{Report, Sheet, Sheets, answer, read},
};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a fixture")
}

fn sheets(file: Vec<u8>) -> Result<Vec<Sheet>, Unreadable> {
    let mut sheets = Sheets::default();
    read(file, &mut |report| sheets.hear(report))?;
    Ok(sheets.filled())
}

#[test]
fn every_visible_sheet_with_rows_is_read() {
    let sheets = sheets(fixture("people.xlsx")).expect("a workbook");
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["People", "Interviews"]);
}

#[test]
fn cells_become_table_text() {
    let [people, interviews] = sheets(fixture("people.xlsx")).expect("a workbook").try_into().expect("two");
    let rows = |sheet: &Sheet| -> Vec<(u32, String)> {
        sheet.rows.iter().map(|row| (row.number, row.cells.join("|"))).collect()
    };
    let expected = [
        (2, "Ada Okafor|ada.okafor@harrowgate.example|Coding; System design|2024-03-01|true|2|Berlin"),
        (4, "Zoë Müller|zoe.mueller@harrowgate.example|Coding|2025-01-31|false|1|Graz"),
        (5, "Lin Wei|lin.wei@harrowgate.example|||||Graz"),
    ];
    assert_eq!(rows(&people)[1..], expected.map(|(number, cells)| (number, cells.to_owned())));
    let expected = [
        (2, "1001|Onsite: Coding|2026-12-08 10:20|10:20|1:15|Ada Okafor"),
        (3, "1002||2026-12-09 09:00:30|0.5|x|Zoë Müller"),
    ];
    assert_eq!(rows(&interviews)[1..], expected.map(|(number, cells)| (number, cells.to_owned())));
}

#[test]
fn a_sheet_is_a_table_like_any_other() {
    let [people, interviews] = sheets(fixture("people.xlsx")).expect("a workbook").try_into().expect("two");
    let (people, interviews) =
        (people.into_table().expect("a table"), interviews.into_table().expect("a table"));
    assert_eq!(kind_of(&people.header), Some(TableKind::People));
    assert_eq!(kind_of(&interviews.header), Some(TableKind::Interviews));
    assert_eq!(people.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [2, 4, 5]);
    assert_eq!(Sheet::default().into_table(), Err(Unreadable::Empty));
}

#[test]
fn a_file_that_is_not_a_workbook_is_rejected() {
    for file in [&b"PK\x03\x04rest"[..], b"", b"Name,Email\n"] {
        assert_eq!(sheets(file.to_vec()), Err(Unreadable::Workbook));
    }
    let whole = fixture("people.xlsx");
    for end in (0..whole.len()).step_by(97) {
        assert!(sheets(whole[..end].to_vec()).is_err(), "{end}");
    }
}

#[test]
fn a_message_from_the_other_thread_round_trips() {
    let told = std::cell::RefCell::new(Vec::new());
    answer(fixture("people.xlsx"), &|part| told.borrow_mut().push(part));
    let mut received = Sheets::default();
    let reports = told.into_inner().into_iter().map(|part| serde_json::from_str(&part).expect("a report"));
    let reports: Vec<Report> = reports.collect();
    assert_eq!(reports.last(), Some(&Report::Done));
    reports.into_iter().for_each(|report| received.hear(report));
    assert_eq!(received.filled(), sheets(fixture("people.xlsx")).expect("a workbook"));
    answer(b"no".to_vec(), &|part| assert!(part.contains("This is a workbook"), "{part}"));
}

//! Large tables are read in short steps, and rejected beyond the limits without being read to the end.

use switchback_core::{
    exchange::{
        rows::people::{people_reader, read_people},
        stepwise::Stepwise,
        table::{
            mapping::Mapping,
            reader::{TableText, read_table},
        },
        unreadable::Unreadable,
    },
    zones::DatabaseZones,
};

const TOO_MANY: Unreadable = Unreadable::TooManyLines { most: 50_000 };

fn csv(people: usize) -> String {
    let lines = (0..people).map(|n| format!("Ada {n},ada{n}@example.com,0{}/02/2026\n", 1 + n % 9));
    format!("Name,Email,Joined\n{}", lines.collect::<String>())
}

fn json(people: usize) -> String {
    let people = (0..people).map(|n| format!(r#"{{"name":"Ada {n}","email":"ada{n}@example.com"}}"#));
    format!("[{}]", people.collect::<Vec<_>>().join(",\n"))
}

/// Does all the work. Returns the number of steps and the outcome.
fn steps<W: Stepwise>(mut work: W) -> (usize, W::Outcome) {
    let (mut steps, mut percent) = (1, 0);
    loop {
        if let Some(outcome) = work.step() {
            return (steps, outcome);
        }
        assert!((percent..=100).contains(&work.percent()), "{} after {percent}", work.percent());
        (steps, percent) = (steps + 1, work.percent());
    }
}

#[test]
fn a_large_table_is_read_in_short_steps() {
    for text in [csv(3_000), json(3_000)] {
        let decoded = TableText::decode(text.as_bytes()).unwrap();
        let (steps, table) = steps(decoded.reader());
        assert!(steps >= text.len() / 10_000, "{steps} steps for {} bytes", text.len());
        assert_eq!(table.as_ref().map(|table| table.lines.len()), Ok(3_000));
        assert_eq!(table, read_table(text.as_bytes()));
    }
}

#[test]
fn rows_of_a_large_table_are_read_in_short_steps() {
    let table = read_table(csv(3_000).as_bytes()).unwrap();
    let mapping = Mapping::guess(&table.header, &table.lines);
    let (steps, reading) = steps(people_reader(&table, &mapping, &DatabaseZones, None));
    assert!(steps >= 150, "{steps} steps");
    assert_eq!(reading.rows.len(), 3_000);
    assert_eq!(reading, read_people(&table, &mapping, &DatabaseZones, None));
}

#[test]
fn a_json_list_is_rejected_as_soon_as_it_exceeds_the_limit() {
    let broken_off = json(50_001).trim_end_matches(']').to_owned() + ", and this is no JSON";
    for text in [broken_off.clone(), format!(r#"{{"success":true,"results":{broken_off}"#)] {
        assert_eq!(read_table(text.as_bytes()), Err(TOO_MANY));
    }
    let within = broken_off.replacen("},\n", "},\n!", 1);
    assert_eq!(read_table(within.as_bytes()), Err(Unreadable::NotJson { line: 2 }));
    let deep = format!(r#"{{"data":{{"items":{}}}}}"#, json(50_001));
    assert_eq!(read_table(deep.as_bytes()), Err(TOO_MANY));
    assert_eq!(read_table(json(50_000).as_bytes()).map(|table| table.lines.len()), Ok(50_000));
}

#[test]
fn a_csv_with_a_million_lines_is_rejected_before_it_is_split() {
    let text = "Name,Email\n".to_owned() + &"Ada,ada@example.com\n".repeat(1_000_000);
    assert_eq!(TableText::decode(text.as_bytes()).err(), Some(TOO_MANY));
    let just = csv(50_001);
    assert_eq!(read_table(just.as_bytes()), Err(TOO_MANY));
}

#[test]
fn a_name_with_thirty_thousand_letters_only_skips_its_own_line() {
    let text = format!("Name,Email\n{},ada@example.com\nBo Lind,bo@example.com\n", "x".repeat(30_000));
    let table = read_table(text.as_bytes()).unwrap();
    let mapping = Mapping::guess(&table.header, &table.lines);
    let reading = read_people(&table, &mapping, &DatabaseZones, None);
    assert_eq!(reading.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Bo Lind"]);
    let [problem] = reading.problems.as_slice() else { panic!("{:?}", reading.problems) };
    assert_eq!(problem.line, 2);
    assert!(problem.reason.to_string().len() < 500, "it is told without its whole text");
}

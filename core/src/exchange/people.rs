//! A table of people: who they are, what they are certified in and what they learn.

use super::contact;
use super::dates::{ColumnOrder, DateOrder, column_order, moment};
use super::lists::entries;
use super::mapping::{Field, Mapping, PeopleField};
use super::reading::{Note, NoteKind, Problem, ProblemKind, Reading};
use super::table::{Line, Table};
use super::zone_names;
use crate::zones::Zones;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One person as the table has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    pub line: u32,
    /// The name, or the part of the address before the `@` where no name is given.
    pub name: String,
    /// In lower case.
    pub mail: Option<String>,
    pub team: Option<String>,
    /// An IANA name.
    pub zone: Option<String>,
    /// Interview types, as the table names them.
    pub certified: Vec<String>,
    pub training: Vec<String>,
    pub joined: Option<NaiveDate>,
    /// Whether the person accepts trainees.
    pub hosts: Option<bool>,
    /// The most sessions in a week.
    pub weekly_sessions: Option<u8>,
}

/// Reads people. A cell that cannot be read is left out with a note; only a line that names nobody, has a broken
/// address or repeats a person is a problem. `date_order` is used where the column itself does not show it.
pub fn read_people(
    table: &Table,
    mapping: &Mapping<PeopleField>,
    zones: &dyn Zones,
    date_order: Option<DateOrder>,
) -> Reading<PersonRow> {
    let mut reading = Reading {
        rows: Vec::new(),
        problems: table.problems.clone(),
        notes: table.notes.clone(),
        question: None,
    };
    let joined = table.lines.iter().map(|line| mapping.cell(line, PeopleField::Joined));
    let order = match column_order(joined) {
        ColumnOrder::Settled(order) => Some(order),
        ColumnOrder::Plain | ColumnOrder::Open { .. } => date_order,
    };
    let mut seen = BTreeMap::new();
    for line in &table.lines {
        let mut notes = Vec::new();
        let row = read_person(line, mapping, zones, order, &mut notes).and_then(|row| {
            // People of the same name are people; people of the same address are one.
            let key = row.mail.clone().unwrap_or_else(|| row.name.to_lowercase());
            match seen.insert(key, line.number) {
                Some(first_line) => Err(ProblemKind::SamePerson { first_line }),
                None => Ok(row),
            }
        });
        match row {
            Ok(row) => {
                reading.rows.push(row);
                reading.notes.extend(notes);
            }
            Err(reason) => reading.problems.push(Problem { line: line.number, reason }),
        }
    }
    reading.problems.sort_by_key(|problem| problem.line);
    reading
}

fn read_person(
    line: &Line,
    mapping: &Mapping<PeopleField>,
    zones: &dyn Zones,
    order: Option<DateOrder>,
    notes: &mut Vec<Note>,
) -> Result<PersonRow, ProblemKind> {
    let cell = |field| mapping.cell(line, field);
    let mail = match cell(PeopleField::Mail) {
        "" => None,
        text => Some(contact::mail(text).ok_or_else(|| ProblemKind::NotMail(text.to_owned()))?),
    };
    let user = || mail.as_deref().and_then(|mail| mail.split('@').next()).map(str::to_owned);
    let parts = || contact::name(&[cell(PeopleField::GivenName), cell(PeopleField::FamilyName)].join(" "));
    let whole = contact::name(cell(PeopleField::Name));
    let name = whole.or_else(parts).or_else(user).ok_or(ProblemKind::Missing("name"))?;
    // Reads one cell that is not worth losing the line over.
    let mut optional = |field: PeopleField, understood: bool| {
        if !understood && !cell(field).is_empty() {
            let kind = NoteKind::LeftOut { field: field.words(), text: cell(field).to_owned() };
            notes.push(Note { line: Some(line.number), kind });
        }
    };
    let zone = zone_of(zones, cell(PeopleField::Zone));
    optional(PeopleField::Zone, zone.is_some());
    let joined = moment(cell(PeopleField::Joined), order).ok().map(|moment| moment.date);
    optional(PeopleField::Joined, joined.is_some());
    let hosts = yes_or_no(cell(PeopleField::Hosts));
    optional(PeopleField::Hosts, hosts.is_some());
    let weekly_sessions = cell(PeopleField::WeeklySessions).parse().ok();
    optional(PeopleField::WeeklySessions, weekly_sessions.is_some());
    Ok(PersonRow {
        line: line.number,
        name,
        mail,
        team: contact::name(cell(PeopleField::Team)),
        zone,
        certified: types(cell(PeopleField::Certified)),
        training: types(cell(PeopleField::Training)),
        joined,
        hosts,
        weekly_sessions,
    })
}

fn zone_of(zones: &dyn Zones, text: &str) -> Option<String> {
    let zone =
        zone_names::named(zones, text).or_else(|| zone_names::abbreviation(text).map(|known| known.zone));
    zone.map(|zone| zone.name().to_owned())
}

/// Interview types; what people write for none is none.
fn types(cell: &str) -> Vec<String> {
    let none = |entry: &String| matches!(entry.to_lowercase().as_str(), "-" | "–" | "none" | "n/a" | "no");
    entries(cell).into_iter().filter(|entry| !none(entry)).collect()
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "✓" => Some(true),
        "no" | "n" | "false" | "0" | "nein" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::read_table;
    use crate::zones::DatabaseZones;
    use proptest::prelude::*;

    fn read(text: &str) -> Reading<PersonRow> {
        let table = read_table(text.as_bytes()).expect("a table");
        read_people(&table, &Mapping::guess(&table.header, &table.lines), &DatabaseZones, None)
    }

    #[test]
    fn a_person_is_read_whole() {
        let reading = read(
            "Name,Email,Team,Time zone,Certified,Training,Joined,Hosts,Weekly sessions\n\
             Ada  Okafor,Ada@Example.com,Platform,Eastern Standard Time,Coding; System design,none,2024-03-01,yes,3\n",
        );
        assert_eq!(
            reading.rows,
            [PersonRow {
                line: 2,
                name: "Ada Okafor".into(),
                mail: Some("ada@example.com".into()),
                team: Some("Platform".into()),
                zone: Some("America/New_York".into()),
                certified: vec!["Coding".into(), "System design".into()],
                training: vec![],
                joined: NaiveDate::from_ymd_opt(2024, 3, 1),
                hosts: Some(true),
                weekly_sessions: Some(3),
            }]
        );
        assert_eq!((reading.problems, reading.notes), (vec![], vec![]));
    }

    #[test]
    fn first_and_last_names_in_columns_of_their_own_make_a_name() {
        let reading = read("First name,Last name,Email,Skills\nAna,Lima,ana@example.com,Coding\n,Cher,,\n");
        let names: Vec<&str> = reading.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(
            (names, &reading.rows[0].certified),
            (vec!["Ana Lima", "Cher"], &vec!["Coding".to_owned()])
        );
    }

    #[test]
    fn a_bad_cell_costs_only_itself() {
        let reading = read("Name,Zone,Joined,Hosts,Weekly sessions\nAda,Mars,3/4/2024,perhaps,999\n");
        assert_eq!(reading.rows.len(), 1);
        let left_out: Vec<String> = reading.notes.iter().map(|note| note.kind.to_string()).collect();
        assert_eq!(
            left_out,
            [
                "The time zone “Mars” could not be read and is left out.",
                "The day a person joined “3/4/2024” could not be read and is left out.",
                "The yes or no to hosting trainees “perhaps” could not be read and is left out.",
                "The sessions a week “999” could not be read and is left out.",
            ]
        );
    }

    #[test]
    fn a_line_that_names_nobody_is_a_problem() {
        let reading =
            read("Name,Email,Team\n,,Platform\nAda,ada,x\nBo,bo@example.com,x\nBob,BO@example.com,y\n");
        let words: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            words,
            [
                "Line 2: the name is missing. Fill it in.",
                "Line 3: “ada” is not a mail address. Write it as name@company.com.",
                "Line 5: line 4 already has this person. Keep only one of the two lines.",
            ]
        );
    }

    proptest! {
        #[test]
        fn no_table_makes_it_panic(text in "[A-Za-z@.,;\n\"/0-9 é-]{0,200}") {
            if let Ok(table) = read_table(format!("Name,Email,Zone,Joined\n{text}").as_bytes()) {
                let lines = table.lines.len() + table.problems.len();
                let reading = read_people(&table, &Mapping::guess(&table.header, &[]), &DatabaseZones, None);
                prop_assert_eq!(reading.rows.len() + reading.problems.len(), lines);
            }
        }
    }
}

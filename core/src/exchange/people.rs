//! A table of people: who they are, what they are certified in and what they learn.

use super::contact;
use super::dates::{ColumnOrder, DateOrder, both_readings, column_order, moment};
use super::lists::{entries, parts};
use super::mapping::{Field, Mapping, PeopleField};
use super::reading::{Note, NoteKind, Problem, ProblemKind, Question, Reading};
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
    /// Since when, for each of those; empty where the table does not say.
    pub certified_since: Vec<Option<NaiveDate>>,
    pub training: Vec<String>,
    /// Those of the training whose training rests.
    pub paused: Vec<String>,
    pub joined: Option<NaiveDate>,
    /// Whether the person accepts trainees.
    pub hosts: Option<bool>,
    /// The most sessions in a week.
    pub weekly_sessions: Option<u8>,
}

impl PersonRow {
    /// The interview types the person is certified in, each with the day since when.
    pub fn certificates(&self) -> impl Iterator<Item = (&str, Option<NaiveDate>)> {
        let since = self.certified_since.iter().copied().chain(std::iter::repeat(None));
        self.certified.iter().map(String::as_str).zip(since)
    }
}

/// Reads people. A cell that cannot be read is left out with a note; a line that names nobody, has a broken address or
/// a day of certification that cannot be read, or repeats a person is a problem. `date_order` is used where the dates
/// themselves do not show it; without it the reading asks.
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
        order: None,
    };
    let order = settle_order(table, mapping, date_order, &mut reading);
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

fn settle_order(
    table: &Table,
    mapping: &Mapping<PeopleField>,
    date_order: Option<DateOrder>,
    reading: &mut Reading<PersonRow>,
) -> Option<DateOrder> {
    let joined = table.lines.iter().map(|line| mapping.cell(line, PeopleField::Joined));
    let certified = table.lines.iter().flat_map(|line| days(mapping.cell(line, PeopleField::CertifiedSince)));
    match column_order(joined.chain(certified)) {
        ColumnOrder::Plain => date_order,
        ColumnOrder::Settled(order) => {
            reading.order = Some(order);
            Some(order)
        }
        ColumnOrder::Open { example } => {
            reading.order = date_order;
            if date_order.is_none() {
                let (day_first, month_first) = both_readings(&example);
                reading.question = Some(Question::AmbiguousDates { example, day_first, month_first });
            }
            date_order
        }
    }
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
    let certified = types(cell(PeopleField::Certified));
    let certified_since = certified_since(cell(PeopleField::CertifiedSince), certified.len(), order)?;
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
        certified,
        certified_since,
        training: types(cell(PeopleField::Training)),
        paused: types(cell(PeopleField::Paused)),
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
    entries(cell).into_iter().filter(|entry| !is_none(entry)).collect()
}

fn is_none(entry: &str) -> bool {
    matches!(entry.to_lowercase().as_str(), "" | "-" | "–" | "none" | "n/a" | "no")
}

/// A day for each of so many types: one that counts for all, or as many as there are. A wrong day would count for years,
/// so nothing is left out here.
fn certified_since(
    cell: &str,
    types: usize,
    order: Option<DateOrder>,
) -> Result<Vec<Option<NaiveDate>>, ProblemKind> {
    if types == 0 || is_none(cell) {
        return Ok(Vec::new());
    }
    let day = |text: &str| match is_none(text) {
        true => Ok(None),
        false => moment(text, order).map(|moment| Some(moment.date)),
    };
    let days = days(cell).into_iter().map(day).collect::<Result<Vec<_>, _>>()?;
    match days.as_slice() {
        [one] => Ok(vec![*one; types]),
        _ if days.len() == types => Ok(days),
        _ => Err(ProblemKind::CertifiedDays { types, days: days.len() }),
    }
}

/// One day, which may have a comma in it, or several.
fn days(cell: &str) -> Vec<&str> {
    let is_one = !matches!(moment(cell, None), Err(ProblemKind::NotDate(_)));
    if is_one { vec![cell] } else { parts(cell).collect() }
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
                certified_since: vec![],
                training: vec![],
                paused: vec![],
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
    fn certificates_from_before_have_their_day() {
        let reading = read(
            "Name,Certified,Certified since\n\
             Ada,Coding; System design,2024-03-01\n\
             Bo,Coding; System design,25/3/2024; 4/5/2024\n\
             Cy,Coding; System design,-; 2024-03-01\n\
             Di,Coding,\"Mar 2, 2024\"\n\
             Ed,Coding,\n\
             Fi,none,2024-03-01\n",
        );
        assert_eq!((reading.problems, reading.question), (vec![], None));
        let told: Vec<String> = reading
            .rows
            .iter()
            .map(|row| row.certificates().map(|(_, since)| since.map_or("-".into(), |day| day.to_string())))
            .map(|days| days.collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            told,
            ["2024-03-01 2024-03-01", "2024-03-25 2024-05-04", "- 2024-03-01", "2024-03-02", "-", ""]
        );
    }

    #[test]
    fn a_day_of_certification_that_cannot_be_read_costs_its_line_and_no_other() {
        let reading = read(
            "Name,Certified,Certified since\n\
             Ada,Coding,long ago\n\
             Bo,Coding,2024-03-01\n\
             Cy,Coding; System design; Product,2024-03-01; 2024-04-01\n\
             Di,Coding,3/4/2024\n",
        );
        let words: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            words,
            [
                "Line 2: “long ago” is not a date that can be read. Write it as 2026-03-31 14:30.",
                "Line 4: it has 3 interview types and 2 days of certification. Write one day for all of them, or one for \
                 each.",
                "Line 5: “3/4/2024” can be read day first or month first. Say which of the two this file uses.",
            ]
        );
        assert_eq!(reading.rows.len(), 1);
        assert!(reading.question.is_some(), "a person is asked once for the whole file");
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

//! A table of people, with their certificates and training.

use crate::{
    exchange::{
        rows::reader::{ReadRows, RowsReader},
        stepwise::Stepwise,
        table::{
            Line, Table,
            date_order::DateOrder,
            dates::moment,
            mapping::{Field, Mapping, PeopleField},
            note::{Note, NoteKind},
            problem::{Problem, ProblemKind, check_length},
            reading::Reading,
        },
        values::{
            contact,
            lists::{entries, parts},
            people, zone_names,
        },
    },
    zones::Zones,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One person as the table lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    pub line: u32,
    /// The name, or the part of the address before the `@` if there is no name.
    pub name: String,
    /// In lower case.
    pub mail: Option<String>,
    pub team: Option<String>,
    /// An IANA name.
    pub zone: Option<String>,
    /// Interview types, named as in the table.
    pub certified: Vec<String>,
    /// The certification date for each of `certified`. Empty if the table has none.
    pub certified_since: Vec<Option<NaiveDate>>,
    pub training: Vec<String>,
    /// The types of `training` in which training is paused.
    pub paused: Vec<String>,
    pub joined: Option<NaiveDate>,
    /// Whether the person accepts trainees.
    pub hosts: Option<bool>,
    /// The maximum number of sessions per week.
    pub weekly_sessions: Option<u8>,
}

impl PersonRow {
    /// Returns the interview types the person is certified in, each with its certification date.
    pub fn certificates(&self) -> impl Iterator<Item = (&str, Option<NaiveDate>)> {
        let since = self.certified_since.iter().copied().chain(std::iter::repeat(None));
        self.certified.iter().map(String::as_str).zip(since)
    }
}

/// Reads people. Skips an unreadable cell with a note. A line is a problem if it has no name, an invalid address or an
/// unreadable certification date, or if it repeats a person. `date_order` applies if the dates themselves don't show
/// their order. Without it, the reading asks.
pub fn read_people(
    table: &Table,
    mapping: &Mapping<PeopleField>,
    zones: &dyn Zones,
    date_order: Option<DateOrder>,
) -> Reading<PersonRow> {
    people_reader(table, mapping, zones, date_order).complete()
}

/// Reads people in steps, with the same outcome as [`read_people`].
pub fn people_reader<'a>(
    table: &'a Table,
    mapping: &'a Mapping<PeopleField>,
    zones: &'a dyn Zones,
    date_order: Option<DateOrder>,
) -> RowsReader<'a, PeopleRows<'a>> {
    let rows = PeopleRows { table, mapping, zones, order: None, seen: BTreeMap::new() };
    RowsReader::new(table, rows, date_order)
}

/// How the lines of a table of people are read.
pub struct PeopleRows<'a> {
    table: &'a Table,
    mapping: &'a Mapping<PeopleField>,
    zones: &'a dyn Zones,
    order: Option<DateOrder>,
    /// The line of each person read so far, by address, else by name.
    seen: BTreeMap<String, u32>,
}

impl ReadRows for PeopleRows<'_> {
    type Row = PersonRow;

    fn dates<'l>(&self, line: &'l Line) -> Vec<&'l str> {
        let joined = self.mapping.cell(line, PeopleField::Joined);
        let certified = days(self.mapping.cell(line, PeopleField::CertifiedSince));
        std::iter::once(joined).chain(certified).collect()
    }

    fn settle(&mut self, order: Option<DateOrder>) {
        self.order = order;
    }

    fn read(&mut self, line: &Line, reading: &mut Reading<PersonRow>) {
        let mut notes = Vec::new();
        let row = read_person(line, self.mapping, self.zones, self.order, &mut notes).and_then(|row| {
            // Two addresses are two people, even with the same name. One address is one person.
            let key = row.mail.clone().unwrap_or_else(|| row.name.to_lowercase());
            match self.seen.insert(key, line.number) {
                Some(first_line) => Err(ProblemKind::SamePerson { first_line }),
                None => Ok(row),
            }
        });
        match row {
            Ok(row) => {
                reading.rows.push(row);
                reading.notes.extend(notes);
            }
            Err(reason) => reading.problems.push(Problem::new(line.number, reason)),
        }
    }

    fn conclude(&mut self, reading: &mut Reading<PersonRow>) {
        let unused = self.mapping.unused_note(self.table);
        reading.notes.extend(unused.map(|kind| Note { line: None, kind }));
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
    let whole = people::person(cell(PeopleField::Name));
    let name = whole.or_else(parts).or_else(user).ok_or(ProblemKind::Missing("name"))?;
    check_length(PeopleField::Name.words(), &name)?;
    for field in [PeopleField::Team, PeopleField::Certified, PeopleField::Training] {
        for entry in entries(cell(field)) {
            check_length(field.words(), &entry)?;
        }
    }
    let certified = types(cell(PeopleField::Certified));
    let certified_since = certified_since(cell(PeopleField::CertifiedSince), certified.len(), order)?;
    // Notes an unreadable cell that isn't worth losing the line over.
    let mut optional = |field: PeopleField, understood: bool, how: &'static str| {
        if !understood && !cell(field).is_empty() {
            let kind = NoteKind::LeftOut { field: field.words(), text: cell(field).to_owned(), how };
            notes.push(Note { line: Some(line.number), kind });
        }
    };
    let zone = zone_of(zones, cell(PeopleField::Zone));
    optional(PeopleField::Zone, zone.is_some(), "Write it as Europe/Berlin or America/New_York.");
    let joined = moment(cell(PeopleField::Joined), order).ok().map(|moment| moment.date);
    optional(PeopleField::Joined, joined.is_some(), "Write it as 2026-03-31.");
    let hosts = yes_or_no(cell(PeopleField::Hosts));
    optional(PeopleField::Hosts, hosts.is_some(), "Write yes or no.");
    let weekly_sessions = cell(PeopleField::WeeklySessions).parse().ok();
    optional(PeopleField::WeeklySessions, weekly_sessions.is_some(), "Write a number such as 2.");
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
    let zone = zone_names::named(zones, text)
        .or_else(|| zone_names::abbreviation(text).map(|known| known.zone))
        .or_else(|| zone_names::city(zones, text));
    zone.map(|zone| zone.name().to_owned())
}

/// Lists interview types. Words that people write for "none" give an empty list.
fn types(cell: &str) -> Vec<String> {
    entries(cell).into_iter().filter(|entry| !is_none(entry)).collect()
}

fn is_none(entry: &str) -> bool {
    matches!(entry.to_lowercase().as_str(), "" | "-" | "–" | "none" | "n/a" | "no")
}

/// Returns a date for each type, from a single date for all of them or from as many dates as types. A wrong date would
/// count for years, so an unreadable one isn't skipped.
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

/// Splits a cell into dates, unless it is a single date, which may contain a comma.
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
mod tests;

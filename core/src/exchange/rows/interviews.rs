//! A table of interviews: type, time, and lead interviewer.

mod span;
mod status;
mod zone_in_header;

use crate::{
    exchange::{
        rows::reader::{ReadRows, RowsReader},
        stepwise::Stepwise,
        table::{
            Line, Table,
            date_order::DateOrder,
            mapping::{Field, InterviewField, Mapping},
            note::{Note, NoteKind},
            problem::{Problem, ProblemKind, check_length},
            reading::Reading,
        },
        values::{
            contact::{self, Contact},
            lists::entries,
            people::people,
        },
    },
    zones::{Zone, Zones},
};
use chrono::{DateTime, Utc};
use span::{Clocks, Span, span};
use std::collections::BTreeMap;

/// One interview as the other program records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewRow {
    /// The line of the table, or 0 if the interview came from a calendar.
    pub line: u32,
    /// The interview's own id in the other program. No two rows of a reading share one.
    pub key: Option<String>,
    /// The other program's name for the interview type.
    pub type_name: String,
    pub start: DateTime<Utc>,
    /// 1 to 720.
    pub minutes: u16,
    pub interviewers: Vec<Contact>,
    /// The candidate as written. Replaced by a code before anything is stored.
    pub candidate: Option<String>,
    /// The maximum number of observers, if the other program gives it.
    pub observers: Option<u8>,
    pub cancelled: bool,
}

/// Reads interviews. A time without a zone of its own is in the zone of its line, else of its column's name, else in
/// `default_zone`. `date_order` applies if the dates themselves don't show their order. Without it, ambiguous lines are
/// problems and the reading asks which order applies.
pub fn read_interviews(
    table: &Table,
    mapping: &Mapping<InterviewField>,
    default_zone: &Zone,
    zones: &dyn Zones,
    date_order: Option<DateOrder>,
) -> Reading<InterviewRow> {
    interviews_reader(table, mapping, default_zone, zones, date_order).complete()
}

/// Reads interviews in steps, with the same outcome as [`read_interviews`].
pub fn interviews_reader<'a>(
    table: &'a Table,
    mapping: &'a Mapping<InterviewField>,
    default_zone: &Zone,
    zones: &'a dyn Zones,
    date_order: Option<DateOrder>,
) -> RowsReader<'a, InterviewRows<'a>> {
    let status_column = mapping.column(InterviewField::Status).and_then(|column| table.header.get(column));
    let rows = InterviewRows {
        table,
        mapping,
        clocks: Clocks::of(table, mapping, default_zone, zones),
        status_column: status_column.map_or("", String::as_str),
        keys: BTreeMap::new(),
        zone_notes: Vec::new(),
    };
    RowsReader::new(table, rows, date_order)
}

/// How the lines of a table of interviews are read.
pub struct InterviewRows<'a> {
    table: &'a Table,
    mapping: &'a Mapping<InterviewField>,
    clocks: Clocks<'a>,
    status_column: &'a str,
    /// The row of each interview read so far, by its id.
    keys: BTreeMap<String, usize>,
    /// Where the zones of the starts came from.
    zone_notes: Vec<NoteKind>,
}

impl ReadRows for InterviewRows<'_> {
    type Row = InterviewRow;

    fn dates<'l>(&self, line: &'l Line) -> Vec<&'l str> {
        let dated = [InterviewField::Start, InterviewField::StartDate, InterviewField::End];
        dated.map(|field| self.mapping.cell(line, field)).to_vec()
    }

    fn settle(&mut self, order: Option<DateOrder>) {
        self.clocks.order = order;
    }

    fn read(&mut self, line: &Line, reading: &mut Reading<InterviewRow>) {
        let mut notes = Vec::new();
        match read_interview(line, self.mapping, &self.clocks, self.status_column, &mut notes) {
            Ok((row, zone)) => {
                if !self.zone_notes.contains(&zone) {
                    self.zone_notes.push(zone);
                }
                reading.notes.extend(notes.into_iter().map(|kind| Note { line: Some(line.number), kind }));
                add_row(row, &mut self.keys, reading);
            }
            Err(reason) => {
                let id = id(line, self.mapping);
                reading.problems.push(Problem { line: line.number, id, reason });
            }
        }
    }

    fn conclude(&mut self, reading: &mut Reading<InterviewRow>) {
        let zones = std::mem::take(&mut self.zone_notes);
        let notes = zones.into_iter().chain(self.mapping.unused_note(self.table));
        reading.notes.extend(notes.map(|kind| Note { line: None, kind }));
    }
}

fn id(line: &Line, mapping: &Mapping<InterviewField>) -> Option<String> {
    Some(mapping.cell(line, InterviewField::Id)).filter(|id| !id.is_empty()).map(str::to_owned)
}

fn read_interview(
    line: &Line,
    mapping: &Mapping<InterviewField>,
    clocks: &Clocks<'_>,
    status_column: &str,
    notes: &mut Vec<NoteKind>,
) -> Result<(InterviewRow, NoteKind), ProblemKind> {
    let cell = |field| mapping.cell(line, field);
    let type_name =
        contact::name(cell(InterviewField::Type)).ok_or(ProblemKind::Missing("interview type"))?;
    check_length(InterviewField::Type.words(), &type_name)?;
    let Span { start, minutes, zone } = span(line, mapping, clocks, notes)?;
    let interviewers =
        interviewers(cell(InterviewField::Interviewers), cell(InterviewField::InterviewerMails), notes)?;
    for name in interviewers.iter().filter_map(|contact| contact.name.as_deref()) {
        check_length("interviewer", name)?;
    }
    let cancelled = status::is_cancelled(status_column, cell(InterviewField::Status))?;
    if interviewers.is_empty() && !cancelled {
        return Err(ProblemKind::Missing("interviewer"));
    }
    let observers = cell(InterviewField::Observers);
    if !observers.is_empty() && observers.parse::<u8>().is_err() {
        notes.push(NoteKind::LeftOut {
            field: InterviewField::Observers.words(),
            text: observers.to_owned(),
            how: "Write a number such as 2.",
        });
    }
    let row = InterviewRow {
        line: line.number,
        key: id(line, mapping),
        type_name,
        start,
        minutes,
        interviewers,
        candidate: contact::name(cell(InterviewField::Candidate)),
        observers: observers.parse().ok(),
        cancelled,
    };
    Ok((row, zone))
}

/// Pairs the names and addresses of the interviewers, if there are as many names as addresses.
fn interviewers(names: &str, mails: &str, notes: &mut Vec<NoteKind>) -> Result<Vec<Contact>, ProblemKind> {
    let addresses =
        entries(mails).into_iter().map(|entry| contact::mail(&entry).ok_or(ProblemKind::NotMail(entry)));
    let addresses: Vec<String> = addresses.collect::<Result<_, _>>()?;
    let listed = entries(names);
    // If there are as many addresses as entries, a comma separates people.
    let listed = match listed.len() > 1 && listed.len() == addresses.len() {
        true => listed,
        false => people(names).ok_or_else(|| ProblemKind::NamesUnclear(names.to_owned()))?,
    };
    let named: Vec<Contact> = listed.iter().filter_map(|entry| Contact::written(entry)).collect();
    if addresses.is_empty() {
        return Ok(named);
    }
    let paired = named.len() == addresses.len();
    if !paired && !named.is_empty() {
        notes.push(NoteKind::NamesLeftOut);
    }
    let contact = |(at, mail): (usize, String)| {
        let name = named.get(at).filter(|_| paired).and_then(|contact| contact.name.clone());
        Contact { name, mail: Some(mail) }
    };
    Ok(addresses.into_iter().enumerate().map(contact).collect())
}

/// Adds a row. Some programs write one line per interviewer of an interview: these lines become one row.
fn add_row(row: InterviewRow, keys: &mut BTreeMap<String, usize>, reading: &mut Reading<InterviewRow>) {
    let Some(key) = row.key.clone() else {
        reading.rows.push(row);
        return;
    };
    let Some(first) = keys.get(&key).and_then(|at| reading.rows.get_mut(*at)) else {
        keys.insert(key, reading.rows.len());
        reading.rows.push(row);
        return;
    };
    let first_line = first.line;
    let same = first.start == row.start
        && first.minutes == row.minutes
        && first.type_name == row.type_name
        && first.cancelled == row.cancelled;
    if !same {
        let reason = ProblemKind::SameIdOtherInterview { first_line };
        reading.problems.push(Problem { line: row.line, id: row.key, reason });
        return;
    }
    for interviewer in row.interviewers {
        if !first.interviewers.contains(&interviewer) {
            first.interviewers.push(interviewer);
        }
    }
    reading.notes.push(Note { line: Some(row.line), kind: NoteKind::Joined { first_line } });
}

#[cfg(test)]
mod tests;

//! Turns the JSON of recruiting programs into a table, so that the rest of the import can ignore JSON:
//! Greenhouse's scheduled interviews, Ashby's interviewer pools, and any other list of objects.

use crate::{
    exchange::{
        json_outline::{Member, Outline, Part, Walk},
        stepwise::{Stepwise, percent_of},
        table::{
            Line, MOST_COLUMNS, MOST_LINES, Table,
            interviewer_pools::{is_pool, is_pool_of, read_pools},
        },
        unreadable::Unreadable,
    },
    json,
};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use std::{collections::BTreeMap, mem, ops::Range, vec};

type Object = Map<String, Value>;

/// Objects nested more deeply are ignored.
const MOST_DEPTH: usize = 4;

/// The members of an object that may hold the list.
const LISTS: [&str; 3] = ["results", "data", "items"];

/// How many bytes of text one step reads, and how many objects it lays out: about a millisecond's work each.
const STEP_BYTES: usize = 8 << 10;
const STEP_OBJECTS: usize = 64;

/// Whether to read a text as JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Reads the first list of objects in a JSON text, in steps, with one line per object. `number` counts the objects,
/// because JSON has no lines. The whole text is checked before any of it is used.
#[must_use]
pub(super) struct JsonReader<'a> {
    text: &'a str,
    stage: Stage,
}

enum Stage {
    Outline(Walk),
    /// The objects read so far, and the locations of the rest.
    Objects {
        read: Vec<Object>,
        unread: vec::IntoIter<Range<usize>>,
    },
    Layout {
        objects: vec::IntoIter<Object>,
        layout: Layout,
    },
}

impl<'a> JsonReader<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let after_mark = text.len() - text.trim_start_matches('\u{feff}').len();
        Self { text, stage: Stage::Outline(Walk::new(after_mark)) }
    }

    /// Works on the current stage and moves on to the next once it is done. Returns the table after the last stage.
    fn go_on(&mut self) -> Result<Option<Table>, Unreadable> {
        match &mut self.stage {
            Stage::Outline(walk) => {
                if let Some(outline) = outlined(walk, self.text)? {
                    let places = listed(self.text, &outline)?.ok_or(Unreadable::NoList)?;
                    self.stage = Stage::Objects { read: Vec::new(), unread: places.into_iter() };
                }
            }
            Stage::Objects { read, unread } => {
                if read_objects(self.text, unread, read)? {
                    let objects = mem::take(read);
                    if objects.iter().any(is_pool) {
                        return Ok(Some(read_pools(&objects.iter().collect::<Vec<_>>())));
                    }
                    self.stage = Stage::Layout { objects: objects.into_iter(), layout: Layout::default() };
                }
            }
            Stage::Layout { objects, layout } => {
                objects.by_ref().take(STEP_OBJECTS).try_for_each(|object| layout.add(&object))?;
                if objects.len() == 0 {
                    let Layout { header, lines, .. } = mem::take(layout);
                    return Ok(Some(Table { header, lines, ..Table::default() }));
                }
            }
        }
        Ok(None)
    }
}

impl Stepwise for JsonReader<'_> {
    type Outcome = Result<Table, Unreadable>;

    fn step(&mut self) -> Option<Result<Table, Unreadable>> {
        self.go_on().transpose()
    }

    fn percent(&self) -> u32 {
        // Scanning the text and laying out the objects are quick compared to reading them.
        match &self.stage {
            Stage::Outline(walk) => percent_of(walk.at, self.text.len()) / 5,
            Stage::Objects { read, unread } => 20 + percent_of(read.len(), read.len() + unread.len()) / 5 * 3,
            Stage::Layout { objects, layout } => {
                80 + percent_of(layout.lines.len(), layout.lines.len() + objects.len()) / 5
            }
        }
    }
}

/// Continues through the text, and returns its outline at the end. Stops if a list has too many rows.
fn outlined(walk: &mut Walk, text: &str) -> Result<Option<Outline>, Unreadable> {
    let until = walk.at + STEP_BYTES;
    while walk.at < until {
        match walk.step(text) {
            Ok(true) => check_rows(&walk.outline)?,
            Ok(false) => return Ok(Some(mem::take(&mut walk.outline))),
            Err(_) => return Err(not_json(text)),
        }
    }
    Ok(None)
}

fn check_rows(outline: &Outline) -> Result<(), Unreadable> {
    let is_full = |member: &Member| {
        (member.key.is_empty() || LISTS.contains(&member.key.as_str())) && member.parts.len() > MOST_LINES
    };
    let is_full = outline.members.last().is_some_and(is_full);
    if is_full { Err(Unreadable::TooManyLines { most: MOST_LINES }) } else { Ok(()) }
}

/// Returns why a text isn't JSON. Parses it again from the start to find the line.
fn not_json(text: &str) -> Unreadable {
    let text = text.trim_start_matches('\u{feff}');
    json::read::<IgnoredAny>(text)
        .map_or_else(|problem| Unreadable::NotJson { line: problem.line() }, |_| Unreadable::NoList)
}

/// Locates the objects of the list: the text itself, or the first list in an object, such as `results`. A single object
/// is a list of one.
fn listed(text: &str, outline: &Outline) -> Result<Option<Vec<Range<usize>>>, Unreadable> {
    if let [Member { key, parts, .. }] = outline.members.as_slice()
        && key.is_empty()
        && !is_object(text, 0..text.len())
    {
        return Ok(objects(text, parts));
    }
    let whole = Some(std::iter::once(0..text.len()).collect());
    let names: Vec<&str> = outline.members.iter().map(|member| member.key.as_str()).collect();
    if is_pool_of(|name| names.contains(&name)) {
        return Ok(whole);
    }
    for name in LISTS {
        let Some(member) = outline.members.iter().rfind(|member| member.key == name) else { continue };
        let found = match text.as_bytes().get(member.place.start) {
            Some(b'[') => objects(text, &member.parts),
            Some(b'{') => listed_within(text, member.place.clone())?,
            _ => None,
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(whole)
}

/// Like [`listed`], for an object nested in another.
fn listed_within(text: &str, place: Range<usize>) -> Result<Option<Vec<Range<usize>>>, Unreadable> {
    let inner = &text[place.clone()];
    let mut walk = Walk::new(0);
    let outline = loop {
        if let Some(outline) = outlined(&mut walk, inner)? {
            break outline;
        }
    };
    let moved = |at: Range<usize>| place.start + at.start..place.start + at.end;
    Ok(listed(inner, &outline)?.map(|places| places.into_iter().map(moved).collect()))
}

/// Returns the locations of a list's elements, if all of them are objects.
fn objects(text: &str, parts: &[Part]) -> Option<Vec<Range<usize>>> {
    let are_objects = !parts.is_empty() && parts.iter().all(|part| is_object(text, part.place.clone()));
    are_objects.then(|| parts.iter().map(|part| part.place.clone()).collect())
}

fn is_object(text: &str, place: Range<usize>) -> bool {
    text[place].trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

/// Reads some more of the objects. Returns true once all are read.
fn read_objects(
    text: &str,
    unread: &mut vec::IntoIter<Range<usize>>,
    read: &mut Vec<Object>,
) -> Result<bool, Unreadable> {
    let mut bytes = 0;
    while bytes < STEP_BYTES {
        let Some(place) = unread.next() else { return Ok(true) };
        bytes += place.len();
        let object = text[place.clone()].trim_start_matches('\u{feff}');
        let object = json::read(object).map_err(|problem| {
            let before = text[..place.start].bytes().filter(|byte| *byte == b'\n').count();
            Unreadable::NotJson { line: before + problem.line() }
        })?;
        read.push(object);
    }
    Ok(false)
}

/// One line per object and one column per field. The column of a nested field has both names.
#[derive(Default)]
struct Layout {
    header: Vec<String>,
    places: BTreeMap<String, usize>,
    lines: Vec<Line>,
}

impl Layout {
    fn add(&mut self, object: &Object) -> Result<(), Unreadable> {
        let Self { header, places, lines } = self;
        let mut cells = Vec::new();
        flatten("", object, MOST_DEPTH, &mut |name, cell| {
            let place = *places.entry(name.to_owned()).or_insert_with(|| {
                header.push(name.to_owned());
                header.len() - 1
            });
            if cells.len() <= place {
                cells.resize(place + 1, String::new());
            }
            cells[place] = cell;
        });
        if header.len() > MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { columns: header.len(), most: MOST_COLUMNS });
        }
        let number = u32::try_from(lines.len() + 1).unwrap_or(u32::MAX);
        lines.push(Line { number, cells });
        Ok(())
    }
}

fn flatten(before: &str, object: &Object, depth: usize, take: &mut impl FnMut(&str, String)) {
    for (name, value) in object {
        let name = if before.is_empty() { name.clone() } else { format!("{before} {name}") };
        match value {
            // A person is one cell, because their address alone might be mistaken for an interviewer's.
            Value::Object(person) if person.contains_key("email") => {
                take(&name, contact(person).unwrap_or_default())
            }
            Value::Object(inner) if depth > 0 => flatten(&name, inner, depth - 1, take),
            Value::Array(list) => {
                let entries: Vec<String> = list.iter().filter_map(entry).collect();
                take(&name, entries.join("; "));
            }
            other => take(&name, scalar(other).unwrap_or_default()),
        }
    }
}

/// Returns one entry of a list in a cell: a text, or a person's name and address.
fn entry(value: &Value) -> Option<String> {
    match value {
        Value::Object(person) => contact(person),
        other => scalar(other),
    }
}

fn contact(person: &Object) -> Option<String> {
    let text =
        |name: &str| person.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let whole = text("name").or_else(|| text("fullName")).map(str::to_owned);
    let parts = || {
        let parts: Vec<&str> = ["firstName", "lastName"].into_iter().filter_map(text).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    };
    match (whole.or_else(parts), text("email")) {
        (Some(name), Some(mail)) => Some(format!("{name} <{mail}>")),
        (Some(name), None) => Some(name),
        (None, mail) => mail.map(str::to_owned),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(if *is { "yes" } else { "no" }.into()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::exchange::{
        rows::interviews::read_interviews,
        table::{
            kind::TableKind,
            mapping::{InterviewField, Mapping, kind_of},
            reader::read_table,
        },
    };
    use crate::zones::{DatabaseZones, Zone};

    const GREENHOUSE: &str = r#"[
        {"id": 41, "application_id": 7, "start": {"date_time": "2026-03-26T22:15:00.000Z"}, "end": {"date_time": "2026-03-26T23:00:00.000Z"},
         "location": null, "status": "scheduled", "interview": {"id": 9, "name": "Coding"},
         "organizer": {"name": "Rita Recruiter", "email": "rita@example.com"},
         "interviewers": [{"id": 2, "name": "Ada Okafor", "email": "ada@example.com", "response_status": "accepted"},
                          {"id": 3, "name": "Bo Lind", "email": "bo@example.com", "response_status": "declined"}]}
    ]"#;

    #[test]
    fn scheduled_interviews_of_greenhouse_are_read() {
        let table = read_table(GREENHOUSE.as_bytes()).expect("a table");
        assert_eq!(kind_of(&table.header), Some(TableKind::Interviews));
        let mapping = Mapping::<InterviewField>::guess(&table.header, &table.lines);
        let reading = read_interviews(&table, &mapping, &Zone::utc(), &DatabaseZones, None);
        assert_eq!(reading.problems, []);
        let [row] = reading.rows.as_slice() else { panic!("{reading:?}") };
        assert_eq!((row.type_name.as_str(), row.minutes, row.cancelled), ("Coding", 45, false));
        assert_eq!(row.start.to_rfc3339(), "2026-03-26T22:15:00+00:00");
        let mails: Vec<_> = row.interviewers.iter().filter_map(|contact| contact.mail.as_deref()).collect();
        assert_eq!(mails, ["ada@example.com", "bo@example.com"]);
    }

    #[test]
    fn json_without_a_list_of_objects_is_refused() {
        assert_eq!(read_table(b"[1, 2]"), Err(Unreadable::NoList));
        assert_eq!(read_table(b"{\n \"a\": }"), Err(Unreadable::NotJson { line: 2 }));
        let nested = "[".repeat(100_000);
        assert_eq!(read_table(nested.as_bytes()), Err(Unreadable::NotJson { line: 1 }));
    }
}

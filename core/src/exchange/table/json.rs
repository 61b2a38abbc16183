//! JSON as recruiting programs answer it, laid out as a table, so that everything after reads it like one:
//! scheduled interviews as Greenhouse lists them, interviewer pools as Ashby lists them, and any other list
//! of objects.

use crate::exchange::{
    table::{
        Line, MOST_COLUMNS, MOST_LINES, Table,
        interviewer_pools::{is_pool, read_pools},
    },
    unreadable::Unreadable,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Object = Map<String, Value>;

/// Objects within objects below these are left out.
const MOST_DEPTH: usize = 4;

/// Whether a text is to be read as JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The first list of objects in a JSON text, a line each; `number` counts the objects, because JSON has no
/// lines.
pub(super) fn read(text: &str) -> Result<Table, Unreadable> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|problem| Unreadable::NotJson { line: problem.line() })?;
    let objects = listed(&value).ok_or(Unreadable::NoList)?;
    if objects.len() > MOST_LINES {
        return Err(Unreadable::TooManyLines { most: MOST_LINES });
    }
    if objects.iter().any(|object| is_pool(object)) {
        return Ok(read_pools(&objects));
    }
    laid_out(&objects)
}

/// The list itself, or the first one that stands in an object, such as `results`. One object by itself is a
/// list of one.
fn listed(value: &Value) -> Option<Vec<&Object>> {
    let objects = |list: &'_ Vec<Value>| list.iter().all(Value::is_object) && !list.is_empty();
    match value {
        Value::Array(list) if objects(list) => Some(list.iter().filter_map(Value::as_object).collect()),
        Value::Object(object) => {
            let inner = ["results", "data", "items"].into_iter().filter_map(|name| object.get(name));
            let within = inner.filter(|inner| inner.is_array() || inner.is_object()).find_map(listed);
            if is_pool(object) { Some(vec![object]) } else { within.or_else(|| Some(vec![object])) }
        }
        _ => None,
    }
}

/// Every object a line, every field a column; a field of an object within has both names.
fn laid_out(objects: &[&Object]) -> Result<Table, Unreadable> {
    let mut header: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = Vec::with_capacity(objects.len());
    for (number, object) in (1..).zip(objects) {
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
        lines.push(Line { number, cells });
    }
    Ok(Table { header, lines, ..Table::default() })
}

fn flatten(before: &str, object: &Object, depth: usize, take: &mut impl FnMut(&str, String)) {
    for (name, value) in object {
        let name = if before.is_empty() { name.clone() } else { format!("{before} {name}") };
        match value {
            // A person is one cell: their address alone might be taken for an interviewer's.
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

/// One of several in a cell: a text, or a person's name and address.
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
    fn what_is_no_list_is_refused_with_a_reason() {
        assert_eq!(read_table(b"[1, 2]"), Err(Unreadable::NoList));
        assert_eq!(read_table(b"{\n \"a\": }"), Err(Unreadable::NotJson { line: 2 }));
        let nested = "[".repeat(100_000);
        assert_eq!(read_table(nested.as_bytes()), Err(Unreadable::NotJson { line: 1 }));
    }
}

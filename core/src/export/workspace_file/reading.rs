//! Reading a workspace file. What it is comes first, because a newer file may have another shape further on.

use crate::{
    export::workspace_file::{FORMAT, Unread, Unreadable, VERSION, WorkspaceFile, members::Members},
    fact::{entry::Entry, line::Line},
    log::snapshot::Snapshot,
    model::{
        ids::PersonId,
        person::{LONGEST_NAME, Profile, Profiles},
    },
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use serde_json::{Error, Value, error::Category};

#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    format: Value,
    #[serde(default)]
    version: Value,
}

#[derive(Deserialize)]
struct Body {
    log: Vec<Element>,
    profiles: Members<Value>,
    #[serde(default)]
    snapshot: Value,
    #[serde(default)]
    exported_at: Value,
}

#[derive(Deserialize)]
struct StoredSnapshot {
    format: u32,
    position: u64,
    checksum: String,
    text: String,
}

/// Reads a whole workspace file. A line that this version does not understand is kept and reported.
///
/// # Errors
///
/// When the text is no workspace file, or one of a newer format.
pub fn read(text: &str) -> Result<WorkspaceFile, Unreadable> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    each_once(&serde_json::from_str::<Members<IgnoredAny>>(text).map_err(not_readable)?)?;
    check_header(&serde_json::from_str(text).map_err(not_readable)?)?;
    let body: Body = serde_json::from_str(text).map_err(|_| Unreadable::WithoutParts)?;
    each_once(&body.profiles)?;
    let base = base(&body.snapshot)?;

    let lines: Vec<String> = body.log.into_iter().map(|Element(line)| line).collect();
    let mut unread = unread_lines(&lines);
    let profiles = profiles(body.profiles, &mut unread);
    let exported_at = body.exported_at.as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    Ok(WorkspaceFile {
        base,
        lines,
        profiles,
        exported_at: exported_at.map(|at| at.with_timezone(&Utc)),
        unread,
    })
}

fn not_readable(problem: Error) -> Unreadable {
    match problem.classify() {
        Category::Eof => Unreadable::Truncated { line: problem.line() },
        Category::Syntax => Unreadable::NotJson { line: problem.line(), column: problem.column() },
        Category::Data | Category::Io => Unreadable::NotAWorkspaceFile,
    }
}

fn each_once<V>(members: &Members<V>) -> Result<(), Unreadable> {
    members.twice.as_ref().map_or(Ok(()), |key| Err(Unreadable::Twice { key: key.clone() }))
}

fn check_header(header: &Header) -> Result<(), Unreadable> {
    if header.format.as_str() != Some(FORMAT) {
        return Err(Unreadable::NotAWorkspaceFile);
    }
    match header.version.as_u64() {
        Some(version) if version > VERSION => Err(Unreadable::Newer { version }),
        Some(_) => Ok(()),
        None => Err(Unreadable::WithoutParts),
    }
}

/// Without the state the lines after it mean little, so a damaged one is not left out.
fn base(value: &Value) -> Result<Option<Snapshot>, Unreadable> {
    if value.is_null() {
        return Ok(None);
    }
    let stored: StoredSnapshot =
        serde_json::from_str(&value.to_string()).map_err(|_| Unreadable::Snapshot)?;
    let snapshot = Snapshot { format: stored.format, position: stored.position, text: stored.text };
    let sound = stored.checksum == snapshot.checksum() && snapshot.read().is_some();
    if sound { Ok(Some(snapshot)) } else { Err(Unreadable::Snapshot) }
}

fn unread_lines(lines: &[String]) -> Vec<Unread> {
    let numbered = (1..).zip(lines);
    numbered
        .filter_map(|(position, line)| match Line::read(line) {
            Line::Read(_) => None,
            Line::Unread(unread) => Some(Unread::Line { position, reason: unread.reason }),
        })
        .collect()
}

fn profiles(members: Members<Value>, unread: &mut Vec<Unread>) -> Profiles {
    let mut profiles = Profiles::default();
    for (id, value) in members.members {
        match (id.parse::<PersonId>(), serde_json::from_str::<Profile>(&value.to_string())) {
            (Ok(person), Ok(mut profile)) => {
                shorten(&mut profile.name);
                profiles.0.insert(person, profile);
            }
            _ => unread.push(Unread::Profile { id }),
        }
    }
    profiles
}

/// No page can show a name of many thousand characters, which no command takes either.
fn shorten(name: &mut String) {
    if let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) {
        name.truncate(end);
    }
}

/// A line of the log: text is the line itself, anything else is written out as one.
struct Element(String);

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if let Value::String(line) = value {
            return Ok(Self(line));
        }
        // An entry may be rewritten only if this version knows all of its fields; otherwise some would be
        // lost. It goes by way of text, so that the program holds one reader of entries and not two.
        let text = value.to_string();
        let written = serde_json::from_str::<Entry>(&text).ok().map(|entry| Line::from(entry).write());
        let says_as_much =
            |written: &String| serde_json::from_str::<Value>(written).is_ok_and(|again| again == value);
        Ok(Self(written.filter(says_as_much).unwrap_or(text)))
    }
}

//! What other programs learn of an event: its kind, its time, and the ids it is about. It contains no names, texts or times that
//! a user has entered. Programs that may read those request them from the interface.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};
use switchback_core::{
    fact::{entry::Entry, event::Event, line::Line},
    model::ids::PersonId,
};

/// The parts of an event that are ids, and their public names.
const IDS: &[(&str, &str)] = &[
    ("person", "person"),
    ("to", "person"),
    ("session", "session"),
    ("enrolment", "enrollment"),
    ("interview", "interview"),
    ("interview_type", "interview_type"),
    ("plan", "plan"),
    ("certificate", "certificate"),
    ("mentor", "mentor"),
    ("interviewer", "lead"),
    ("reviewer", "reviewer"),
    ("departed", "departed"),
    ("replacement", "replacement"),
];

/// Stored names keep the spelling of the first version.
const KINDS: &[(&str, &str)] = &[
    ("programme", "program"),
    ("enrolment", "enrollment"),
    ("nudge", "reminder"),
    ("wishes", "preferences"),
];

/// Returns the body of a request, or `None` for a line that this version cannot read.
pub(super) fn body(line: &str) -> Option<String> {
    let Line::Read(entry) = Line::read(line) else { return None };
    let Entry { at, command, event, .. } = *entry;
    let (kind, parts) = parts(&event)?;
    let mut ids = Map::new();
    ids.insert("command".into(), command.to_string().into());
    if let Event::CommandUndone { command } = event {
        ids.insert("undone".into(), command.to_string().into());
    }
    for (part, name) in IDS.iter().copied().chain(own_id(&kind).map(|name| ("id", name))) {
        if let Some(id) = parts.get(part).and_then(Value::as_str).filter(|text| is_id(text)) {
            ids.insert(name.into(), id.into());
        }
    }
    Some(written(&kind, at, ids))
}

/// Whether this version cannot read a line: a newer one wrote it, or it is damaged.
pub(super) fn is_unread(line: &str) -> bool {
    matches!(Line::read(line), Line::Unread(_))
}

/// Returns an event for a log that was replaced, for example by a restored backup: events may have been missed.
pub(super) fn log_changed(at: DateTime<Utc>) -> String {
    written("log_changed", at, Map::new())
}

fn written(kind: &str, at: DateTime<Utc>, ids: Map<String, Value>) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    json!({ "type": kind, "timestamp": at, "data": ids }).to_string()
}

/// Returns the kind of an event, and its parts by name.
fn parts(event: &Event) -> Option<(String, Map<String, Value>)> {
    let Value::Object(event) = serde_json::to_value(event).ok()? else { return None };
    let (stored, parts) = event.into_iter().next()?;
    let kind = KINDS.iter().fold(stored, |kind, (old, new)| kind.replace(old, new));
    match parts {
        Value::Object(parts) => Some((kind, parts)),
        _ => Some((kind, Map::new())),
    }
}

/// Returns what the `id` of an event identifies.
fn own_id(kind: &str) -> Option<&'static str> {
    ["interview_type", "interview", "certificate", "team"].into_iter().find(|name| kind.starts_with(name))
}

/// Whether a text is an id. Ids of all kinds are written alike.
fn is_id(text: &str) -> bool {
    text.parse::<PersonId>().is_ok_and(|id| id.to_string() == text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use switchback_core::{
        fact::entry::SCHEMA,
        model::{
            actor::Actor,
            ids::{CommandId, EnrollmentId, SessionId, WorkspaceId},
            workspace_kind::WorkspaceKind,
        },
    };

    fn told(event: Event) -> Value {
        let at = DateTime::UNIX_EPOCH;
        let entry = Entry { v: SCHEMA, at, by: Actor::Member(PersonId(7)), command: CommandId(1), event };
        serde_json::from_str(&body(&serde_json::to_string(&entry).unwrap()).unwrap()).unwrap()
    }

    #[test]
    fn an_event_is_sent_with_its_kind_and_ids() {
        let expect = |event, kind: &str, data: Value| {
            let told = told(event);
            assert_eq!(told, json!({ "type": kind, "timestamp": "1970-01-01T00:00:00Z", "data": data }));
        };
        let command = CommandId(1).to_string();
        let session = SessionId(2);
        let confirmed = json!({ "command": command, "session": session });
        expect(Event::SessionConfirmed { session, responder: None }, "session_confirmed", confirmed);
        let enrollment = EnrollmentId(3);
        let paused = json!({ "command": command, "enrollment": enrollment });
        expect(Event::EnrollmentPaused { enrollment, until: None }, "enrollment_paused", paused);
        let undone = CommandId(4);
        let expected = json!({ "command": command, "undone": undone.to_string() });
        expect(Event::CommandUndone { command: undone }, "command_undone", expected);
    }

    #[test]
    fn texts_of_users_are_not_sent() {
        let why = "0123456789abc".to_owned();
        let dispute = told(Event::SessionDisputed { session: SessionId(2), why: why.clone() });
        assert!(!dispute.to_string().contains(&why), "{dispute}");
        let created = Event::WorkspaceCreated {
            workspace: WorkspaceId(1),
            name: why.clone(),
            kind: WorkspaceKind::Own,
            salt: WorkspaceId(9),
        };
        let created = told(created).to_string();
        assert!(!created.contains(&why) && !created.contains(&WorkspaceId(9).to_string()), "{created}");
    }

    #[test]
    fn an_unreadable_line_is_not_sent() {
        let newer = r#"{"v":9999,"at":0,"by":"coordinator","command":"0","event":{}}"#;
        assert_eq!((body(newer), is_unread(newer)), (None, true));
        assert_eq!((body("damaged"), is_unread("damaged")), (None, true));
    }
}

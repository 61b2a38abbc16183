//! Made-up steps stand for future versions.

use super::{STEPS, Step, current, entry, to_current};
use crate::fact::{
    entry::SCHEMA,
    event::Event,
    line::{Line, Unread, UnreadReason},
};
use serde_json::{Value, json};

/// In the made-up version 1 a team had a `title`; version 2 calls it `label`, version 3 `name`.
const PLANTED: [Step; 2] = [|line| renamed(line, "title", "label"), |line| renamed(line, "label", "name")];

fn renamed(mut line: Value, from: &str, to: &str) -> Value {
    if let Some(team) = line.pointer_mut("/event/team_added").and_then(Value::as_object_mut)
        && let Some(value) = team.remove(from)
    {
        team.insert(to.to_owned(), value);
    }
    line
}

fn line(version: u32, member: &str) -> Value {
    json!({
        "v": version, "at": 1_785_924_000, "by": "coordinator", "command": "0000000000001",
        "event": {"team_added": {"id": "0000000000002", member: "Optics"}},
    })
}

#[test]
fn an_older_line_is_converted_by_the_steps_that_it_lacks() {
    for (version, member) in [(1, "title"), (2, "label"), (3, "name")] {
        assert_eq!(to_current(version, line(version, member), &PLANTED), line(3, "name"));
    }
}

#[test]
fn a_line_of_an_older_version_is_read_as_a_current_entry() {
    for (version, member) in [(1, "title"), (2, "label"), (3, "name")] {
        let Line::Read(entry) = Line::read_by(&line(version, member).to_string(), &PLANTED) else {
            panic!("version {version} was not read");
        };
        assert_eq!(entry.v, 3);
        assert!(matches!(&entry.event, Event::TeamAdded(team) if team.name == "Optics"));
    }
}

#[test]
fn a_line_not_understood_after_its_steps_is_kept_unchanged() {
    for text in [line(1, "caption"), line(2, "title")].map(|line| line.to_string()) {
        let read = Line::read_by(&text, &PLANTED);
        let Line::Unread(unread) = &read else { panic!("{read:?}") };
        assert!(matches!(unread.reason, UnreadReason::NotUnderstood(_)), "{unread:?}");
        assert_eq!(read.write(), text);
    }
}

#[test]
fn a_line_of_a_newer_version_is_kept_unchanged() {
    let text = line(4, "name").to_string();
    let newer = Unread { text: text.clone(), reason: UnreadReason::Newer(4) };
    assert_eq!(Line::read_by(&text, &PLANTED), Line::Unread(newer));
}

#[test]
fn version_1_is_current_and_its_lines_stay_unchanged() {
    assert_eq!(current(&STEPS), SCHEMA);
    let written = line(1, "name");
    assert_eq!(to_current(1, written.clone(), &STEPS), written);
    assert_eq!(entry(1, &written.to_string(), &STEPS).map(|entry| entry.v).ok(), Some(1));
}

//! Snapshots of every format open with the same state. History that an old format does not have is not made
//! up.

use crate::{cases, moves::moves, play::play};
use chrono::{DateTime, Duration};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use switchback_core::{
    export::workspace_file,
    fact::line::Line,
    log::{
        Log, apply_all,
        snapshot::{self, FORMAT, Snapshot},
        undo,
    },
    workspace::Workspace,
};

const V1: &str = include_str!("../logs/v1.ndjson");

/// Snapshots of version 1's log, as written by the code of format 1: after 124 lines, when one person is
/// paused and one is certified, and after all lines.
const FORMAT_1: [(usize, &str); 2] = [
    (124, include_str!("../logs/snapshot-format-1-at-124.json")),
    (169, include_str!("../logs/snapshot-format-1-at-169.json")),
];

/// The same log after all lines, in format 2.
const FORMAT_2: &str = include_str!("../logs/snapshot-format-2-at-169.json");

/// Lines for what later versions added.
const LATER: &str = include_str!("../logs/later.ndjson");

/// A snapshot of version 1's log and of the later lines of its time, as written by the code of its format. Formats 4 and 5 wrote
/// the same.
struct Golden {
    format: u32,
    position: usize,
    text: &'static str,
}

const FORMATS_3_TO_9: [Golden; 6] = [
    Golden { format: 3, position: 171, text: include_str!("../logs/snapshot-format-3-at-171.json") },
    Golden { format: 4, position: 177, text: include_str!("../logs/snapshot-format-4-at-177.json") },
    Golden { format: 5, position: 177, text: include_str!("../logs/snapshot-format-4-at-177.json") },
    Golden { format: 6, position: 178, text: include_str!("../logs/snapshot-format-6-at-178.json") },
    Golden { format: 7, position: 179, text: include_str!("../logs/snapshot-format-7-at-179.json") },
    Golden { format: 9, position: 180, text: include_str!("../logs/snapshot-format-9-at-180.json") },
];

fn v1(lines: std::ops::Range<usize>) -> Vec<Line> {
    V1.lines().skip(lines.start).take(lines.len()).map(Line::read).collect()
}

fn folded(count: usize) -> Workspace {
    Log::open(0, Workspace::default(), v1(0..count)).workspace().clone()
}

fn stored(format: u32, position: usize, text: &str) -> Snapshot {
    Snapshot { format, position: position as u64, text: text.to_owned() }
}

/// The workspace as format 1 would have stored it: the present without the past.
fn present(workspace: &Workspace) -> Value {
    let mut told = serde_json::to_value(workspace).unwrap();
    for session in members(&mut told, "sessions") {
        let (_, last) = ends(session.remove("history").unwrap());
        without_later(session["course"].as_object_mut().unwrap());
        session.insert("state".into(), last["state"].clone());
        session.insert("since".into(), last["at"].clone());
    }
    for enrollment in members(&mut told, "enrolments") {
        let (first, last) = ends(enrollment.remove("history").unwrap());
        let pause = last["state"].get("paused");
        let status = pause.map_or(last["state"].clone(), |_| json!("paused"));
        enrollment.insert("status".into(), status);
        enrollment.insert("since".into(), first["at"].clone());
        let ledger = enrollment["ledger"].as_object_mut().unwrap();
        ledger.remove("dropped").unwrap();
        let until = pause.and_then(|pause| pause.get("until")).cloned();
        ledger.insert("paused_until".into(), until.unwrap_or_default());
    }
    told
}

/// Removes fields that later formats added.
fn without_later(course: &mut Map<String, Value>) {
    course.remove("declined");
    course.remove("cancelled_by");
}

fn members<'a>(told: &'a mut Value, name: &str) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    told[name].as_object_mut().unwrap().values_mut().map(|member| member.as_object_mut().unwrap())
}

/// The first and the last change of a history.
fn ends(history: Value) -> (Value, Value) {
    let first = history["first"].clone();
    let last = history["later"].as_array().unwrap().last().cloned();
    (first.clone(), last.unwrap_or(first))
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_log_of_version_1_gives_the_state_it_gave_then() {
    for (count, text) in FORMAT_1 {
        assert_eq!(present(&folded(count)), parsed(text), "after {count} lines");
    }
}

#[test]
fn a_workspace_file_of_version_1_opens_with_the_same_state() {
    let log = V1.lines().collect::<Vec<_>>().join(",\n");
    let text = format!(r#"{{"format":"switchback-workspace","version":1,"profiles":{{}},"log":[{log}]}}"#);
    let file = workspace_file::read(&text).unwrap();
    assert_eq!(file.unread, []);
    assert_eq!(present(file.open().workspace()), parsed(FORMAT_1[1].1));
}

#[test]
fn a_snapshot_of_format_1_opens_with_the_same_state_and_marks_what_is_unknown() {
    for (count, text) in FORMAT_1 {
        let read = stored(1, count, text).read().unwrap();
        assert_eq!(present(&read), parsed(text), "after {count} lines");
        assert!(read.sessions.values().all(|session| !session.history.is_complete()));
        assert!(read.enrollments.values().all(|enrollment| !enrollment.history.is_complete()));
        let whole = folded(count);
        for (id, session) in &whole.sessions {
            assert_eq!(read.sessions[id].history.last(), session.history.last());
        }
        let certified = |workspace: &Workspace| {
            let over = workspace.enrollments.values().filter(|known| known.signed_off.is_some());
            over.map(|enrollment| (enrollment.since(), enrollment.ended())).collect::<Vec<_>>()
        };
        assert_eq!(certified(&read), certified(&whole));
        assert!(!certified(&read).is_empty());
    }
}

#[test]
fn a_pause_of_format_1_ends_as_planned() {
    let mut told = parsed(FORMAT_1[0].1);
    let paused =
        members(&mut told, "enrolments").find(|enrollment| enrollment["status"] == "paused").unwrap();
    paused["ledger"]["paused_until"] = json!(1_775_000_000);
    let read = stored(1, 124, &told.to_string()).read().unwrap();
    assert_eq!(present(&read), told);
    let until = DateTime::from_timestamp(1_775_000_000, 0).unwrap();
    let paused = read.enrollments.values().find(|enrollment| enrollment.status().is_paused()).unwrap();
    assert!(paused.status_at(until - Duration::seconds(1)).is_paused() && paused.is_active(until));
}

#[test]
fn the_log_continues_from_a_snapshot_of_format_1() {
    let [(middle, text), (end, last)] = FORMAT_1;
    let (position, base) = snapshot::base(Some(&stored(1, middle, text)), false);
    assert_eq!(position, middle as u64);
    let log = Log::open(position, base, v1(middle..end));
    assert_eq!(present(log.workspace()), parsed(last));
    assert_eq!(log.workspace().oddities, []);
}

#[test]
fn the_past_is_recovered_if_every_line_is_available() {
    let (middle, text) = FORMAT_1[0];
    assert_eq!(snapshot::base(Some(&stored(1, middle, text)), true), (0, Workspace::default()));
    let current = stored(FORMAT, middle, &serde_json::to_string(&folded(middle)).unwrap());
    for has_every_line in [true, false] {
        assert_eq!(snapshot::base(Some(&current), has_every_line), (middle as u64, folded(middle)));
    }
}

#[test]
fn an_unreadable_snapshot_is_left_alone() {
    let unread = [
        stored(FORMAT + 1, 169, FORMAT_2),
        stored(FORMAT, 169, FORMAT_1[1].1),
        stored(1, 169, FORMAT_2),
        stored(1, 169, "{"),
    ];
    for stored in unread {
        assert_eq!(
            snapshot::base(Some(&stored), false),
            (0, Workspace::default()),
            "format {}",
            stored.format
        );
    }
    assert_eq!(snapshot::base(None, true), (0, Workspace::default()));
}

#[test]
fn a_snapshot_of_format_2_is_still_read_without_inventing_history() {
    let read = stored(2, 169, FORMAT_2).read().unwrap();
    let mut today = folded(169);
    for session in today.sessions.values_mut() {
        session.course.declined = None;
        session.course.cancelled_by = None;
    }
    assert_eq!(read, today);
    assert_eq!(serde_json::to_string(&read).unwrap(), FORMAT_2);
}

#[test]
fn a_snapshot_of_formats_3_to_9_is_still_read_with_everything_in_it() {
    for Golden { format, position, text } in FORMATS_3_TO_9 {
        let read = stored(format, position, text).read().unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text, "format {format}");
        let lines = V1.lines().chain(LATER.lines()).take(position).map(Line::read).collect();
        let mut today = Log::open(0, Workspace::default(), lines).workspace().clone();
        if format < 7 {
            today.sessions.values_mut().for_each(|session| session.course.cancelled_by = None);
        }
        assert_eq!(read, today, "format {format}");
    }
}

proptest! {
    #![proptest_config(cases(30))]

    /// Covers the past as well: workspaces are equal only if their histories are.
    #[test]
    fn a_snapshot_at_any_point_plus_later_lines_gives_the_whole_workspace(moves in moves(60), place in any::<prop::sample::Index>()) {
        let log = play(&moves, |_| {});
        let position = place.index(log.lines().len() + 1);
        let (below, above) = log.lines().split_at(position);
        let mut base = Workspace::default();
        apply_all(&mut base, below, &undo::undone(log.lines()));
        let stored = stored(FORMAT, position, &serde_json::to_string(&base).unwrap());
        let (position, base) = snapshot::base(Some(&stored), true);
        let mut again = Log::open(position, base, above.to_vec());
        again.keep_records(log.workspace().records());
        prop_assert_eq!(again.workspace(), log.workspace());
    }
}

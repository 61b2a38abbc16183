//! Any file is read whole or refused with a reason. Nothing in it is lost.

use crate::{
    command,
    export::workspace_file::{Backup, Reader, Unread, Unreadable, WorkspaceFile, read, write},
    fact::line::Line,
    log::{
        Log,
        epoch::Epoch,
        history::history,
        snapshot::{self, Snapshot},
        written::WrittenLog,
    },
    model::{
        ids::PersonId,
        person::{Profile, Profiles},
        record::Records,
    },
    sample,
    zones::DatabaseZones,
};
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ENTRY: &str = r#"{"v":1,"at":1785924000,"by":"coordinator","command":"0000000000001","event":{"team_added":{"id":"0000000000002","name":"Optics"}}}"#;

fn at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

fn written(lines: &[&str]) -> String {
    let lines = lines.iter().map(ToString::to_string).collect();
    write(&WrittenLog { lines, ..WrittenLog::default() }, &BTreeSet::new(), at())
}

fn as_written(lines: &[String], log: &Log) -> WrittenLog {
    WrittenLog { base: None, lines: lines.to_vec(), records: log.workspace().records() }
}

fn sample_log() -> Log {
    let mut log = Log::default();
    for request in sample::requests("2026-08-05".parse().expect("a date"), &DatabaseZones) {
        let decision = command::decide(&log, &DatabaseZones, &request).expect("the sample is sound");
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    log
}

#[test]
fn an_exported_workspace_reads_back_the_same() {
    let log = sample_log();
    let lines: Vec<_> = log.lines().iter().map(Line::write).collect();
    let text = write(&as_written(&lines, &log), &BTreeSet::new(), at());
    let file = read(&text).expect("what was written");
    assert_eq!(file.lines, lines);
    assert_eq!(file.unread, []);
    assert_eq!(file.exported_at, Some(at()));
    assert_eq!(file.open().workspace().state_hash(), log.workspace().state_hash());
    let again = WrittenLog { base: None, lines: file.lines, records: file.records };
    assert_eq!(write(&again, &BTreeSet::new(), at()), text, "and is exported the same again");
}

/// The file, and the reading progress after each step.
fn read_in_steps(text: &str) -> Result<(WorkspaceFile, Vec<u32>), Unreadable> {
    let mut reader = Reader::new(text.to_owned());
    let mut percents = Vec::new();
    loop {
        if let Some(file) = reader.step()? {
            return Ok((file, percents));
        }
        percents.push(reader.percent());
    }
}

#[test]
fn a_large_file_is_read_in_many_short_steps() {
    let log = sample_log();
    let lines: Vec<_> = log.lines().iter().map(Line::write).collect();
    let text = write(&as_written(&lines, &log), &BTreeSet::new(), at());
    let (file, percents) = read_in_steps(&text).expect("what was written");
    assert_eq!(file.lines, lines);
    assert!(percents.len() > text.len() / 8_192, "{} steps for {} bytes", percents.len(), text.len());
    assert!(percents.is_sorted() && percents.iter().all(|percent| *percent <= 100), "{percents:?}");
    assert!(percents.iter().any(|percent| (40..60).contains(percent)), "{percents:?}");
}

#[test]
fn a_log_opened_in_steps_is_the_same_log() {
    let mut log = sample_log();
    let last = history(&log).first().expect("a command").command;
    let zones = DatabaseZones;
    let undo = command::Request {
        id: crate::model::ids::CommandId(7),
        at: at(),
        by: crate::model::actor::Actor::COORDINATOR,
        command: command::Command::Undo { command: last },
    };
    let decision = command::decide(&log, &zones, &undo).expect("the last command can be undone");
    log.append(decision.entries.into_iter().map(Line::from));
    let lines: Vec<_> = log.lines().iter().map(Line::write).collect();
    let file = read(&write(&as_written(&lines, &log), &BTreeSet::new(), at())).expect("what was written");
    let mut opening = file.opening();
    let mut steps = 0;
    while opening.step() {
        steps += 1;
    }
    assert!(steps > lines.len() / 100, "{steps} steps for {} lines", lines.len());
    let opened = opening.finish();
    assert_eq!(opened.workspace(), log.workspace());
    assert_eq!(opened.lines(), log.lines());
}

#[test]
fn lines_of_another_version_come_back_byte_for_byte_and_are_reported() {
    let lines = [
        ENTRY,
        r#"{"v": 7, "event":{"tea_served":{ "cups" : 2.50 }}}"#,
        r#"{"v":1,"at":1785924000,"by":"coordinator","command":"0000000000001","mood":"glad","event":{"enrolment_paused":{"enrolment":"0000000000002"}}}"#,
        "{\"v\":1,\"at\":17\u{0}",
        "",
        ENTRY,
    ];
    let file = read(&written(&lines)).expect("a workspace file");
    assert_eq!(file.lines, lines);
    let positions: Vec<_> = file
        .unread
        .iter()
        .map(|unread| match unread {
            Unread::Line { position, .. } => *position,
            Unread::Profile { .. } | Unread::Scorecard { .. } | Unread::Unsubscribed { .. } => 0,
        })
        .collect();
    assert_eq!(positions, [2, 4, 5]);
}

#[test]
fn a_file_reformatted_by_another_program_reads_the_same() {
    let text = written(&[ENTRY, r#"{"v":7,"b":1,"a":{"z":[1,2]}}"#]);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let pretty = format!("\u{feff}{}", serde_json::to_string_pretty(&value).expect("JSON"));
    assert_eq!(read(&pretty), read(&text));
}

#[test]
fn unknown_fields_of_an_entry_are_not_dropped() {
    let more = ENTRY.replace(r#""v":1,"#, r#""v":1,"mood":"glad","#);
    let text = written(&[ENTRY]).replace(ENTRY, &more);
    let lines = read(&text).expect("a workspace file").lines;
    assert!(lines[0].contains("glad"), "{lines:?}");
    assert!(matches!(Line::read(&lines[0]), Line::Read(_)));
}

#[test]
fn an_unreadable_profile_is_reported_and_the_others_are_kept() {
    let profile = r#""profiles": {"0000000000003":{"name":"Zoë","mail":null},"nobody":{"name":"X","mail":null},"0000000000004":3}"#;
    let file = read(&written(&[ENTRY]).replace(r#""profiles": {}"#, profile)).expect("a workspace file");
    assert_eq!(file.records.profiles.0[&PersonId(3)], Profile::new("Zoë", None));
    let unread = ["nobody", "0000000000004"].map(|id| Unread::Profile { id: id.into() });
    assert_eq!(file.unread, unread);
}

/// The sample with the contents of its scorecards, as a file.
fn with_scorecards() -> (Log, String) {
    let log = sample_log();
    let lines: Vec<_> = log.lines().iter().map(Line::write).collect();
    let text = write(&as_written(&lines, &log), &BTreeSet::new(), at());
    assert!(!log.workspace().scorecard_records.is_empty());
    (log, text)
}

#[test]
fn scorecard_contents_read_back_and_are_not_legible_in_the_file() {
    let (log, text) = with_scorecards();
    let file = read(&text).expect("what was written");
    assert_eq!(file.records, log.workspace().records());
    assert_eq!(file.open().workspace(), log.workspace());
    let notes = log.workspace().scorecard_records.iter().map(|(_, record)| &record.content.notes);
    assert!(notes.into_iter().all(|notes| !text.contains(notes)));
}

#[test]
fn a_version_that_does_not_know_a_part_refuses_the_file() {
    let version = |text: &str| {
        let file: serde_json::Value = serde_json::from_str(text).expect("JSON");
        file["version"].as_u64()
    };
    let (_, text) = with_scorecards();
    let (_, mut log) = visit();
    assert_eq!((version(&written(&[ENTRY])), version(&text)), (Some(1), Some(3)));
    assert_eq!(version(&backed_up(&log, &[], 0).text), Some(3));
    log.keep_records(Records { profiles: log.workspace().profiles.clone(), ..Records::default() });
    assert_eq!(version(&backed_up(&log, &[], 0).text), Some(2));
}

#[test]
fn unsubscribed_people_read_back_and_an_older_version_refuses_the_file() {
    let people = BTreeSet::from([PersonId(3), PersonId(9)]);
    let (stored, log) = visit();
    let lines: Vec<_> = stored.iter().map(|(_, text)| text.clone()).collect();
    let text = write(&as_written(&lines, &log), &people, at());
    let file = read(&text).expect("what was written");
    assert_eq!((&file.unsubscribed, file.unread.as_slice()), (&people, [].as_slice()));
    assert!(text.contains("\"version\": 4,"), "{}", &text[..100]);
    let backup = Backup::of(&log, stored, log.lines().len(), None, &people, at()).expect("a state");
    assert_eq!(backup.collect::<String>(), text);

    let damaged = text.replace(&PersonId(9).to_string(), "somebody");
    let file = read(&damaged).expect("a workspace file");
    assert_eq!(file.unsubscribed, BTreeSet::from([PersonId(3)]));
    assert_eq!(file.unread, [Unread::Unsubscribed { id: "\"somebody\"".into() }]);
}

#[test]
fn a_damaged_or_changed_scorecard_is_reported_and_the_others_are_kept() {
    let (log, text) = with_scorecards();
    let known: Vec<_> = log.workspace().scorecard_records.iter().collect();
    let [(one, record), (other, of_other), (third, of_third)] = known[..3] else {
        panic!("three scorecards")
    };
    let damaged = text
        .replace(&one.to_string(), "nobody")
        .replace(&format!("\"{}\"", of_other.seal()), "3")
        .replace(&of_third.seal().to_string(), &record.seal().to_string());
    let file = read(&damaged).expect("a workspace file");
    let unread = |commitment: String| Unread::Scorecard { commitment };
    // A line of the log has the first commitment, too, and isn't read either.
    let scorecards: Vec<_> =
        file.unread.into_iter().filter(|unread| matches!(unread, Unread::Scorecard { .. })).collect();
    let expected = ["nobody".to_owned(), other.to_string(), third.to_string()].map(unread);
    assert_eq!(scorecards.len(), 3);
    assert!(expected.iter().all(|unread| scorecards.contains(unread)), "{scorecards:?}");
    assert_eq!(file.records.scorecards.iter().count(), known.len() - 3);
}

#[test]
fn every_other_file_is_refused_with_its_reason() {
    let sound = written(&[ENTRY]);
    let cut = sound[..sound.len() - 40].to_owned();
    let twice = sound.replace("\"log\":", "\"log\": [],\n\"log\":");
    let same_person = sound.replace("{}", r#"{"0000000000003":{"name":"A"},"0000000000003":{"name":"B"}}"#);
    let same_scorecard = sound.replace("\"log\"", r#""scorecards": {"a": "1", "a": "2"}, "log""#);
    let cases = [
        (String::new(), Unreadable::Empty),
        (" \n".into(), Unreadable::Empty),
        ("Name,Mail\nA,a@b.example".into(), Unreadable::NotJson { line: 1, column: 1 }),
        (sound.replace("\"log\"", "log"), Unreadable::NotJson { line: 6, column: 1 }),
        (cut, Unreadable::Truncated { line: 7 }),
        ("[1, 2]".into(), Unreadable::NotAWorkspaceFile),
        (r#"{"name": "package"}"#.into(), Unreadable::NotAWorkspaceFile),
        (sound.replace("\"version\": 1", "\"version\": 5"), Unreadable::Newer { version: 5 }),
        (sound.replace("\"log\"", "\"snapshot\": {}, \"log\""), Unreadable::Snapshot),
        (sound.replace("\"version\": 1", "\"version\": \"one\""), Unreadable::WithoutParts),
        (sound.replace("\"log\"", "\"lag\""), Unreadable::WithoutParts),
        (sound.replace("\"log\"", "\"scorecards\": 1, \"log\""), Unreadable::WithoutParts),
        (sound.replace("\"log\"", "\"unsubscribed\": {}, \"log\""), Unreadable::WithoutParts),
        (twice, Unreadable::Twice { key: "log".into() }),
        (same_person, Unreadable::Twice { key: "0000000000003".into() }),
        (same_scorecard, Unreadable::Twice { key: "a".into() }),
    ];
    for (text, expected) in cases {
        assert_eq!(read(&text), Err(expected.clone()), "{text}");
        let wording = expected.to_string();
        assert!(wording.ends_with('.') && wording.len() > 20, "{wording}");
    }
}

#[test]
fn a_newer_file_is_recognized_even_if_its_log_has_another_shape() {
    let text = r#"{"format":"switchback-workspace","version":9,"log":{"chunks":3}}"#;
    assert_eq!(read(text), Err(Unreadable::Newer { version: 9 }));
}

/// Every line of the sample with its position, and the log as a visit holds it: from a snapshot on.
fn visit() -> (Vec<(u64, String)>, Log) {
    let mut log = sample_log();
    let stored = (0..).zip(log.lines().iter().map(Line::write)).collect();
    assert!(log.advance(), "the sample is longer than undo reaches");
    (stored, log)
}

/// The text of a backup, and how many of the first entries it lacks.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    text: String,
    missing: u64,
}

fn backed_up(log: &Log, stored: &[(u64, String)], unsaved: usize) -> Written {
    let backup = Backup::of(log, stored.to_vec(), log.lines().len() - unsaved, None, &BTreeSet::new(), at());
    let backup = backup.expect("a state that can be written");
    Written { missing: backup.missing, text: backup.collect() }
}

fn assert_opens_as(backup: &Written, log: &Log) {
    let file = read(&backup.text).expect("a file that opens");
    let opened = file.open();
    assert_eq!(opened.workspace(), log.workspace());
    assert_eq!(opened.workspace().state_hash(), log.workspace().state_hash());
    assert_eq!((opened.id(), opened.end()), (log.id(), log.end()));
}

#[test]
fn a_backup_has_every_line_if_every_line_is_stored() {
    let (stored, log) = visit();
    let whole = backed_up(&log, &stored, 0);
    assert_eq!(whole.missing, 0);
    let lines: Vec<_> = stored.iter().map(|(_, text)| text.clone()).collect();
    assert_eq!(whole.text, write(&as_written(&lines, &log), &BTreeSet::new(), at()));
    let unsaved = stored.len() - 7;
    assert_eq!(backed_up(&log, &stored[..unsaved], 7), whole, "the last seven are not stored yet");
}

#[test]
fn a_backup_is_written_in_small_parts() {
    let (stored, log) = visit();
    let backup = Backup::of(&log, stored.clone(), log.lines().len(), None, &BTreeSet::new(), at());
    let backup = backup.expect("a state that can be written");
    let parts: Vec<String> = backup.collect();
    let longest = parts.iter().map(String::len).max();
    assert!(parts.len() > stored.len() / 100, "{} parts for {} lines", parts.len(), stored.len());
    assert!(longest < Some(100 << 10), "the longest part has {longest:?} bytes");
}

#[test]
fn changes_during_a_backup_do_not_affect_it() {
    let (stored, mut log) = visit();
    let whole = backed_up(&log, &stored, 0);
    let backup = Backup::of(&log, stored, log.lines().len(), None, &BTreeSet::new(), at());
    let mut backup = backup.expect("a state that can be written");
    let begun: String = backup.by_ref().take(3).collect();
    log.append([Line::read(ENTRY)]);
    assert_eq!(begun + &backup.collect::<String>(), whole.text);
}

#[test]
fn a_backup_of_a_log_whose_first_lines_are_lost_opens_as_the_same_workspace() {
    let (stored, log) = visit();
    let position = log.snapshot().0;
    // All is lost, then the first chunk, a stretch below the snapshot, the end, and all but the first line.
    let left = [
        Vec::new(),
        stored[100..].to_vec(),
        [&stored[..20], &stored[30..]].concat(),
        stored[..stored.len() - 3].to_vec(),
        stored[..1].to_vec(),
    ];
    for left in left {
        let backup = backed_up(&log, &left, 0);
        let below = left.iter().filter(|(place, _)| *place < position).count() as u64;
        assert_eq!(backup.missing, if below == position { 0 } else { position });
        assert_opens_as(&backup, &log);
    }
}

#[test]
fn a_backup_has_the_state_of_this_tab_even_while_another_tab_writes() {
    let (mut stored, log) = visit();
    let whole = backed_up(&log, &stored, 0);
    stored.push((log.end(), ENTRY.to_owned()));
    assert_eq!(backed_up(&log, &stored, 0), whole);
}

#[test]
fn a_backup_contains_no_line_of_another_workspace() {
    let (stored, log) = visit();
    let other: Vec<_> = stored.iter().map(|(place, _)| (*place, ENTRY.to_owned())).collect();
    let backup = backed_up(&log, &other, 0);
    assert!(!backup.text.contains(ENTRY));
    assert_opens_as(&backup, &log);
}

#[test]
fn an_overlong_name_is_shortened() {
    let person = PersonId(4);
    let profiles = Profiles([(person, Profile::new("é".repeat(30_000), None))].into());
    let records = Records { profiles, ..Records::default() };
    let file = read(&write(&WrittenLog { records, ..WrittenLog::default() }, &BTreeSet::new(), at()))
        .expect("a file that opens");
    assert_eq!(file.records.profiles.0[&person].name, "é".repeat(200));
}

#[test]
fn a_damaged_state_is_refused_rather_than_left_out() {
    let (_, log) = visit();
    let text = backed_up(&log, &[], 0).text;
    let about = log.workspace().about.as_ref().expect("a workspace");
    let damaged = text.replacen(&about.name, "Other", 1);
    assert_ne!(damaged, text);
    assert_eq!(read(&damaged), Err(Unreadable::Snapshot));
    let format = format!("\"format\": {}", snapshot::FORMAT);
    assert_eq!(read(&text.replacen(&format, "\"format\": 99", 1)), Err(Unreadable::Snapshot));
    let of_life =
        |epoch: &str| read(&text.replacen("\"snapshot\"", &format!("\"epoch\": {epoch}, \"snapshot\""), 1));
    let epoch = of_life("\"0000000000000005\"").map(|file| file.base.and_then(|base| base.epoch));
    assert_eq!(epoch, Ok(Some(Epoch(5))));
    for unreadable in ["\"a life\"", "5"] {
        assert_eq!(of_life(unreadable), Err(Unreadable::Snapshot), "{unreadable}");
    }
}

#[test]
fn a_state_after_more_lines_than_there_can_be_is_refused() {
    let (_, log) = visit();
    let read_at = |position| {
        let state = Snapshot::of(position, log.workspace()).expect("a snapshot");
        let text = serde_json::to_string(&state.text).expect("text is JSON");
        let snapshot = format!(
            "\"snapshot\": {{\"format\": {}, \"position\": {position}, \"checksum\": \"{}\", \"text\": {text}}},\n",
            state.format,
            state.checksum()
        );
        read(&written(&[ENTRY]).replacen("\"log\"", &format!("{snapshot}\"log\""), 1))
    };
    assert!(read_at(1).is_ok());
    assert_eq!(read_at(u64::MAX), Err(Unreadable::Snapshot));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_lines_come_back_byte_for_byte(lines in proptest::collection::vec("\\PC{0,40}|\\{\"v\":[0-9]{1,3}\\}", 0..12)) {
        let written = WrittenLog { lines: lines.clone(), ..WrittenLog::default() };
        let file = read(&write(&written, &BTreeSet::new(), at())).expect("what was written");
        prop_assert_eq!(file.lines, lines);
    }

    #[test]
    fn a_file_cut_short_anywhere_is_refused(cut in 0_usize..300) {
        let text = written(&[ENTRY]);
        let cut = cut % (text.len() - 2);
        prop_assert!(read(&text[..cut]).is_err());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = read(&text);
    }
}

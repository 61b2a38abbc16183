//! Logs are kept forever. Every later version must read the lines in `tests/logs/v1.ndjson`, written by
//! version 1, and `workspace-file-1.json`, a workspace file of that version. Each new kind of event gets a
//! line in `tests/logs/later.ndjson`. Existing lines never change.

use serde_json::Value;
use std::collections::BTreeSet;
use switchback_core::{
    export::workspace_file::{self, WorkspaceFile},
    fact::{event::Event, line::Line},
    log::{Log, written::WrittenLog},
    model::{ids::SessionId, scorecard::Side},
    progress::scorecards::pair,
};

const V1: &str = include_str!("../logs/v1.ndjson");
/// The same log as a workspace file, with names and with a line for an unknown event.
const FILE_1: &str = include_str!("../logs/workspace-file-1.json");

/// One line for each kind of event added since the log of version 1 was written.
const LATER: &str = include_str!("../logs/later.ndjson");

/// The number of event kinds. `kind` does not compile if one is missing.
const KINDS: usize = 65;

fn kind(event: &Event) -> usize {
    match event {
        Event::WorkspaceCreated { .. } => 0,
        Event::TeamAdded(_) => 1,
        Event::InterviewTypeAdded(_) => 2,
        Event::ProgramPublished(_) => 3,
        Event::PersonAdded { .. } => 4,
        Event::PersonDescribed { .. } => 5,
        Event::PresenceSet { .. } => 6,
        Event::HoursSet { .. } => 7,
        Event::DayChanged { .. } => 8,
        Event::LimitsSet { .. } => 9,
        Event::HostingSet { .. } => 10,
        Event::BusyTimesRead { .. } => 11,
        Event::InterviewAdded(_) => 12,
        Event::InterviewChanged(_) => 13,
        Event::InterviewCancelled { .. } => 14,
        Event::Enrolled { .. } => 15,
        Event::StepPrepared { .. } => 16,
        Event::EnrollmentPaused { .. } => 17,
        Event::EnrollmentResumed { .. } => 18,
        Event::EnrollmentWithdrawn { .. } => 19,
        Event::SignedOff { .. } => 20,
        Event::SessionDrafted { .. } => 21,
        Event::DraftDropped { .. } => 22,
        Event::SessionAccepted { .. } => 23,
        Event::SessionPinned { .. } => 24,
        Event::SessionProposed { .. } => 25,
        Event::SessionConfirmed { .. } => 26,
        Event::SessionDeclined { .. } => 27,
        Event::SessionCancelled { .. } => 28,
        Event::SessionHeld { .. } => 29,
        Event::SessionMissed { .. } => 30,
        Event::ScorecardWritten { .. } => 31,
        Event::SessionCredited { .. } => 32,
        Event::SessionNotCredited { .. } => 33,
        Event::CertificateIssued(_) => 34,
        Event::CertificateWithdrawn { .. } => 35,
        Event::CommandUndone { .. } => 36,
        Event::RubricSet { .. } => 37,
        Event::TagsSet { .. } => 38,
        Event::EnrollmentMoved { .. } => 39,
        Event::StepCreditGiven { .. } => 40,
        Event::SessionAdded { .. } => 41,
        Event::AttemptGranted { .. } => 42,
        Event::Approved { .. } => 43,
        Event::ScorecardSealed { .. } => 44,
        Event::SecondReviewerAsked { .. } => 45,
        Event::Debriefed { .. } => 46,
        Event::ReviewReversed { .. } => 47,
        Event::SessionDisputed { .. } => 48,
        Event::DisputeSettled { .. } => 49,
        Event::ReminderSent { .. } => 50,
        Event::PreferencesSet { .. } => 51,
        Event::SessionStepChanged { .. } => 52,
        Event::ApprovalWithheld { .. } => 53,
        Event::CaseWritten { .. } => 54,
        Event::StepShortened { .. } => 55,
        Event::ApproverReplaced { .. } => 56,
        Event::RoleGiven { .. } => 57,
        Event::RoleTaken { .. } => 58,
        Event::ScorecardSubmitted { .. } => 59,
        Event::PersonTold(_) => 60,
        Event::InterviewTypeMerged { .. } => 61,
        Event::InterviewRestored { .. } => 62,
        Event::WorkspaceRenamed { .. } => 63,
        Event::InterviewTypeRenamed { .. } => 64,
    }
}

#[test]
fn every_kind_of_event_ever_written_can_still_be_read() {
    let mut kinds = BTreeSet::new();
    for (number, text) in (1..).zip(V1.lines().chain(LATER.lines())) {
        match Line::read(text) {
            Line::Read(entry) => drop(kinds.insert(kind(&entry.event))),
            Line::Unread(unread) => panic!("line {number}: {}", unread.reason),
        }
    }
    let missing: Vec<_> = (0..KINDS).filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(missing, Vec::<usize>::new(), "kinds of events without a line in tests/logs/later.ndjson");
}

#[test]
fn stored_events_are_written_unchanged() {
    for text in V1.lines().chain(LATER.lines()) {
        assert_eq!(Line::read(text).write(), text);
    }
}

#[test]
fn the_log_of_version_1_still_gives_the_same_workspace() {
    let log = Log::open(0, Default::default(), V1.lines().map(Line::read).collect());
    let workspace = log.workspace();
    let counts = [
        workspace.people.len(),
        workspace.interviews.len(),
        workspace.enrollments.len(),
        workspace.sessions.len(),
        workspace.certificates.len(),
        workspace.unread as usize,
    ];
    assert_eq!(workspace.oddities, []);
    assert_eq!(counts, COUNTS);
}

#[test]
fn scorecard_contents_of_version_1_are_still_read_from_their_lines() {
    let log = Log::open(0, Default::default(), V1.lines().map(Line::read).collect());
    let mut read = 0;
    for text in V1.lines().filter(|text| text.contains("scorecard_written")) {
        let line: Value = serde_json::from_str(text).unwrap();
        let told = &line["event"]["scorecard_written"];
        let session = &log.workspace().sessions[&told["session"].as_str().unwrap().parse().unwrap()];
        let side = serde_json::from_value(told["side"].clone()).unwrap();
        // The trainee's scorecard of the first session was submitted again later, sealed.
        if session.id == SessionId(1) && side == Side::Trainee {
            continue;
        }
        let content = log.workspace().scorecard(session, side).unwrap();
        assert_eq!(content.notes, told["scorecard"]["notes"].as_str().unwrap());
        assert_eq!(serde_json::to_value(&content.ratings).unwrap(), told["scorecard"]["ratings"]);
        assert_eq!(
            serde_json::to_value(content.recommendation).unwrap(),
            told["scorecard"]["recommendation"]
        );
        read += 1;
    }
    assert_eq!(read, 9);
    let first = pair::side_by_side(log.workspace(), SessionId(1)).unwrap();
    assert_eq!(first.trainee.notes, SEALED_NOTES, "what was sealed opens");
}

const SEALED_NOTES: &str = "Well done.";

/// People, interviews, enrollments, sessions, certificates, unread lines.
const COUNTS: [usize; 6] = [8, 60, 3, 8, 5, 0];

#[test]
fn a_workspace_file_of_version_1_opens_with_the_same_state() {
    let file = workspace_file::read(FILE_1).expect("a workspace file");
    let from_log = Log::open(0, Default::default(), V1.lines().map(Line::read).collect());
    let mut expected = from_log.workspace().clone();
    expected.unread = 1;
    expected.keep_records(file.records.clone());
    assert_eq!(file.records.profiles.0.len(), expected.people.len());
    assert_eq!(file.open().workspace(), &expected);
}

#[test]
fn a_workspace_file_of_version_1_is_written_again_byte_for_byte() {
    let file = workspace_file::read(FILE_1).expect("a workspace file");
    let at = file.exported_at.expect("the file says when it was written");
    let WorkspaceFile { base, lines, records, .. } = file;
    let written = WrittenLog { base, lines, records };
    assert_eq!(workspace_file::write(&written, &BTreeSet::new(), at), FILE_1);
}

//! Logs are for ever: the lines in `tests/logs/v1.ndjson` were written by version 1 and must be read by every
//! later one. A new kind of event gets a new line there; the lines that are there never change.

use std::collections::BTreeSet;
use switchback_core::{
    fact::{event::Event, line::Line},
    log::Log,
};

const V1: &str = include_str!("../logs/v1.ndjson");

/// How many kinds of events there are; `kind` does not compile while one is missing.
const KINDS: usize = 53;

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
    }
}

#[test]
fn every_kind_of_event_that_was_ever_written_is_still_read() {
    let mut kinds = BTreeSet::new();
    for (number, text) in (1..).zip(V1.lines()) {
        match Line::read(text) {
            Line::Read(entry) => drop(kinds.insert(kind(&entry.event))),
            Line::Unread(unread) => panic!("line {number}: {}", unread.reason),
        }
    }
    let missing: Vec<_> = (0..KINDS).filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(missing, Vec::<usize>::new(), "kinds of events without a line in tests/logs/v1.ndjson");
}

#[test]
fn what_was_written_is_written_the_same_today() {
    for text in V1.lines() {
        assert_eq!(Line::read(text).write(), text);
    }
}

#[test]
fn the_log_of_version_1_still_makes_the_same_workspace() {
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

/// People, interviews, enrollments, sessions, certificates, unread lines.
const COUNTS: [usize; 6] = [8, 60, 3, 8, 5, 0];

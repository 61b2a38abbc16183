//! The workspace's history matches a second reading of the log: every state with its time, every pause, every
//! dropped draft.

use crate::{
    cases,
    moves::moves,
    play::{Turn, play},
};
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use switchback_core::{
    fact::{entry::Entry, event::Event, line::Line},
    log::{Log, undo},
    model::{
        enrollment::{DroppedDraft, Enrollment, EnrollmentStatus},
        history::History,
        ids::{EnrollmentId, SessionId},
        session::{DisputeOutcome, SessionState},
    },
};

type States<S> = Vec<(S, DateTime<Utc>)>;

/// The history according to the entries that were not undone.
#[derive(Default)]
struct Told {
    sessions: BTreeMap<SessionId, States<SessionState>>,
    enrollments: BTreeMap<EnrollmentId, States<EnrollmentStatus>>,
    enrollment_of: BTreeMap<SessionId, EnrollmentId>,
    dropped: BTreeMap<EnrollmentId, Vec<DroppedDraft>>,
}

impl Told {
    fn by(log: &Log) -> Self {
        let undone = undo::undone(log.lines());
        let mut told = Self::default();
        for line in log.lines() {
            if let Line::Read(entry) = line
                && !undone.contains(&entry.command)
            {
                told.hear(entry);
            }
        }
        told
    }

    fn hear(&mut self, entry: &Entry) {
        if let Some((session, state)) = session_state(&entry.event) {
            self.sessions.entry(session).or_default().push((state, entry.at));
        }
        if let Some((enrollment, status)) = enrollment_status(&entry.event) {
            self.enrollments.entry(enrollment).or_default().push((status, entry.at));
        }
        match &entry.event {
            Event::SessionDrafted(draft) => {
                self.enrollment_of.insert(draft.session, draft.enrollment);
            }
            Event::DraftDropped { session } => {
                let (_, drafted) = self.sessions.remove(session).unwrap()[0];
                let dropped = DroppedDraft { session: *session, drafted, dropped: entry.at };
                self.dropped.entry(self.enrollment_of[session]).or_default().push(dropped);
            }
            _ => {}
        }
    }
}

fn session_state(event: &Event) -> Option<(SessionId, SessionState)> {
    Some(match event {
        Event::SessionDrafted(draft) => (draft.session, SessionState::Drafted),
        Event::SessionAccepted { session } => (*session, SessionState::Accepted),
        Event::SessionProposed { session } => (*session, SessionState::Proposed),
        Event::SessionConfirmed { session, .. } => (*session, SessionState::Confirmed),
        Event::SessionDeclined { session, reason, .. } => (*session, SessionState::Declined(*reason)),
        Event::SessionCancelled { session, reason } => (*session, SessionState::Cancelled(*reason)),
        Event::SessionMissed { session } => (*session, SessionState::Missed),
        Event::SessionCredited { session } => (*session, SessionState::Credited),
        Event::SessionNotCredited { session } => (*session, SessionState::NotCredited),
        Event::SessionHeld { session }
        | Event::ReviewReversed { session, .. }
        | Event::DisputeSettled { session, outcome: DisputeOutcome::Reopened } => {
            (*session, SessionState::Held)
        }
        _ => return None,
    })
}

fn enrollment_status(event: &Event) -> Option<(EnrollmentId, EnrollmentStatus)> {
    Some(match event {
        Event::Enrolled { enrollment, .. } | Event::EnrollmentResumed { enrollment } => {
            (*enrollment, EnrollmentStatus::Active)
        }
        Event::EnrollmentPaused { enrollment, until } => {
            (*enrollment, EnrollmentStatus::Paused { until: *until })
        }
        Event::EnrollmentWithdrawn { enrollment } => (*enrollment, EnrollmentStatus::Withdrawn),
        Event::SignedOff { enrollment } => (*enrollment, EnrollmentStatus::Certified),
        _ => return None,
    })
}

fn kept<S: Copy>(history: &History<S>) -> States<S> {
    history.changes().map(|change| (change.state, change.at)).collect()
}

fn check_states(log: &Log) {
    let (workspace, told) = (log.workspace(), Told::by(log));
    assert_eq!(told.sessions.len(), workspace.sessions.len());
    for session in workspace.sessions.values() {
        let states = kept(&session.history);
        assert_eq!(states, told.sessions[&session.id]);
        assert_eq!(states[0].0, SessionState::Drafted);
        assert_eq!(states.last(), Some(&(session.state(), session.since())));
        assert!(states.is_sorted_by_key(|(_, at)| *at) && session.history.is_complete());
    }
    assert_eq!(told.enrollments.len(), workspace.enrollments.len());
    for enrollment in workspace.enrollments.values() {
        let states = kept(&enrollment.history);
        assert_eq!(states, told.enrollments[&enrollment.id]);
        assert_eq!(states[0], (EnrollmentStatus::Active, enrollment.since()));
        assert_eq!(enrollment.ledger.dropped, told.dropped.get(&enrollment.id).cloned().unwrap_or_default());
        assert!(states.is_sorted_by_key(|(_, at)| *at) && enrollment.history.is_complete());
    }
}

/// An enrollment's pauses follow one another within it, and its status at any instant matches them.
fn check_pauses(enrollment: &Enrollment, now: DateTime<Utc>) {
    let pauses: Vec<_> = enrollment.pauses().collect();
    let mut free_from = enrollment.since();
    for (index, pause) in pauses.iter().enumerate() {
        assert!(free_from <= pause.from, "{pauses:?}");
        match pause.end() {
            Some(end) => free_from = end.max(pause.from),
            None => assert!(index + 1 == pauses.len() && enrollment.status().is_paused(), "{pauses:?}"),
        }
    }
    let lasts = pauses.last().is_some_and(|pause| pause.end().is_none_or(|end| now < end));
    assert_eq!(lasts, enrollment.status_at(now).is_paused(), "{pauses:?}");
    assert_eq!(enrollment.ended().is_none(), enrollment.is_running());
}

fn check(turn: &Turn) {
    check_states(&turn.after);
    for enrollment in turn.after.workspace().enrollments.values() {
        check_pauses(enrollment, turn.request.at);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_state_pause_and_dropped_draft_keeps_its_time(moves in moves(80)) {
        play(&moves, check);
    }
}

/// The law would prove little if the plays never produced such histories.
#[test]
fn the_plays_produce_every_kind_of_history() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..40 {
        let moves = moves(160).new_tree(&mut runner).unwrap().current();
        let mut now = None;
        let log = play(&moves, |turn| now = Some(turn.request.at));
        let workspace = log.workspace();
        for enrollment in workspace.enrollments.values() {
            seen.extend(enrollment.pauses().map(|pause| match (pause.end(), pause.until) {
                (Some(end), Some(until)) if end == until && now.is_some_and(|now| end <= now) => {
                    "a pause over by itself"
                }
                (Some(_), _) if pause.ended.is_some() => "a pause that was ended",
                (Some(_), _) => "a pause with an end",
                (None, _) => "a pause without one",
            }));
            seen.extend((!enrollment.ledger.dropped.is_empty()).then_some("a dropped draft"));
            seen.extend((enrollment.status() == EnrollmentStatus::Withdrawn).then_some("a withdrawal"));
        }
        for session in workspace.sessions.values() {
            let states: Vec<_> = session.history.changes().map(|change| change.state).collect();
            let held = states.iter().filter(|state| **state == SessionState::Held).count();
            seen.extend((held > 1).then_some("a review over again"));
        }
    }
    assert_eq!(seen.len(), 7, "{seen:#?}");
}

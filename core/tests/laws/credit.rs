//! The bar: no credit without a session and both scorecards, no certificate without every step.

use crate::{
    cases,
    moves::moves,
    play::{Turn, play},
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{
    command::Command,
    fact::{event::Event, line::Line},
    log::undo::undone,
    model::{
        certificate::Evidence,
        enrollment::EnrollmentStatus,
        ids::SessionId,
        program::StepKind,
        scorecard::{Scorecards, Side},
        session::{DisputeOutcome, Session, SessionState},
    },
    progress::path::steps::is_attempt,
    workspace::Workspace,
};

fn check_credit(turn: &Turn) {
    let workspace = turn.after.workspace();
    let undone = undone(turn.after.lines());
    let mut held: BTreeMap<SessionId, (u32, u32)> = BTreeMap::new();
    for line in turn.after.lines() {
        let Line::Read(entry) = line else { continue };
        let counts = !undone.contains(&entry.command);
        match entry.event.clone() {
            Event::SessionHeld { session } if counts => held.entry(session).or_default().0 += 1,
            Event::SessionCredited { session } if counts => held.entry(session).or_default().1 += 1,
            Event::DisputeSettled { session, outcome: DisputeOutcome::Reopened } if counts => {
                // A session marked as missed may have been held after all.
                let known = held.entry(session).or_default();
                known.0 = 1;
            }
            Event::ReviewReversed { session, .. } if counts => {
                // The reversed review may have been one that refused credit.
                let credited = &mut held.entry(session).or_default().1;
                *credited = credited.saturating_sub(1);
            }
            _ => {}
        }
    }
    for (session, (held, credited)) in held {
        assert!(credited <= held && held <= 1, "{session}: held {held}, credited {credited}");
    }
    for session in workspace.sessions.values().filter(|known| known.state() == SessionState::Credited) {
        check_scorecards(turn, session);
    }
    // Neither commands nor undos move a session that took place into the future.
    for session in workspace.sessions.values().filter(|known| is_attempt(known.state())) {
        assert!(workspace.start_of(session) <= turn.request.at, "{:?}: {session:?}", turn.request);
    }
}

/// Both sides have written, except people who had left the company when the session was credited: no one
/// waits for their scorecard, and a second reviewer decides by the scorecards that are there.
fn check_scorecards(turn: &Turn, session: &Session) {
    let (before, after) = (turn.before.workspace(), turn.after.workspace());
    let known = before.sessions.get(&session.id);
    if let Some(known) = known.filter(|known| known.state() == SessionState::Credited) {
        return assert_eq!(known.scorecards, session.scorecards, "{:?}", turn.request);
    }
    // An undo brings back a credit that was checked when it was given. People may have returned since then.
    if matches!(turn.request.command, Command::Undo { .. }) {
        return;
    }
    for (side, author) in [(Side::Trainee, after.trainee_of(session)), (Side::Mentor, Some(session.mentor))] {
        let had_left = !author.is_some_and(|author| before.is_here(author));
        let is_in = session.scorecards.of(side).is_some();
        assert!(is_in || had_left, "{:?}: {session:?}", turn.request);
    }
}

fn check_certificates(turn: &Turn) {
    let workspace = turn.after.workspace();
    for certificate in workspace.certificates.values() {
        let Evidence::Path(enrollment) = certificate.evidence else { continue };
        let enrollment = &workspace.enrollments[&enrollment];
        assert_eq!(enrollment.person, certificate.person);
        assert_eq!(enrollment.status(), EnrollmentStatus::Certified);
        assert!(has_every_step(workspace, certificate.evidence), "{:?}", turn.request);
    }
    let certified =
        workspace.enrollments.values().filter(|known| known.status() == EnrollmentStatus::Certified);
    assert!(certified.into_iter().all(|known| has_every_step(workspace, Evidence::Path(known.id))));
}

/// Whether the workspace has every step.
fn has_every_step(workspace: &Workspace, evidence: Evidence) -> bool {
    let Evidence::Path(enrollment) = evidence else { return false };
    let enrollment = &workspace.enrollments[&enrollment];
    let path = &workspace.programs[&enrollment.version].paths[&enrollment.interview_type];
    (0..).zip(&path.steps).all(|(place, step)| match step.kind {
        StepKind::SignOff => enrollment.signed_off.is_some(),
        StepKind::Shadow | StepKind::HalfShadow | StepKind::ReverseShadow => {
            let credited = workspace.sessions.values().filter(|session| {
                session.enrollment == enrollment.id
                    && session.step.0 == place
                    && session.state() == SessionState::Credited
            });
            let credits = enrollment.ledger.credits.iter().filter(|credit| credit.step.0 == place);
            let elsewhere: usize = credits.map(|credit| usize::from(credit.times)).sum();
            credited.count() + elsewhere >= usize::from(step.times)
        }
        _ => {
            enrollment.prepared.keys().any(|done| done.0 == place)
                || enrollment.ledger.credits.iter().any(|credit| credit.step.0 == place)
        }
    })
}

/// Once both have written, both can read. From then on neither changes a word.
fn check_seals(turn: &Turn) {
    let (before, after) = (turn.before.workspace(), turn.after.workspace());
    let written = |scorecards: &Scorecards, side| scorecards.of(side).cloned();
    for session in before.sessions.values().filter(|session| session.scorecards.are_both_in()) {
        assert_eq!(after.sessions[&session.id].scorecards, session.scorecards, "{:?}", turn.request);
    }
    for session in after.sessions.values() {
        for side in [Side::Trainee, Side::Mentor] {
            let was = before.sessions.get(&session.id).and_then(|known| written(&known.scorecards, side));
            let is = written(&session.scorecards, side);
            assert!(was.is_none() || is.is_none() || was == is, "a scorecard is written once");
        }
    }
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn credit_never_exceeds_the_sessions_held(moves in moves(80)) {
        play(&moves, check_credit);
    }

    #[test]
    fn a_certificate_from_a_path_rests_on_every_step(moves in moves(80)) {
        play(&moves, check_certificates);
    }

    #[test]
    fn scorecards_that_both_sides_can_read_never_change(moves in moves(80)) {
        play(&moves, check_seals);
    }
}

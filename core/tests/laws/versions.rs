//! Moving an enrollment to another version takes away nothing that was earned.

use crate::{
    cases,
    moves::moves,
    play::{Turn, play},
};
use proptest::prelude::*;
use switchback_core::{
    command::Command,
    model::{enrollment::StepIndex, ids::EnrollmentId, session::SessionState},
    progress::path::version_change,
    workspace::Workspace,
};

/// The sessions added to the steps for which `counts` holds.
fn added(workspace: &Workspace, id: EnrollmentId, counts: impl Fn(StepIndex) -> bool) -> usize {
    let more = workspace.enrollments[&id].ledger.more.iter();
    more.filter(|(step, _)| counts(**step)).map(|(_, more)| usize::from(*more)).sum()
}

/// Everything that counts for an enrollment or is stored with it.
fn earned(workspace: &Workspace, id: EnrollmentId) -> usize {
    let enrollment = &workspace.enrollments[&id];
    let sessions = workspace.sessions.values().filter(|session| session.enrollment == id);
    let credited = sessions.filter(|session| session.state() == SessionState::Credited).count();
    let elsewhere: usize = enrollment.ledger.credits.iter().map(|credit| usize::from(credit.times)).sum();
    credited + elsewhere + enrollment.prepared.len() + enrollment.ledger.beyond.len()
}

fn check(turn: &Turn) {
    let (Command::ChangeVersion { enrollments }, Ok(_)) = (&turn.request.command, &turn.outcome) else {
        return;
    };
    let (before, after) = (turn.before.workspace(), turn.after.workspace());
    for id in enrollments {
        assert!(earned(after, *id) >= earned(before, *id), "{:?}", turn.request);
        let foretold = version_change::to_newest(before, &before.enrollments[id], turn.request.at).unwrap();
        assert_eq!(after.enrollments[id].version, foretold.to);
        let stays = |step: StepIndex| step.of(&foretold.steps).copied().flatten().is_some();
        assert_eq!(added(after, *id, |_| true), added(before, *id, stays), "{:?}", turn.request);
        for session in before.sessions.values().filter(|session| session.enrollment == *id) {
            assert_eq!(after.sessions[&session.id].scorecards, session.scorecards);
        }
    }
    assert_eq!(after.oddities, before.oddities);
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn changing_the_version_loses_nothing_earned(moves in moves(80)) {
        play(&moves, check);
    }
}

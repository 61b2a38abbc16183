//! No drafted or published session breaks a hard rule, according to an independent check.

use crate::{
    cases,
    checker::broken,
    moves::moves,
    play::{Turn, play, play_on},
    scenarios::{COORDINATOR, given},
    world,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::Command,
    fact::event::Event,
    log::Log,
    model::{
        ids::PersonId,
        preferences::{Most, Preferences},
        program::{Program, Version},
        session::Session,
    },
};

/// Returns the rules broken by the sessions that a turn let through, each checked together with the sessions
/// it must be compatible with.
fn check(turn: &Turn) -> Vec<String> {
    let Ok(decision) = &turn.outcome else { return Vec::new() };
    let workspace = turn.after.workspace();
    let mut through = BTreeSet::new();
    for entry in &decision.entries {
        match &entry.event {
            Event::SessionDrafted(draft) => drop(through.insert(draft.session)),
            Event::SessionProposed { session } if matches!(turn.request.command, Command::Publish { .. }) => {
                through.insert(*session);
            }
            Event::SessionStepChanged { session, .. } => drop(through.insert(*session)),
            _ => {}
        }
    }
    // Unpublished drafts don't block anyone.
    let drafting = through.iter().all(|session| workspace.sessions[session].state().is_draft());
    let others: Vec<&Session> =
        workspace.sessions.values().filter(|session| drafting || !session.state().is_draft()).collect();
    let sessions = through.iter().map(|session| &workspace.sessions[session]);
    sessions.flat_map(|session| broken(workspace, turn.request.at, session, &others)).collect()
}

/// The company with a program in which no pair meets twice and one trainee is at an interview, which later versions lack, and with
/// people who limit how much they take on.
fn with_limits() -> Log {
    let mut program = Program { version: Version(3), ..world::program() };
    for path in program.paths.values_mut() {
        (path.rules.never_same_pair, path.rules.observers) = (true, Some(1));
        path.steps.iter_mut().for_each(|step| step.different_mentors = false);
    }
    let most_a_day = Most { sessions: Some(1), minutes: None };
    let most_a_week = Most { sessions: None, minutes: Some(110) };
    let preferences = Preferences { most_a_day, most_a_week, ..Preferences::default() };
    let limited = [1, 5, 7]
        .map(|person| Command::SetPreferences { person: PersonId(person), preferences: preferences.clone() });
    let commands = [Command::PublishProgram(program)].into_iter().chain(limited);
    given(commands.map(|command| (0, COORDINATOR, command))).log()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn drafted_and_published_sessions_break_no_hard_rule(moves in moves(60)) {
        let mut wrong = Vec::new();
        play(&moves, |turn| wrong.extend(check(turn)));
        prop_assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn sessions_within_limits_break_no_hard_rule(moves in moves(80)) {
        let mut wrong = Vec::new();
        play_on(with_limits(), world::first_day(), &moves, |turn| wrong.extend(check(turn)));
        prop_assert_eq!(wrong, Vec::<String>::new());
    }
}

/// The plays would prove nothing if no one ever made progress.
#[test]
fn the_plays_reach_every_stage() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    let mut refused = BTreeSet::new();
    for _ in 0..40 {
        let moves = moves(160).new_tree(&mut runner).unwrap().current();
        let log = play(&moves, |turn| {
            if let Err(refusal) = &turn.outcome {
                refused.insert(refusal.to_string());
            }
        });
        reached.extend(log.workspace().sessions.values().map(|session| session.state().word()));
        if log
            .workspace()
            .certificates
            .values()
            .any(|known| matches!(known.evidence, switchback_core::model::certificate::Evidence::Path(_)))
        {
            reached.insert("certified");
        }
    }
    let stages =
        ["approved", "needs another", "declined", "didn’t happen", "cancelled", "confirmed", "certified"];
    assert!(stages.iter().all(|stage| reached.contains(stage)), "{reached:?}");
    assert!(refused.len() > 25, "{} kinds of refusal: {refused:#?}", refused.len());
}

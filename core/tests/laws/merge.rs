//! Merging two diverged copies of a workspace: commands that only one copy has are decided again on top of
//! the other.

use crate::{
    cases,
    moves::{Move, moves},
    play::{Turn, decide, founded, lines, play, play_from, take, told},
    scenarios::{finished_path, given},
    world::{self, description, first_day, name},
    written::play_written,
};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::{Command, Request, Submission, import::Import, refusal::Refusal},
    fact::{event::Event, line::Line},
    log::{
        Log,
        history::{CommandRecord, RecordState, history},
        undo::UNDO_REACH,
    },
    merge::{Completion, Merge, Merged, NotMergeable, Reason, to_undo},
    model::{
        actor::Actor,
        ids::{CommandId, EnrollmentId, PersonId, WorkspaceId},
        person::{Presence, WeeklyLimits},
        scorecard::Verdict,
        workspace_kind::WorkspaceKind,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

fn merge(ours: &Log, theirs: &Log) -> Merged {
    Merge::begin(&DatabaseZones, ours, Vec::new(), theirs).unwrap().finish()
}

fn taken(ours: &Log, requests: &[Request]) -> Log {
    let mut log = ours.clone();
    for request in requests {
        let decision = decide(&log, request).unwrap();
        take(&mut log, &decision);
    }
    log
}

/// Checks that a copy without the last command recovers it from a copy that has it, and is then equal.
#[track_caller]
pub fn recovers(before: &Log, after: &Log) {
    let merged = merge(before, after);
    assert_eq!(merged.left_out, []);
    let taken = taken(before, &merged.requests);
    assert_eq!(taken.workspace(), after.workspace());
    assert_eq!(lines(&taken), lines(after));
}

fn check_recovered(turn: &Turn) {
    if turn.outcome.as_ref().is_ok_and(|decision| !decision.entries.is_empty()) {
        recovers(&turn.before, &turn.after);
    }
}

/// The commands that count in their copy and are missing from ours. Commands that were only given and undone
/// there are left out.
fn only_there(ours: &Log, theirs: &Log) -> BTreeSet<CommandId> {
    let here: BTreeSet<CommandId> = history(ours).iter().map(|record| record.command).collect();
    let is_told = |record: &CommandRecord| {
        let is_of_theirs = match record.events[0] {
            Event::CommandUndone { command } => !here.contains(&command),
            _ => false,
        };
        record.state != RecordState::Undone && !here.contains(&record.command) && !is_of_theirs
    };
    history(theirs).into_iter().filter(is_told).map(|record| record.command).collect()
}

/// Checks that one undo reverts a merge and undoing it restores the merge. If part of a merge can't be
/// undone, the whole undo is refused.
fn undoes_at_once(before: &Log, after: &Log, merged: &[CommandId]) {
    let commands = to_undo(after, &merged.iter().copied().collect());
    if commands.is_empty() {
        return assert!(merged.is_empty() || merged.len() > UNDO_REACH);
    }
    let at = first_day() + Duration::days(4);
    match decide(after, &asked(90_000, at, Command::UndoAll { commands })) {
        Ok(decision) => {
            let mut undone = after.clone();
            take(&mut undone, &decision);
            assert_eq!(told(undone.workspace()), told(before.workspace()));
            let redo = asked(90_001, at, Command::Undo { command: CommandId(90_000) });
            let redone = taken(&undone, &[redo]);
            assert_eq!(redone.workspace(), after.workspace());
        }
        Err(refusal) => assert!(
            matches!(refusal, Refusal::ScorecardSealed | Refusal::ErasedForGood | Refusal::AlreadyOver),
            "{refusal:?}"
        ),
    }
}

fn events(log: &Log, command: CommandId) -> Vec<Event> {
    let records = history(log).into_iter();
    records.filter(|record| record.command == command).flat_map(|record| record.events).collect()
}

struct Copies {
    ours: Log,
    theirs: Log,
}

/// Two copies that diverged after some shared moves.
fn apart(before: &[Move], ours: &[Move], theirs: &[Move]) -> Copies {
    let now = first_day();
    let common = play_from(20, founded(), now, before, |_| {});
    let later = now + Duration::days(4);
    Copies {
        ours: play_from(10_000, common.clone(), later, ours, |_| {}),
        theirs: play_from(20_000, common, later, theirs, |_| {}),
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn every_command_is_recovered_from_its_events(moves in moves(60)) {
        play(&moves, check_recovered);
    }

    #[test]
    fn commands_about_scorecards_and_certificates_are_recovered_from_their_events(moves in moves(40)) {
        play_written(&moves, check_recovered);
    }

    /// Commands depend on one another, and on records outside the log.
    #[test]
    fn a_sequence_of_commands_is_merged_as_it_was_decided(moves in moves(25)) {
        let mut before = None;
        let after = play_written(&moves, |turn| {
            before.get_or_insert_with(|| turn.before.clone());
        });
        let has_undo = history(&after).iter().any(|record| matches!(record.events[0], Event::CommandUndone { .. }));
        if let Some(before) = before.filter(|_| !has_undo) {
            let merged = merge(&before, &after);
            prop_assert_eq!(merged.left_out, []);
            prop_assert_eq!(lines(&taken(&before, &merged.requests)), lines(&after));
        }
    }

    #[test]
    fn commands_that_only_one_copy_has_are_merged_or_listed(
        before in moves(30), ours in moves(30), theirs in moves(30),
    ) {
        let Copies { ours, theirs } = apart(&before, &ours, &theirs);
        let merged = merge(&ours, &theirs);
        let after = taken(&ours, &merged.requests);
        prop_assert!(lines(&after).starts_with(&lines(&ours)), "nothing here is changed");
        prop_assert_eq!(&after.workspace().oddities, &[]);

        let requested: Vec<CommandId> = merged.requests.iter().map(|request| request.id).collect();
        let left_out: Vec<CommandId> = merged.left_out.iter().map(|left| left.record.command).collect();
        let told: BTreeSet<CommandId> = requested.iter().chain(&left_out).copied().collect();
        prop_assert_eq!(told.len(), requested.len() + left_out.len(), "each is merged or listed once");
        prop_assert_eq!(told, only_there(&ours, &theirs));
        for command in &requested {
            prop_assert_eq!(events(&after, *command), events(&theirs, *command), "it means here what it meant there");
        }

        undoes_at_once(&ours, &after, &requested);

        let again = merge(&after, &theirs);
        let known: BTreeSet<CommandId> = requested.into_iter().collect();
        prop_assert!(again.requests.iter().all(|request| !known.contains(&request.id)), "nothing is merged twice");
    }

    #[test]
    fn merging_an_earlier_copy_changes_nothing(before in moves(30), ours in moves(30)) {
        let Copies { ours, theirs } = apart(&before, &ours, &[]);
        let merged = merge(&ours, &theirs);
        prop_assert_eq!((merged.requests, merged.left_out), (Vec::new(), Vec::new()));
    }
}

/// The same copy as read from a file that begins with a state.
fn begins_with_state(log: &Log, position: u64) -> Log {
    let whole = lines(log);
    let lines = |part: &[String]| part.iter().map(|line| Line::read(line)).collect();
    let (first, rest) = whole.split_at(usize::try_from(position).unwrap());
    let mut base = Log::open(0, Workspace::default(), lines(first)).workspace().clone();
    base.keep_records(log.workspace().records());
    Log::open(position, base, lines(rest))
}

fn completed(ours: &Log, theirs: &Log) -> Result<Option<Log>, NotMergeable> {
    Completion::begin(ours, &[], theirs)?.map(Completion::finish).transpose()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_copy_that_begins_with_a_shared_state_is_merged_like_a_whole_copy(
        before in moves(30), ours in moves(20), theirs in moves(20), share in 0_u64..100,
    ) {
        let shared = play_from(20, founded(), first_day(), &before, |_| {}).end();
        let Copies { ours, theirs } = apart(&before, &ours, &theirs);
        let position = 1 + share * (shared - 1) / 100;
        let cut = begins_with_state(&theirs, position);
        // Skips logs that undo something from before that state.
        prop_assume!(cut.workspace() == theirs.workspace());
        let whole = completed(&ours, &cut).unwrap().unwrap();
        prop_assert_eq!(lines(&whole), lines(&theirs));
        prop_assert_eq!(merge(&ours, &whole), merge(&ours, &theirs));
    }
}

#[test]
fn a_copy_that_begins_with_an_unknown_state_is_not_merged() {
    let common = founded();
    let [ours, theirs] = [3, 4].map(|most| {
        taken(&common, &[asked(500, first_day(), limits(1, most)), asked(501, first_day(), limits(2, 2))])
    });
    let shared = begins_with_state(&theirs, common.end());
    assert_eq!(lines(&completed(&ours, &shared).unwrap().unwrap()), lines(&theirs));
    assert_eq!(completed(&ours, &theirs).map(|whole| whole.is_none()), Ok(true), "it is whole");
    for position in [common.end() + 1, theirs.end()] {
        let apart = begins_with_state(&theirs, position);
        assert_eq!(completed(&ours, &apart).err(), Some(NotMergeable::IncompleteThere));
    }
    let ahead = begins_with_state(&theirs, theirs.end());
    assert_eq!(
        completed(&common, &ahead).err(),
        Some(NotMergeable::IncompleteThere),
        "it is longer than this copy"
    );
    let held = Log::from_snapshot(ours.end(), ours.workspace().clone());
    assert_eq!(completed(&held, &shared).err(), Some(NotMergeable::IncompleteHere));
}

#[test]
fn the_founding_commands_are_recovered_from_their_events() {
    let mut log = Log::default();
    for request in world::founding() {
        let before = log.clone();
        let decision = decide(&log, &request).unwrap();
        take(&mut log, &decision);
        if before.id().is_some() {
            recovers(&before, &log);
        }
    }
}

fn asked(id: u64, at: DateTime<Utc>, command: Command) -> Request {
    Request { id: CommandId(id), at, by: Actor::COORDINATOR, command }
}

fn with(log: &Log, command: Command) -> Log {
    taken(log, &[asked(900 + log.end(), first_day(), command)])
}

#[test]
fn a_command_that_a_rule_forbids_here_is_listed_with_the_reason() {
    let common = founded();
    let leaving = Command::SetPresence { person: PersonId(5), presence: Presence::Left };
    let ours = with(&common, leaving);
    let enrolling =
        Command::Enroll { enrollment: EnrollmentId(77), person: PersonId(5), interview_type: world::CODING };
    let theirs = taken(&common, &[asked(500, first_day(), enrolling)]);
    let merged = merge(&ours, &theirs);
    assert!(merged.requests.is_empty());
    assert_eq!(merged.left_out[0].reason, Reason::Refused(Refusal::PersonLeft));
    assert_eq!(merged.left_out[0].record.command, CommandId(500));
}

#[test]
fn commands_undone_there_are_not_merged_but_undos_of_shared_commands_are() {
    let common = taken(&founded(), &[asked(500, first_day(), limits(1, 4))]);
    let undo = |id, command| asked(id, first_day(), Command::Undo { command: CommandId(command) });

    let back_and_forth = [asked(501, first_day(), limits(1, 3)), undo(502, 501)];
    assert_eq!(merge(&common, &taken(&common, &back_and_forth)), Merged::default());

    let merged = merge(&common, &taken(&common, &[undo(502, 500)]));
    assert_eq!(merged.requests, [undo(502, 500)]);
}

fn limits(person: u64, as_mentor: u8) -> Command {
    Command::SetLimits {
        person: PersonId(person),
        limits: WeeklyLimits { as_mentor, ..WeeklyLimits::default() },
    }
}

#[test]
fn one_undo_reverts_a_merge_except_commands_already_undone() {
    let ours = founded();
    let after = taken(&ours, &[asked(500, first_day(), limits(1, 4)), asked(501, first_day(), limits(2, 4))]);
    let merged = BTreeSet::from([CommandId(500), CommandId(501)]);
    assert_eq!(to_undo(&after, &merged), merged);

    let one_undone = taken(&after, &[asked(502, first_day(), Command::Undo { command: CommandId(501) })]);
    let left = to_undo(&one_undone, &merged);
    assert_eq!(left, BTreeSet::from([CommandId(500)]));
    let undone = taken(&one_undone, &[asked(503, first_day(), Command::UndoAll { commands: left })]);
    assert_eq!(told(undone.workspace()), told(ours.workspace()));
    assert_eq!(to_undo(&undone, &merged), BTreeSet::new());

    let later: Vec<Request> =
        (1_000..1_199).map(|id| asked(id, first_day(), limits(3, (id % 5) as u8))).collect();
    assert_eq!(to_undo(&taken(&after, &later[..198]), &merged), merged);
    assert_eq!(to_undo(&taken(&after, &later), &merged), BTreeSet::new(), "one of the two is too old");
}

#[test]
fn a_merge_is_not_undone_if_later_commands_build_on_part_of_it() {
    let enrolling =
        Command::Enroll { enrollment: EnrollmentId(77), person: PersonId(5), interview_type: world::CODING };
    let merged = [asked(500, first_day(), limits(1, 4)), asked(501, first_day(), enrolling)];
    let pausing = asked(502, first_day(), Command::Pause { enrollment: EnrollmentId(77), until: None });
    let after = taken(&taken(&founded(), &merged), &[pausing]);
    let undo = |commands: &[u64]| {
        let commands = commands.iter().map(|command| CommandId(*command)).collect();
        decide(&after, &asked(503, first_day(), Command::UndoAll { commands }))
    };
    assert_eq!(undo(&[500, 501]).err(), Some(Refusal::OthersBuiltOnIt));
    assert_eq!(undo(&[]).err(), Some(Refusal::NothingToUndo));
    assert_eq!(undo(&[500, 9]).err(), Some(Refusal::TooOldToUndo));
    assert!(undo(&[500, 501, 502]).is_ok(), "all of it together");
}

#[test]
fn an_undo_of_several_commands_is_recovered_from_its_events() {
    let before =
        taken(&founded(), &[asked(500, first_day(), limits(1, 4)), asked(501, first_day(), limits(2, 4))]);
    let commands = BTreeSet::from([CommandId(500), CommandId(501)]);
    recovers(&before, &taken(&before, &[asked(502, first_day(), Command::UndoAll { commands })]));
}

#[test]
fn a_different_name_in_the_other_copy_is_reported_and_not_merged() {
    let common = founded();
    let mut theirs = common.clone();
    let renaming = Command::DescribePerson { description: description(3), profile: name(77) };
    let decision = decide(&theirs, &asked(500, first_day(), renaming)).unwrap();
    take(&mut theirs, &decision);
    let merged = merge(&common, &theirs);
    assert_eq!(merged.requests, []);
    assert_eq!(merged.other_names, [PersonId(3)]);
}

#[test]
fn a_person_erased_in_the_other_copy_is_erased_here() {
    let common = founded();
    let theirs = with(&common, Command::ErasePerson { person: PersonId(8) });
    let merged = taken(&common, &merge(&common, &theirs).requests);
    assert!(!merged.workspace().profiles.0.contains_key(&PersonId(8)));
}

#[test]
fn only_whole_copies_of_one_workspace_are_merged() {
    let (ours, theirs) = (founded(), founded());
    let begin = |ours: &Log, below, theirs: &Log| Merge::begin(&DatabaseZones, ours, below, theirs).err();
    let create = Command::CreateWorkspace {
        workspace: WorkspaceId(2),
        name: "Another".into(),
        kind: WorkspaceKind::Own,
        salt: WorkspaceId(3),
    };
    let another = taken(&Log::default(), &[asked(1, first_day(), create)]);
    assert_eq!(begin(&ours, Vec::new(), &another), Some(NotMergeable::AnotherWorkspace));

    let position = ours.end();
    let held = Log::from_snapshot(position, ours.workspace().clone());
    assert_eq!(begin(&held, Vec::new(), &theirs), Some(NotMergeable::IncompleteHere));
    assert_eq!(begin(&ours, Vec::new(), &held), Some(NotMergeable::IncompleteThere));

    let merged = Merge::begin(&DatabaseZones, &held, lines(&ours), &theirs).unwrap().finish();
    assert_eq!(merged, Merged::default(), "the stored lines say what is known");
    assert_eq!(told(ours.workspace()), told(theirs.workspace()));
}

/// The second scorecard credits the session by the content of the first one, which is stored outside the log.
#[test]
fn a_review_that_rests_on_a_merged_scorecard_is_merged() {
    let mut acts = finished_path();
    acts.truncate(15);
    let Command::WriteScorecard(of_mentor) = acts[14].2.clone() else { panic!("{:?}", acts[14]) };
    acts[14].2 = Command::WriteScorecard(Submission { verdict: Some(Verdict::Counts), ..of_mentor });
    acts.swap(13, 14);
    let theirs = given(acts).log();
    let merged = merge(&founded(), &theirs);
    assert_eq!(merged.left_out, []);
    assert_eq!(taken(&founded(), &merged.requests).workspace(), theirs.workspace());
}

#[test]
fn a_command_that_needs_an_erased_name_is_listed() {
    let common = founded();
    let import = Import { people: vec![(description(20), name(20))], ..Import::default() };
    let imported = asked(500, first_day(), Command::Import(import));
    let erased = asked(501, first_day(), Command::ErasePerson { person: PersonId(20) });
    let merged = merge(&common, &taken(&common, &[imported, erased]));
    assert!(merged.requests.is_empty());
    assert_eq!(merged.left_out[0].reason, Reason::NotRecovered);
}

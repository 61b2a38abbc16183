//! A reader's part of the log gives the same workspace as cutting that part out of the whole workspace.

use crate::{
    cases,
    moves::moves,
    play::{Turn, decide, play},
    scenarios::{MENTOR, SESSION, credited, finished_path, given, hours, with},
};
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{
    access::{
        asker::Asker,
        enrollment,
        pages::{self, Page},
        scope::{Scope, Seen, Touched},
        seen, session,
    },
    command::{Command, Request},
    fact::{entry::Entry, event::Event, line::Line},
    log::Log,
    model::{
        actor::Actor,
        enrollment::Enrollment,
        ids::{EnrollmentId, SessionId},
        record::Records,
        scorecard::Side,
        session::{DeclineReason, Draft, Session},
    },
    progress::duties::duty::duties_of,
    workspace::Workspace,
    zones::DatabaseZones,
};

fn viewers(workspace: &Workspace) -> impl Iterator<Item = Actor> {
    let people = workspace.people_here().map(|person| Actor::Member(person.id));
    people.collect::<Vec<_>>().into_iter().chain([Actor::LEADER, Actor::COORDINATOR])
}

fn asker(workspace: &Workspace, by: Actor, at: DateTime<Utc>) -> Asker<'_> {
    Asker { workspace, zones: &DatabaseZones, by, at }
}

fn told(scope: &Scope, log: &Log) -> Vec<Entry> {
    let told = |line: &Line| match line {
        Line::Read(entry) => match scope.line(entry) {
            Seen::Whole => Some((**entry).clone()),
            Seen::Part(event) => Some(Entry { event, ..(**entry).clone() }),
            Seen::Nothing => None,
        },
        Line::Unread(_) => None,
    };
    log.lines().iter().filter_map(told).collect()
}

/// The visible lines, folded, with the records handed out.
fn folded(entries: Vec<Entry>, records: Records) -> Workspace {
    let mut part = Log::open(0, Default::default(), entries.into_iter().map(Line::from).collect());
    part.keep_records(records);
    part.workspace().clone()
}

fn fold_is_projection(turn: &Turn) {
    let log = &turn.after;
    let whole = log.workspace();
    for viewer in viewers(whole) {
        let scope = Scope::of(&asker(whole, viewer, turn.request.at));
        let part = folded(told(&scope, log), scope.records(whole));
        assert!(part.oddities.len() <= whole.oddities.len(), "{viewer:?}: {:?}", part.oddities);
        assert_eq!(part, scope.workspace(whole), "{viewer:?}");
    }
}

/// A member's tasks and rights are the same on their part as on the whole workspace.
fn members_are_offered_the_same(turn: &Turn) {
    let (whole, at) = (turn.after.workspace(), turn.request.at);
    for viewer in viewers(whole) {
        let Actor::Member(person) = viewer else { continue };
        let on_whole = asker(whole, viewer, at);
        let part = Scope::of(&on_whole).workspace(whole);
        let on_part = asker(&part, viewer, at);
        assert_eq!(duties_of(&part, person, at), duties_of(whole, person, at), "{viewer:?}");
        for id in part.sessions.keys() {
            assert_eq!(session::rights(&on_part, *id), session::rights(&on_whole, *id), "{viewer:?} {id:?}");
            for side in [Side::Trainee, Side::Mentor] {
                assert_eq!(seen::scorecard(&on_part, *id, side), seen::scorecard(&on_whole, *id, side));
            }
        }
        for id in whole.enrollments.keys() {
            let page = |asker: &Asker| pages::may_open(asker, Page::Enrollment(*id));
            assert_eq!(page(&on_part), page(&on_whole), "{viewer:?} {id:?}");
            if page(&on_part) {
                assert_eq!(
                    enrollment::rights(&on_part, *id),
                    enrollment::rights(&on_whole, *id),
                    "{viewer:?} {id:?}"
                );
            }
        }
    }
}

/// Whether an event tells no more than the viewer reads on a page.
fn is_readable(asker: &Asker, event: &Event) -> bool {
    let workspace = asker.workspace;
    let session = |id: &SessionId, reads: fn(&Asker, &Session) -> bool| {
        workspace.sessions.get(id).is_some_and(|known| reads(asker, known))
    };
    let enrollment = |id: &EnrollmentId, reads: fn(&Asker, &Enrollment) -> bool| {
        workspace.enrollments.get(id).is_some_and(|known| reads(asker, known))
    };
    match event {
        Event::WorkspaceCreated { salt, .. } => {
            Some(*salt) != workspace.about.as_ref().map(|about| about.salt)
        }
        Event::PreferencesSet { person, .. } => asker.by.is(*person),
        Event::StepCreditGiven { enrollment: id, evidence: text, .. }
        | Event::CaseWritten { enrollment: id, text }
        | Event::ApprovalWithheld { enrollment: id, why: text } => {
            enrollment(id, seen::evidence) || text.is_empty() && enrollment(id, seen::progress)
        }
        Event::SessionDrafted(Draft { session: id, .. }) => session(id, seen::session),
        Event::SessionDeclined { session: id, reason, .. } => {
            session(id, seen::decline_reason)
                || *reason == DeclineReason::NotShared && session(id, seen::session)
        }
        Event::ReviewReversed { session: id, why } | Event::SessionDisputed { session: id, why } => {
            session(id, seen::scorecards) || why.is_empty() && session(id, seen::session)
        }
        Event::ScorecardSubmitted { session: id, .. } => session(id, seen::session),
        Event::ScorecardSealed { session: id, side, .. } => seen::scorecard(asker, *id, *side).is_some(),
        _ => true,
    }
}

fn every_line_is_readable(turn: &Turn) {
    let whole = turn.after.workspace();
    for viewer in viewers(whole).filter(|viewer| !viewer.is_coordinator()) {
        let asker = asker(whole, viewer, turn.request.at);
        for entry in told(&Scope::of(&asker), &turn.after) {
            assert!(is_readable(&asker, &entry.event), "{viewer:?}: {:?}", entry.event);
        }
    }
}

/// Exactly the records that may be read at that moment are handed out.
fn records_are_those_that_may_be_read(turn: &Turn) {
    let whole = turn.after.workspace();
    for viewer in viewers(whole) {
        let asker = asker(whole, viewer, turn.request.at);
        let records = Scope::of(&asker).records(whole);
        let sides = whole.sessions.values().flat_map(|known| {
            [Side::Trainee, Side::Mentor].into_iter().filter_map(|side| {
                seen::scorecard(&asker, known.id, side)?;
                whole.scorecard_record(known, side)
            })
        });
        let readable: BTreeMap<_, _> = sides.map(|record| (record.commitment(), record)).collect();
        assert_eq!(
            records.scorecards.iter().map(|(key, record)| (*key, record)).collect::<BTreeMap<_, _>>(),
            readable
        );
    }
}

/// Updating a scope by what new lines touched gives the same scope as computing it from scratch.
fn check_update(before: &Log, after: &Log, at: DateTime<Utc>) {
    let mut log = before.clone();
    let mut touched = Touched::default();
    let held = usize::try_from(before.end() - after.snapshot().0).expect("undo reaches no further back");
    for line in after.lines().iter().skip(held) {
        let Line::Read(entry) = line else { panic!("every line is read") };
        touched.extend(&Touched::by(&entry.event, log.workspace()));
        log.append([line.clone()]);
        touched.extend(&Touched::by(&entry.event, log.workspace()));
    }
    for viewer in viewers(after.workspace()) {
        let mut scope = Scope::of(&asker(before.workspace(), viewer, at));
        let asker = asker(after.workspace(), viewer, at);
        scope.update(&asker, &touched);
        assert_eq!(scope, Scope::of(&asker), "{viewer:?}: {touched:?}");
    }
}

fn what_is_touched_is_all_that_changes(turn: &Turn) {
    check_update(&turn.before, &turn.after, turn.request.at);
}

#[test]
fn a_scope_is_updated_correctly_all_the_way_to_a_certificate() {
    let acts = finished_path();
    let log = |count: usize| given(acts.iter().take(count).cloned()).log();
    let mut before = log(0);
    for (act, count) in acts.iter().zip(1..) {
        let after = log(count);
        check_update(&before, &after, hours(act.0));
        before = after;
    }
}

#[test]
fn the_coordinator_sees_everything() {
    let log = crate::play::founded();
    let scope = Scope::of(&asker(log.workspace(), Actor::COORDINATOR, crate::world::first_day()));
    assert!(scope.is_everything());
    assert_eq!(scope.workspace(log.workspace()), *log.workspace());
    assert_eq!(told(&scope, &log).len(), log.lines().len());
}

#[test]
fn a_leader_sees_that_a_review_was_reversed_but_not_why() {
    let why = "Too generous".to_owned();
    let reverse = Command::ReverseReview { session: SESSION, why };
    let log = given(with(credited(), (60, MENTOR, reverse))).log();
    let scope = Scope::of(&asker(log.workspace(), Actor::LEADER, hours(61)));
    let entries = told(&scope, &log);
    let is_told =
        |entry: &Entry| entry.event == Event::ReviewReversed { session: SESSION, why: String::new() };
    assert!(entries.iter().any(is_told));
    assert_eq!(folded(entries, scope.records(log.workspace())), scope.workspace(log.workspace()));
}

/// Anything refused on a part is also refused on the whole workspace, so no one is held back by something
/// they cannot see. Undos are exempt: they may depend on lines outside the part.
fn refusals_on_a_part_are_final(turn: &Turn) {
    let Request { by, at, ref command, .. } = turn.request;
    let whole = turn.before.workspace();
    let part = Scope::of(&asker(whole, by, at)).workspace(whole);
    let part = Log::from_snapshot(turn.before.end(), part);
    let refused = decide(&part, &turn.request).err();
    let is_undo = matches!(command, Command::Undo { .. });
    assert!(refused.is_none() || turn.outcome.is_err() || is_undo, "{by:?} {command:?}: {refused:?}");
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn a_command_refused_on_a_part_is_refused_on_the_whole(moves in moves(60)) {
        play(&moves, refusals_on_a_part_are_final);
    }


    #[test]
    fn folding_the_visible_lines_gives_the_visible_workspace(moves in moves(60)) {
        play(&moves, fold_is_projection);
    }

    #[test]
    fn a_member_has_the_same_tasks_and_rights_on_a_part_as_on_the_whole(moves in moves(60)) {
        play(&moves, members_are_offered_the_same);
    }

    #[test]
    fn exactly_the_readable_scorecards_are_handed_out(moves in moves(60)) {
        play(&moves, records_are_those_that_may_be_read);
    }

    #[test]
    fn a_scope_is_updated_correctly_by_what_was_touched(moves in moves(60)) {
        play(&moves, what_is_touched_is_all_that_changes);
    }

    #[test]
    fn no_visible_line_tells_more_than_its_reader_may_read(moves in moves(60)) {
        play(&moves, every_line_is_readable);
    }
}

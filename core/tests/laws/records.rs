//! Scorecard contents are stored outside the log. With them, readers see what older logs showed that had the
//! contents in their lines. Without them, readers see everything else.

use crate::{
    cases,
    moves::moves,
    play::{Turn, decide, take, told},
    scenarios::{MENTOR, SESSION, TRAINEE, given, held, hours, record, with, writing, written},
    world,
    written::{play_written, says},
};
use proptest::{collection::vec, prelude::*};
use std::fmt::Write;
use switchback_core::{
    access::{asker::Asker, seen, session::rights},
    command::{Command, Request, Submission},
    export::scorecards,
    fact::{entry::Entry, event::Event, line::Line},
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, SessionId},
        record::{RecordChange, Records},
        scorecard::{
            Recommendation, Side, Verdict, commitment::Salt, embedded::EmbeddedScorecard,
            record::ScorecardRecord, seal::Sealed,
        },
        session::Session,
    },
    progress::{
        duties::{duty, reminders},
        schedule::record::record as record_of,
        scorecards::{calibration, pair},
        sign_off::evidence,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

const SIDES: [Side; 2] = [Side::Trainee, Side::Mentor];

fn asker(workspace: &Workspace, by: Actor) -> Asker<'_> {
    Asker { workspace, zones: &DatabaseZones, by, at: world::first_day() }
}

fn readers(workspace: &Workspace) -> impl Iterator<Item = Actor> {
    workspace.people.keys().copied().map(Actor::Member).chain([Actor::COORDINATOR, Actor::LEADER])
}

/// The scorecards as a reader sees them.
fn read_by(workspace: &Workspace, reader: Actor) -> String {
    let asker = asker(workspace, reader);
    let mut read = scorecards::write(&asker);
    for session in workspace.sessions.keys() {
        let cards = SIDES.map(|side| seen::scorecard(&asker, *session, side));
        let _ = writeln!(read, "{cards:?} {:?}", seen::side_by_side(&asker, *session));
    }
    read
}

/// Every view that shows scorecard contents.
fn contents_shown(workspace: &Workspace) -> String {
    let mut shown: String = readers(workspace).map(|reader| read_by(workspace, reader)).collect();
    for enrollment in workspace.enrollments.keys() {
        let _ = writeln!(shown, "{:?}", evidence::of_enrollment(workspace, *enrollment));
    }
    for (interview_type, person) in workspace
        .interview_types
        .keys()
        .flat_map(|known| workspace.people.keys().map(move |one| (known, one)))
    {
        let calibration = calibration::calibration(workspace, *person, *interview_type);
        let against = calibration::against_pool(workspace, *person, *interview_type);
        let _ = writeln!(shown, "{calibration:?} {against:?}");
    }
    shown
}

/// Every view that depends on which scorecards are in and not on their contents.
fn rest_shown(workspace: &Workspace) -> String {
    let now = world::first_day();
    let mut shown = format!("{:?}", duty::of_everyone(workspace, now));
    let _ = writeln!(shown, "{:?}", reminders::reminders(workspace, &DatabaseZones, now));
    for session in workspace.sessions.values() {
        let awaited = (pair::awaited(workspace, session), pair::all_in(workspace, session));
        let _ = writeln!(shown, "{awaited:?} {:?}", pair::settled_rubric(session));
    }
    for person in workspace.people.keys() {
        let asker = asker(workspace, Actor::Member(*person));
        let rights: Vec<_> = workspace.sessions.keys().map(|session| rights(&asker, *session)).collect();
        let _ = writeln!(shown, "{rights:?} {:?}", record_of(workspace, &DatabaseZones, *person, now));
    }
    shown
}

/// The same log as older versions wrote it, with scorecard contents in its lines.
fn in_older_lines(log: &Log) -> Log {
    let records = log.workspace().records();
    let older = |line: &Line| match line {
        Line::Read(entry) => Line::from(in_older_line(entry, &records)),
        Line::Unread(_) => line.clone(),
    };
    let mut told = Log::open(0, Workspace::default(), log.lines().iter().map(older).collect());
    told.keep_records(Records { profiles: records.profiles, ..Records::default() });
    told
}

fn in_older_line(entry: &Entry, records: &Records) -> Entry {
    let Event::ScorecardSubmitted { session, side, rubric, commitment } = entry.event else {
        return entry.clone();
    };
    let content = records.scorecards.get(&commitment).unwrap().content.clone();
    let sealed = Sealed::of(&EmbeddedScorecard::new(entry.at, rubric, content));
    Entry { event: Event::ScorecardSealed { session, side, sealed }, ..entry.clone() }
}

/// The log with only some contents. Those beyond `kept` are missing.
fn with_some(log: &Log, kept: &[bool]) -> Log {
    let mut some = log.clone();
    let records = log.workspace().records();
    let kept = kept.iter().copied().chain(std::iter::repeat(false));
    for ((commitment, _), _) in records.scorecards.iter().zip(kept).filter(|(_, is_kept)| !is_kept) {
        some.keep_record(RecordChange::ScorecardDeleted(*commitment));
    }
    some
}

/// Checks that other contents for the same session give the same lines, except for the commitments.
fn lines_say_nothing(turn: &Turn) {
    let (Command::WriteScorecard(submission), Ok(decision)) = (&turn.request.command, &turn.outcome) else {
        return;
    };
    let other = Submission {
        ratings: submission.ratings.iter().rev().copied().collect(),
        recommendation: Recommendation::StrongNo,
        notes: "Something else.".to_owned(),
        salt: Salt(u128::MAX),
        ..submission.clone()
    };
    let request = Request { command: Command::WriteScorecard(other), ..turn.request.clone() };
    let mut entries = decide(&turn.before, &request).unwrap().entries;
    for (entry, known) in entries.iter_mut().zip(&decision.entries) {
        if let Event::ScorecardSubmitted { commitment, .. } = &mut entry.event {
            let Event::ScorecardSubmitted { commitment: known, .. } = known.event else {
                panic!("{known:?}")
            };
            assert_ne!(*commitment, known);
            *commitment = known;
        }
    }
    assert_eq!(entries, decision.entries);
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn a_line_does_not_depend_on_scorecard_contents(moves in moves(30)) {
        play_written(&moves, lines_say_nothing);
    }

    #[test]
    fn views_with_all_contents_match_those_of_logs_with_embedded_contents(moves in moves(30)) {
        let log = play_written(&moves, |_| {});
        let older = in_older_lines(&log);
        prop_assert_eq!(contents_shown(log.workspace()), contents_shown(older.workspace()));
        prop_assert_eq!(rest_shown(log.workspace()), rest_shown(older.workspace()));
    }

    #[test]
    fn a_snapshot_of_older_lines_keeps_their_contents(moves in moves(30)) {
        let older = in_older_lines(&play_written(&moves, |_| {}));
        let mut told = older.workspace().clone();
        let read: Workspace = serde_json::from_str(&serde_json::to_string(&told).unwrap()).unwrap();
        prop_assert_eq!(&read.sessions, &told.sessions);
        told.sessions.retain(|_, session| !session.scorecards.are_both_in());
        prop_assert!(!says(&serde_json::to_string(&told).unwrap()), "hidden ones are sealed in it");
    }

    #[test]
    fn missing_contents_hide_only_themselves(moves in moves(30), kept in vec(any::<bool>(), 0..12)) {
        let log = play_written(&moves, |_| {});
        let some = with_some(&log, &kept);
        let (whole, part) = (log.workspace(), some.workspace());
        prop_assert_eq!(told(part), told(whole));
        prop_assert_eq!(rest_shown(part), rest_shown(whole));
        for session in part.sessions.values() {
            for side in SIDES {
                let content = part.scorecard(session, side);
                prop_assert!(content.is_none() || content == whole.scorecard(session, side));
            }
        }
        contents_shown(part);
    }

    #[test]
    fn a_reader_only_needs_the_contents_that_they_may_read(moves in moves(30)) {
        let log = play_written(&moves, |_| {});
        let workspace = log.workspace();
        for reader in readers(workspace) {
            let asker = asker(workspace, reader);
            let may_read =
                |record: &ScorecardRecord| seen::scorecard(&asker, record.session, record.side).is_some();
            let kept: Vec<bool> =
                workspace.scorecard_records.iter().map(|(_, record)| may_read(record)).collect();
            prop_assert_eq!(read_by(with_some(&log, &kept).workspace(), reader), read_by(workspace, reader));
        }
    }

    #[test]
    fn without_the_records_scorecard_contents_appear_nowhere(moves in moves(30)) {
        let log = with_some(&play_written(&moves, |_| {}), &[]);
        let workspace = log.workspace();
        prop_assert!(!says(&contents_shown(workspace)));
        let whole = format!("{workspace:?}");
        prop_assert!(!says(&whole));
        prop_assert!(workspace.sessions.keys().all(|session| pair::side_by_side(workspace, *session).is_none()));
    }
}

fn of_mentor(log: &Log) -> Option<ScorecardRecord> {
    let records = log.workspace().records();
    records.scorecards.iter().map(|(_, record)| record.clone()).find(|record| record.side == Side::Mentor)
}

fn session(log: &Log) -> &Session {
    &log.workspace().sessions[&SESSION]
}

#[test]
fn a_record_that_arrives_later_opens_without_a_new_line() {
    let log = given(written()).log();
    let mut late = with_some(&log, &[]);
    assert_eq!(pair::side_by_side(late.workspace(), SESSION), None);
    let end = late.end();
    log.workspace().records().changes().into_iter().for_each(|change| late.keep_record(change));
    assert_eq!(pair::side_by_side(late.workspace(), SESSION), pair::side_by_side(log.workspace(), SESSION));
    assert!(pair::side_by_side(late.workspace(), SESSION).is_some() && late.end() == end);
}

#[test]
fn a_record_only_opens_for_its_own_line() {
    let own = record(SESSION, Side::Trainee);
    let of_other_session = ScorecardRecord { session: SessionId(2), ..own.clone() };
    let of_other_side = ScorecardRecord { side: Side::Mentor, ..own.clone() };
    for (record, opens) in [(own, true), (of_other_session, false), (of_other_side, false)] {
        let mut log = given(held()).log();
        let Some(Line::Read(last)) = log.lines().last().cloned() else { panic!("a line") };
        let (rubric, commitment) = (record.rubric, record.commitment());
        let event = Event::ScorecardSubmitted { session: SESSION, side: Side::Trainee, rubric, commitment };
        log.append([Line::from(Entry { event, ..*last })]);
        log.keep_record(RecordChange::Scorecard(record));
        assert!(session(&log).scorecards.of(Side::Trainee).is_some(), "it is in all the same");
        assert_eq!(log.workspace().scorecard(session(&log), Side::Trainee).is_some(), opens);
    }
}

#[test]
fn stored_records_are_read_back_unless_they_were_changed() {
    let records = given(written()).log().workspace().records();
    let stored: Vec<(String, String)> = records
        .changes()
        .iter()
        .map(|change| (change.key().to_string(), change.text().expect("a record that is kept")))
        .collect();
    assert!(!format!("{stored:?}").contains("Well done."), "nobody reads it by looking");
    assert_eq!(Records::of_stored(stored.clone()), records);

    let contents: Vec<usize> = (0..stored.len()).filter(|place| stored[*place].0.len() == 64).collect();
    let [one, other] = contents[..] else { panic!("two contents: {contents:?}") };
    let mut swapped = stored.clone();
    swapped[one].1.clone_from(&stored[other].1);
    swapped[other].1.clone_from(&stored[one].1);
    assert_eq!(Records::of_stored(swapped), Records { scorecards: Default::default(), ..records });
}

#[test]
fn a_rewritten_scorecard_is_a_new_record() {
    let one = with(held(), (33, MENTOR, writing(SESSION, Side::Mentor)));
    let taken_back = with(one, (34, MENTOR, Command::Undo { command: CommandId(104) }));
    let Command::WriteScorecard(submission) = writing(SESSION, Side::Mentor) else { panic!("a scorecard") };
    let anew = Submission { notes: "On second thought.".to_owned(), salt: Salt(78), ..submission };
    let mut log = given(with(taken_back, (35, MENTOR, Command::WriteScorecard(anew)))).log();
    let notes =
        |log: &Log| log.workspace().scorecard(session(log), Side::Mentor).map(|card| card.notes.clone());
    assert_eq!(notes(&log).as_deref(), Some("On second thought."));
    assert_eq!(log.workspace().records().scorecards.iter().count(), 2);

    let undo = |id, command| Request {
        id: CommandId(id),
        at: hours(36),
        by: MENTOR,
        command: Command::Undo { command: CommandId(command) },
    };
    for (id, command, expected) in [(300, 106, None), (301, 105, Some("Well done."))] {
        let decision = decide(&log, &undo(id, command)).unwrap();
        take(&mut log, &decision);
        assert_eq!(notes(&log).as_deref(), expected);
    }
}

#[test]
fn a_missing_verdict_is_left_to_the_review() {
    let Command::WriteScorecard(submission) = writing(SESSION, Side::Mentor) else { panic!("a scorecard") };
    let verdict = Some(Verdict::Counts);
    let said = Command::WriteScorecard(Submission { verdict, ..submission });
    let mut log = given(with(held(), (33, MENTOR, said))).log();
    let commitment = of_mentor(&log).unwrap().commitment();
    let command = writing(SESSION, Side::Trainee);
    let request = Request { id: CommandId(300), at: hours(34), by: TRAINEE, command };
    assert!(
        decide(&log, &request)
            .unwrap()
            .entries
            .iter()
            .any(|entry| entry.event == Event::SessionCredited { session: SESSION })
    );
    log.keep_record(RecordChange::ScorecardDeleted(commitment));
    let decision = decide(&log, &request).unwrap();
    assert_eq!(decision.entries.len(), 1, "it comes in, and nothing is said about the session");
    take(&mut log, &decision);
    assert!(pair::all_in(log.workspace(), session(&log)));
}

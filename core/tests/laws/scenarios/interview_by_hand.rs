//! One interview that is added, changed, cancelled or restored by hand.

use super::*;
use switchback_core::{
    access::asker::Asker,
    command::{
        import::Import,
        interview_by_hand::InterviewDetails,
        interview_effects::{self, SessionEffect, SessionOutcome},
    },
    model::{
        interview::{Interview, InterviewOrigin},
        person::Presence,
        session::CancelReason,
    },
    planning::exclusion::Exclusion,
    zones::DatabaseZones,
};

const NEW: InterviewId = InterviewId(900);

type Change = fn(&mut InterviewDetails);

fn details(change: impl Fn(&mut InterviewDetails)) -> InterviewDetails {
    let mut details = InterviewDetails::of(&world::interview(INTERVIEW.0));
    change(&mut details);
    details
}

fn changing(change: impl Fn(&mut InterviewDetails)) -> Command {
    Command::ChangeInterview { interview: INTERVIEW, details: details(change) }
}

fn adding(change: impl Fn(&mut InterviewDetails)) -> Command {
    Command::AddInterview { interview: NEW, interview_type: CODING, details: details(change) }
}

const CANCEL: Command = Command::CancelInterview { interview: INTERVIEW };
const RESTORE: Command = Command::RestoreInterview { interview: INTERVIEW };

fn confirmed() -> Vec<Act> {
    with(proposed(), (3, TRAINEE, Command::Confirm { session: SESSION }))
}

/// The number of the last act's command.
fn last(acts: &[Act]) -> CommandId {
    CommandId(100 + acts.len() as u64 - 1)
}

#[test]
fn only_a_coordinator_changes_interviews_by_hand() {
    for by in [TRAINEE, MENTOR, BYSTANDER, Actor::LEADER] {
        for command in [changing(|_| {}), adding(|_| {}), CANCEL, RESTORE] {
            given(proposed()).when(by, command).refused(Refusal::OnlyTheCoordinator);
        }
    }
}

#[test]
fn a_change_by_hand_has_the_effects_of_an_import() {
    let table: [Change; 5] = [
        |details| details.start += Duration::minutes(30),
        |details| details.start += Duration::hours(8),
        |details| details.minutes = 45,
        |details| details.lead = PersonId(1),
        |details| details.panel = [PersonId(2)].into(),
    ];
    for change in table {
        let InterviewDetails { start, minutes, lead, panel, observer_cap } = details(change);
        let origin = InterviewOrigin::ChangedByHand;
        let changed =
            Interview { start, minutes, lead, panel, observer_cap, origin, ..world::interview(INTERVIEW.0) };
        let import = Import { changed_interviews: vec![changed], ..Import::default() };
        let imported = given(confirmed()).when(COORDINATOR, Command::Import(import));
        given(confirmed()).when(COORDINATOR, changing(change)).then(imported.outcome.unwrap());
    }
}

#[test]
fn an_interview_is_changed_to_what_can_take_place() {
    let table: [(Change, Refusal); 6] = [
        (|details| details.start = hours(0), Refusal::StartInPast),
        (|details| details.minutes = 0, Refusal::HoursNotSound),
        (|details| details.lead = NOBODY, Refusal::UnknownPerson),
        (|details| details.lead = PersonId(2), Refusal::InterviewerLeft),
        (|details| details.panel = [PersonId(2)].into(), Refusal::InterviewerLeft),
        (|details| details.panel = [details.lead].into(), Refusal::InterviewerTwice),
    ];
    let left = Command::SetPresence { person: PersonId(2), presence: Presence::Left };
    let acts = with(proposed(), (3, COORDINATOR, left));
    for (change, refusal) in table {
        given(acts.clone()).when(COORDINATOR, changing(change)).refused(refusal.clone());
        given(acts.clone()).when(COORDINATOR, adding(change)).refused(refusal);
    }
    let end_of_time = DateTime::from_timestamp(DateTime::<Utc>::MAX_UTC.timestamp(), 0).unwrap();
    let far = move |details: &mut InterviewDetails| details.start = end_of_time;
    given(acts).when(COORDINATOR, changing(far)).refused(Refusal::DateTooFar);
}

#[test]
fn an_unchanged_interview_needs_no_event() {
    given(proposed()).when(COORDINATOR, changing(|_| {})).then([]);
}

/// A path requires 12 hours of notice, and the interview begins after 30 hours.
#[test]
fn a_session_within_the_notice_stays_if_only_the_panel_changes() {
    let panel = |details: &mut InterviewDetails| details.panel = [PersonId(2)].into();
    let outcome = given(confirmed()).later(20).when(COORDINATOR, changing(panel)).outcome.unwrap();
    assert!(matches!(outcome[..], [Event::InterviewChanged(_)]), "{outcome:?}");
    let later = |details: &mut InterviewDetails| details.start += Duration::minutes(30);
    let moved = given(confirmed()).later(20).when(COORDINATOR, changing(later)).outcome.unwrap();
    let reason = CancelReason::InterviewMoved;
    assert_eq!(moved[1..], [Event::SessionCancelled { session: SESSION, reason }]);
}

#[test]
fn seats_are_not_taken_from_trainees_who_attend() {
    let none = |details: &mut InterviewDetails| details.observer_cap = 0;
    given(proposed()).when(COORDINATOR, changing(none)).refused(Refusal::SeatsTaken(1));
    let dropped = Event::SessionCancelled { session: SESSION, reason: CancelReason::InterviewChanged };
    let outcome = given(drafted()).when(COORDINATOR, changing(none)).outcome.unwrap();
    assert_eq!(outcome[1..], [dropped], "a draft is no promise");
}

#[test]
fn an_interview_that_has_begun_stays_as_it_is() {
    let start = (world::interview(INTERVIEW.0).start - hours(0)).num_hours();
    let later = start - 2;
    for command in [changing(|details| details.minutes = 90), CANCEL, RESTORE] {
        given(proposed()).later(later).when(COORDINATOR, command).refused(Refusal::InterviewBegun);
    }
}

#[test]
fn a_cancelled_interview_is_restored_without_its_sessions() {
    let gone = Event::InterviewCancelled { interview: INTERVIEW, by_hand: true };
    let reason = CancelReason::InterviewCancelled;
    given(confirmed())
        .when(COORDINATOR, CANCEL)
        .then([gone, Event::SessionCancelled { session: SESSION, reason }]);
    let cancelled = with(confirmed(), (4, COORDINATOR, CANCEL));
    for command in [CANCEL, changing(|details| details.minutes = 90)] {
        given(cancelled.clone()).when(COORDINATOR, command).refused(Refusal::InterviewIsCancelled);
    }
    given(cancelled).when(COORDINATOR, RESTORE).then([Event::InterviewRestored { interview: INTERVIEW }]);
    given(confirmed()).when(COORDINATOR, RESTORE).refused(Refusal::InterviewNotCancelled);
}

#[test]
fn undoing_a_cancellation_brings_the_sessions_back() {
    let cancelled = with(confirmed(), (4, COORDINATOR, CANCEL));
    let undo = Command::Undo { command: last(&cancelled) };
    let before = given(confirmed()).log();
    let after = given(with(cancelled, (5, COORDINATOR, undo))).log();
    assert_eq!(after.workspace().sessions, before.workspace().sessions);
    assert_eq!(after.workspace().interviews, before.workspace().interviews);
}

#[test]
fn an_interview_stays_restored_once_a_session_is_published_there() {
    let restored = with(with(enrolled(), (1, COORDINATOR, CANCEL)), (1, COORDINATOR, RESTORE));
    let undo = Command::Undo { command: last(&restored) };
    given(restored.clone())
        .when(COORDINATOR, undo.clone())
        .then([Event::CommandUndone { command: last(&restored) }]);
    let drafted = with(restored, (1, COORDINATOR, drafting(SESSION, INTERVIEW.0, 0)));
    let published = with(drafted, (2, COORDINATOR, Command::Publish { sessions: vec![SESSION] }));
    given(published).when(COORDINATOR, undo).refused(Refusal::OthersBuiltOnIt);
}

#[test]
fn an_added_interview_takes_trainees() {
    let added = with(enrolled(), (0, COORDINATOR, adding(|_| {})));
    let drafting = drafting_with(SESSION, NEW.0, 0, details(|_| {}).lead);
    let drafted = given(with(added.clone(), (1, COORDINATOR, drafting.clone()))).log();
    assert_eq!(drafted.workspace().sessions[&SESSION].interview, NEW);
    assert_eq!(drafted.workspace().interviews[&NEW].origin, InterviewOrigin::AddedByHand);
    given(added.clone()).when(COORDINATOR, adding(|_| {})).refused(Refusal::IdTaken);
    let undo = Command::Undo { command: last(&added) };
    given(with(added, (1, COORDINATOR, drafting))).when(COORDINATOR, undo).refused(Refusal::OthersBuiltOnIt);
}

fn effects(acts: Vec<Act>, change: impl Fn(&mut InterviewDetails)) -> Vec<SessionOutcome> {
    let given = given(acts);
    let at = hours(given.hours);
    let log = given.log();
    let asker = Asker { workspace: log.workspace(), zones: &DatabaseZones, by: COORDINATOR, at };
    let effects = interview_effects::of_changing(&asker, INTERVIEW, &details(change)).unwrap();
    effects.into_iter().map(|SessionEffect { outcome, .. }| outcome).collect()
}

#[test]
fn the_effects_on_sessions_are_known_before_the_change() {
    let later = |details: &mut InterviewDetails| details.start += Duration::minutes(30);
    let evening = |details: &mut InterviewDetails| details.start += Duration::hours(8);
    assert_eq!(effects(confirmed(), later), [SessionOutcome::AskedAgain]);
    assert_eq!(effects(proposed(), later), [SessionOutcome::Moved]);
    assert_eq!(effects(proposed(), |details| details.observer_cap = 2), []);
    let day = world::interview(INTERVIEW.0).start.date_naive();
    let away = Command::ChangeDay { person: PersonId(5), day, hours: Some(Vec::new()) };
    let unavailable = with(confirmed(), (4, TRAINEE, away));
    assert_eq!(effects(unavailable.clone(), |_| {}), [], "nothing changes");
    assert_eq!(effects(unavailable, |details| details.observer_cap = 2).len(), 1);
    let outside = SessionOutcome::Cancelled(Some(Exclusion::OutsideHours));
    assert_eq!(effects(confirmed(), evening), [outside]);
}

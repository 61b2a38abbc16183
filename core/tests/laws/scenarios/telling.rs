use super::*;
use chrono::TimeDelta;
use std::collections::BTreeSet;
use switchback_core::{
    command::{import::Import, replanning::ChangedPlan},
    export::session_calendar,
    model::{
        assigned_role::AssignedRole,
        interview::{Interview, InterviewStatus},
        person::Presence,
        program::StepKind,
        session::{CancelReason, DeclineReason},
        told::{ToldPerson, ToldSession, ToldStatus},
    },
    progress::schedule::{
        to_tell::{NewsKind, ToTell, to_tell},
        to_tell_after::to_tell_after,
        to_tell_message::{calendar_cards, message},
    },
    zones::DatabaseZones,
};

const TRAINEE_ID: u64 = 5;
const MENTOR_ID: u64 = 3;
/// Publishing is the third act, and the acts have the ids 100, 101, and so on.
const PUBLISH: CommandId = CommandId(102);

fn all_to_tell(acts: Vec<Act>, at: i64) -> Vec<ToTell> {
    to_tell(given(acts).log.workspace(), hours(at))
}

/// Who is to be told what at this hour.
fn news(acts: Vec<Act>, at: i64) -> Vec<(u64, Vec<(SessionId, NewsKind)>)> {
    let all = all_to_tell(acts, at).into_iter();
    let each = |one: ToTell| {
        (one.to.0, one.news.iter().map(|news| (news.session.session, news.kind)).collect::<Vec<_>>())
    };
    let mut all: Vec<_> = all.map(each).collect();
    all.sort_by_key(|(person, _)| std::cmp::Reverse(*person));
    all
}

/// Records that both sides were told everything.
fn telling(acts: &[Act], at: i64) -> Command {
    let people = all_to_tell(acts.to_vec(), at).iter().map(ToTell::told).collect();
    Command::RecordTold { people }
}

fn told(acts: Vec<Act>, at: i64) -> Vec<Act> {
    let telling = telling(&acts, at);
    with(acts, (at, COORDINATOR, telling))
}

fn confirmed(acts: Vec<Act>, at: i64) -> Vec<Act> {
    with(acts, (at, TRAINEE, Command::Confirm { session: SESSION }))
}

/// The interview is moved to this many hours after its planned start.
fn moved(acts: Vec<Act>, at: i64, later: i64) -> Vec<Act> {
    let known = world::interview(INTERVIEW.0);
    let changed = Interview { start: known.start + TimeDelta::hours(later), ..known };
    let import = Import { changed_interviews: vec![changed], ..Import::default() };
    with(acts, (at, COORDINATOR, Command::Import(import)))
}

fn interview_cancelled(acts: Vec<Act>, at: i64) -> Vec<Act> {
    let changed = Interview { status: InterviewStatus::Cancelled, ..world::interview(INTERVIEW.0) };
    let import = Import { changed_interviews: vec![changed], ..Import::default() };
    with(acts, (at, COORDINATOR, Command::Import(import)))
}

fn both(kind: NewsKind) -> Vec<(u64, Vec<(SessionId, NewsKind)>)> {
    [TRAINEE_ID, MENTOR_ID].map(|person| (person, vec![(SESSION, kind)])).into()
}

fn only(person: u64, kind: NewsKind) -> Vec<(u64, Vec<(SessionId, NewsKind)>)> {
    vec![(person, vec![(SESSION, kind)])]
}

#[test]
fn a_published_session_is_to_be_told_until_trainee_and_mentor_were_told() {
    assert_eq!(news(drafted(), 3), [], "a draft is nobody’s");
    assert_eq!(news(proposed(), 3), both(NewsKind::New));
    assert_eq!(news(told(proposed(), 3), 4), []);
}

#[test]
fn messages_are_recorded_as_they_were_sent() {
    let session = |start| ToldSession {
        session: SESSION,
        enrollment: ENROLLMENT,
        interview: INTERVIEW,
        mentor: PersonId(MENTOR_ID),
        kind: StepKind::Shadow,
        start,
        status: ToldStatus::Scheduled,
    };
    let event = |to| {
        Event::PersonTold(ToldPerson { to: PersonId(to), sessions: vec![session(world::interview(5).start)] })
    };
    let telling = telling(&proposed(), 3);
    given(proposed()).later(1).when(COORDINATOR, telling.clone()).then([event(MENTOR_ID), event(TRAINEE_ID)]);
    // It was moved while the messages were being written: they gave the old time, and the new one still has
    // to be told.
    let late = with(moved(proposed(), 3, 1), (4, COORDINATOR, telling));
    assert_eq!(news(late, 5), both(NewsKind::Moved { from: world::interview(5).start }));
}

#[test]
fn only_the_coordinator_records_messages_and_only_about_the_recipients_published_sessions() {
    let telling = telling(&proposed(), 3);
    given(proposed()).when(TRAINEE, telling.clone()).refused(Refusal::OnlyTheCoordinator);
    given(proposed()).when(Actor::LEADER, telling.clone()).refused(Refusal::OnlyTheCoordinator);
    given(drafted()).when(COORDINATOR, telling.clone()).refused(Refusal::UnknownSession);
    given(told(proposed(), 3)).when(COORDINATOR, telling.clone()).refused(Refusal::NothingToDo);
    given(proposed())
        .when(COORDINATOR, Command::RecordTold { people: Vec::new() })
        .refused(Refusal::NothingToDo);
    let Command::RecordTold { mut people } = telling else { unreachable!() };
    people[0].to = PersonId(7);
    given(proposed())
        .when(COORDINATOR, Command::RecordTold { people: people.clone() })
        .refused(Refusal::UnknownSession);
    people[0].to = NOBODY;
    given(proposed()).when(COORDINATOR, Command::RecordTold { people }).refused(Refusal::UnknownPerson);
}

#[test]
fn one_undo_reverts_all_messages_recorded_together() {
    let undone = with(told(proposed(), 3), (4, COORDINATOR, Command::Undo { command: CommandId(103) }));
    assert_eq!(news(undone, 5), both(NewsKind::New));
}

#[test]
fn a_moved_session_is_told_again_with_its_last_told_time() {
    let acts = moved(moved(told(proposed(), 3), 4, 1), 5, 2);
    assert_eq!(news(acts.clone(), 6), both(NewsKind::Moved { from: world::interview(5).start }));
    assert_eq!(news(told(acts, 6), 7), []);
}

#[test]
fn a_session_that_moves_back_before_anyone_was_told_is_not_told() {
    assert_eq!(news(moved(moved(told(proposed(), 3), 4, 1), 5, 0), 6), []);
}

#[test]
fn a_cancelled_session_is_told_to_people_who_know_of_it() {
    let cancel = |acts: Vec<Act>, at| {
        with(
            acts,
            (at, COORDINATOR, Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator }),
        )
    };
    assert_eq!(news(cancel(told(proposed(), 3), 4), 5), both(NewsKind::Cancelled));
    assert_eq!(news(interview_cancelled(told(proposed(), 3), 4), 5), both(NewsKind::Cancelled));
    assert_eq!(news(cancel(proposed(), 4), 5), [], "nobody had been told of it");
    assert_eq!(news(told(cancel(told(proposed(), 3), 4), 5), 6), []);
}

#[test]
fn only_the_people_whose_sessions_a_command_changed_are_to_be_told_after_it() {
    let concerned = |log: &Log, command: u64| {
        let people = to_tell_after(log, CommandId(command), hours(5)).into_iter();
        people.map(|person| person.0).collect::<BTreeSet<_>>()
    };
    let cancel = Command::CancelSession { session: SessionId(2), reason: CancelReason::Coordinator };
    let mut acts = with(proposed(), (3, COORDINATOR, drafting(SessionId(2), 6, 0)));
    acts.push((3, COORDINATOR, Command::Publish { sessions: vec![SessionId(2)] }));
    acts.push((4, COORDINATOR, cancel));
    let log = given(acts).log();
    let everyone: Vec<_> = to_tell(log.workspace(), hours(5)).iter().map(|one| one.to.0).collect();
    assert_eq!(everyone.len(), 2, "about the first session");
    assert_eq!(concerned(&log, PUBLISH.0), BTreeSet::from([MENTOR_ID, TRAINEE_ID]));
    assert_eq!(concerned(&log, 105), BTreeSet::new(), "no one had been told of the second");
}

#[test]
fn a_moved_interview_has_to_be_told_although_its_sessions_stay_as_they_are() {
    let log = given(moved(told(proposed(), 3), 4, 1)).log();
    assert_eq!(to_tell_after(&log, CommandId(104), hours(5)).len(), 2);
}

#[test]
fn pausing_and_withdrawing_have_to_be_told_to_people_who_know_of_the_sessions() {
    let pause = Command::Pause { enrollment: ENROLLMENT, until: None };
    for command in [pause, Command::Withdraw { enrollment: ENROLLMENT }] {
        let log = given(with(told(proposed(), 3), (4, COORDINATOR, command))).log();
        assert_eq!(to_tell_after(&log, CommandId(104), hours(5)).len(), 2);
    }
}

#[test]
fn a_cancelled_session_is_told_with_its_last_told_time() {
    let moved = moved(told(proposed(), 3), 4, 1);
    let acts = with(
        moved,
        (5, COORDINATOR, Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator }),
    );
    let all = all_to_tell(acts, 6);
    let starts: Vec<_> = all.iter().flat_map(|one| &one.news).map(|news| news.session.start).collect();
    assert_eq!(starts, [world::interview(5).start; 2]);
}

#[test]
fn a_session_that_is_over_is_not_told() {
    assert_eq!(news(proposed(), 29), both(NewsKind::New));
    assert_eq!(news(proposed(), 30), []);
    assert_eq!(news(held(), 40), []);
    assert_eq!(news(interview_cancelled(told(proposed(), 3), 28), 30), []);
}

/// Another session replaces the one that both sides were told of.
fn replaced(interview: u64) -> Vec<Act> {
    let placed = NewSession {
        id: SessionId(2),
        enrollment: ENROLLMENT,
        interview: InterviewId(interview),
        step: StepIndex(0),
        mentor: world::mentor_of(InterviewId(interview)),
    };
    let plan = ChangedPlan {
        plan: PlanId(2),
        called_off: vec![SESSION],
        becoming: Vec::new(),
        sessions: vec![placed],
    };
    with(told(proposed(), 3), (4, COORDINATOR, Command::PlanAgain(plan)))
}

#[test]
fn a_replaced_session_is_told_with_its_replacement() {
    let acts = replaced(17);
    let expected = vec![(SESSION, NewsKind::Cancelled), (SessionId(2), NewsKind::New)];
    assert_eq!(news(acts, 5), [(TRAINEE_ID, expected.clone()), (MENTOR_ID, expected)]);
}

#[test]
fn a_session_no_longer_published_is_told_as_cancelled_even_without_its_draft() {
    let undone = with(told(proposed(), 3), (4, COORDINATOR, Command::Undo { command: PUBLISH }));
    assert_eq!(news(undone.clone(), 5), both(NewsKind::Cancelled));
    let dropped =
        with(undone, (5, COORDINATOR, Command::DraftPlan { plan: PlanId(3), sessions: Vec::new() }));
    assert_eq!(news(dropped.clone(), 6), both(NewsKind::Cancelled));
    assert_eq!(news(told(dropped, 6), 7), []);
    let untold = with(proposed(), (4, COORDINATOR, Command::Undo { command: PUBLISH }));
    assert_eq!(news(untold, 5), []);
}

#[test]
fn after_a_response_only_the_other_side_is_told() {
    let first = told(proposed(), 3);
    let decline = Command::Decline { session: SESSION, reason: DeclineReason::CannotMakeIt };
    assert_eq!(
        news(confirmed(moved(first.clone(), 4, 1), 5), 6),
        only(MENTOR_ID, NewsKind::Moved { from: world::interview(5).start })
    );
    for by in [TRAINEE, COORDINATOR] {
        let declined = with(first.clone(), (4, by, decline.clone()));
        assert_eq!(news(declined, 5), only(MENTOR_ID, NewsKind::Cancelled), "{by:?}");
    }
    let declined = with(first, (4, MENTOR, decline));
    assert_eq!(news(declined, 5), only(TRAINEE_ID, NewsKind::Cancelled));
}

#[test]
fn the_person_who_cancels_or_moves_a_session_is_not_told_of_it() {
    let first = told(proposed(), 3);
    let withdrawn = with(first.clone(), (4, TRAINEE, Command::Withdraw { enrollment: ENROLLMENT }));
    assert_eq!(news(withdrawn, 5), only(MENTOR_ID, NewsKind::Cancelled));
    let withdrawn = with(first.clone(), (4, COORDINATOR, Command::Withdraw { enrollment: ENROLLMENT }));
    assert_eq!(news(withdrawn, 5), both(NewsKind::Cancelled));
    let mentor = PersonId(MENTOR_ID);
    let role = AssignedRole::Coordinator;
    let mut acts = with(first, (4, COORDINATOR, Command::GiveRole { person: mentor, role }));
    let as_coordinator = Actor::Coordinator(Some(mentor));
    acts = moved(acts, 5, 1);
    acts.last_mut().unwrap().1 = as_coordinator;
    assert_eq!(news(acts.clone(), 6), only(TRAINEE_ID, NewsKind::Moved { from: world::interview(5).start }));
    let cancel = Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator };
    assert_eq!(news(with(acts, (6, as_coordinator, cancel)), 7), only(TRAINEE_ID, NewsKind::Cancelled));
}

#[test]
fn without_records_confirmed_sessions_count_as_told_and_others_do_not() {
    assert_eq!(news(confirmed(proposed(), 3), 4), []);
    assert_eq!(news(interview_cancelled(confirmed(proposed(), 3), 4), 5), both(NewsKind::Cancelled));
    // The trainee was told, so there is a record. A later confirmation by the trainee says nothing about the
    // mentor.
    let Command::RecordTold { mut people } = telling(&proposed(), 3) else { unreachable!() };
    people.retain(|told| told.to == PersonId(TRAINEE_ID));
    let acts = confirmed(with(proposed(), (3, COORDINATOR, Command::RecordTold { people })), 4);
    assert_eq!(news(acts, 5), only(MENTOR_ID, NewsKind::New));
}

#[test]
fn a_person_who_has_left_is_told_nothing() {
    let leave = Command::SetPresence { person: PersonId(MENTOR_ID), presence: Presence::Left };
    assert_eq!(
        news(with(told(proposed(), 3), (4, COORDINATOR, leave)), 5),
        only(TRAINEE_ID, NewsKind::Cancelled)
    );
}

fn text(acts: Vec<Act>, at: i64, to: u64) -> String {
    let log = given(acts).log;
    let all = to_tell(log.workspace(), hours(at));
    let one = all.iter().find(|one| one.to == PersonId(to)).unwrap();
    message(log.workspace(), &DatabaseZones, one, "https://example.org/").text
}

#[test]
fn the_message_gives_times_in_its_readers_time_zone() {
    assert_eq!(
        text(proposed(), 3, TRAINEE_ID),
        "Hi Nomen5,\n\nYou have 1 new interviewer training session:\n\n- Tue, Mar 17, 3:00 PM (60 min): Coding, \
         Shadow with Nomen3 Nescio3 (mentor)\n\nTimes are in your time zone, Europe/Berlin.\n\nPlease confirm or decline: \
         reply to this message, or go to https://example.org/\n\nThank you!"
    );
    assert_eq!(
        text(proposed(), 3, MENTOR_ID),
        "Hi Nomen3,\n\nYou have 1 new interviewer training session:\n\n- Tue, Mar 17, 10:00 AM (60 min): Coding, \
         Shadow with Nomen5 Nescio5 (trainee)\n\nTimes are in your time zone, America/New York.\n\nSee your \
         sessions, add them to your calendar, or decline any you can’t make: https://example.org/\n\nThank you!"
    );
}

#[test]
fn the_message_shows_a_replaced_session_as_moved_with_its_previous_mentor() {
    let same_mentor = text(replaced(17), 5, TRAINEE_ID);
    assert!(
        same_mentor.contains("have changed: 1 moved.\n\nMoved:\n- Mon, Mar 23, 3:00 PM (60 min) (was Tue, Mar 17, 3:00 PM): Coding, Shadow with Nomen3 Nescio3 (mentor)\n\n"),
        "{same_mentor}"
    );
    let other_mentor = text(replaced(18), 5, TRAINEE_ID);
    assert!(
        other_mentor.contains("Nomen1 Nescio1 (mentor) (previously with Nomen3 Nescio3)\n"),
        "{other_mentor}"
    );
    let who_lost_it = text(replaced(18), 5, MENTOR_ID);
    assert!(who_lost_it.contains("have changed: 1 cancelled."), "{who_lost_it}");
}

#[test]
fn the_message_shows_previous_times_and_cancellations_but_no_candidates() {
    let moved = text(moved(told(proposed(), 3), 4, 1), 5, TRAINEE_ID);
    assert!(
        moved.contains("Moved:\n- Tue, Mar 17, 4:00 PM (60 min) (was Tue, Mar 17, 3:00 PM): Coding"),
        "{moved}"
    );
    let undone = with(told(proposed(), 3), (4, COORDINATOR, Command::Undo { command: PUBLISH }));
    let dropped =
        with(undone, (5, COORDINATOR, Command::DraftPlan { plan: PlanId(3), sessions: Vec::new() }));
    let cancelled = text(dropped, 6, TRAINEE_ID);
    assert!(
        cancelled.contains(
            "Cancelled:\n- Tue, Mar 17, 3:00 PM: Coding, Shadow with Nomen3 Nescio3 (mentor)\n\nTimes"
        ),
        "{cancelled}"
    );
    assert!(!cancelled.contains("confirm or decline"), "{cancelled}");
    assert!(![moved, cancelled].iter().any(|text| text.contains("C-0")));
}

#[test]
fn the_calendar_file_has_the_messages_sessions_and_cancels_unpublished_ones() {
    let undone = with(told(proposed(), 3), (4, COORDINATOR, Command::Undo { command: PUBLISH }));
    for (acts, status) in [(proposed(), "TENTATIVE"), (undone, "CANCELLED")] {
        let log = given(acts).log;
        let one = &to_tell(log.workspace(), hours(5))[0];
        let cards = calendar_cards(log.workspace(), one, hours(5));
        let calendar = session_calendar::write(&cards, hours(5));
        assert!(calendar.contains(&format!("STATUS:{status}")), "{calendar}");
    }
}

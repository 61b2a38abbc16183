use super::*;
use chrono::TimeDelta;
use switchback_core::{
    command::import::Import,
    model::{
        interview::Interview,
        reminder::{Rung, Subject},
        told::ToldPerson,
    },
    progress::mailing::{
        Delivery, HandedOver, Mailing, is_open,
        letter::{Links, letter},
        to_mail,
    },
    progress::schedule::to_tell::to_tell,
    sample,
    zones::DatabaseZones,
};

/// Works in Berlin: from 8:00 to 17:00 UTC on these days, which is hours 0 to 9 on Monday.
const TRAINEE_ID: u64 = 5;
/// Works in New York: from 13:00 to 22:00 UTC, which is hours 5 to 14 on Monday.
const MENTOR_ID: u64 = 3;
const NO_ONE: [u64; 0] = [];
const NOTHING: &[HandedOver] = &[];

fn mailings_with(acts: &[Act], at: i64, handed_over: &[HandedOver], settle: TimeDelta) -> Vec<Mailing> {
    let log = given(acts.to_vec()).log;
    to_mail(
        log.workspace(),
        &DatabaseZones,
        hours(at),
        Delivery { handed_over, settle, complete_since: DateTime::UNIX_EPOCH, needs_address: true },
    )
}

fn mailings(acts: &[Act], at: i64) -> Vec<Mailing> {
    mailings_with(acts, at, NOTHING, TimeDelta::zero())
}

fn people(mailings: &[Mailing]) -> Vec<u64> {
    mailings.iter().map(|mailing| mailing.to.0).collect()
}

/// The people with a message about a session.
fn told(mailings: &[Mailing]) -> Vec<u64> {
    let tells = |mailing: &&Mailing| !mailing.news.is_empty();
    mailings.iter().filter(tells).map(|mailing| mailing.to.0).collect()
}

/// The server sends and records every message due at this hour.
fn mailed(acts: Vec<Act>, at: i64) -> Vec<Act> {
    mailings(&acts, at).into_iter().fold(acts, |acts, mailing| {
        let content = mailing.content();
        let told = content.told(mailing.to).map(|told| Command::RecordTold { people: vec![told] });
        let to = mailing.to;
        let reminders = content.reminders.into_iter();
        let reminded = reminders.map(|(subject, rung)| Command::RecordReminder { subject, to, rung });
        told.into_iter().chain(reminded).fold(acts, |acts, command| with(acts, (at, Actor::Server, command)))
    })
}

fn handed_over(mailings: Vec<Mailing>, at: i64) -> Vec<HandedOver> {
    let one = |mailing: Mailing| HandedOver { to: mailing.to, at: hours(at), content: mailing.content() };
    mailings.into_iter().map(one).collect()
}

/// The interview is moved to this many hours after its planned start.
fn moved(acts: Vec<Act>, at: i64, later: i64) -> Vec<Act> {
    let known = world::interview(INTERVIEW.0);
    let changed = Interview { start: known.start + TimeDelta::hours(later), ..known };
    let import = Import { changed_interviews: vec![changed], ..Import::default() };
    with(acts, (at, COORDINATOR, Command::Import(import)))
}

fn published_at(at: i64) -> Vec<Act> {
    with(drafted(), (at, COORDINATOR, Command::Publish { sessions: vec![SESSION] }))
}

#[test]
fn each_person_gets_one_message_in_their_own_working_hours() {
    assert_eq!(
        people(&mailings(&proposed(), 3)),
        [TRAINEE_ID],
        "it is morning in Berlin and night in New York"
    );
    let first = mailed(proposed(), 3);
    assert_eq!(people(&mailings(&first, 4)), NO_ONE);
    assert_eq!(people(&mailings(&first, 5)), [MENTOR_ID]);
    assert_eq!(people(&mailings(&mailed(first, 5), 6)), NO_ONE);
}

#[test]
fn a_message_due_before_the_next_working_hour_is_sent_at_night() {
    // At 23:00 UTC. A response is useful until 12 hours before the session, which begins one hour into the
    // mentor's day.
    assert_eq!(people(&mailings(&published_at(15), 15)), [TRAINEE_ID]);
}

#[test]
fn a_second_message_waits_for_the_next_day_unless_it_is_due_sooner() {
    let told = mailed(mailed(proposed(), 3), 5);
    let again = moved(told, 6, 1);
    assert_eq!(people(&mailings(&again, 7)), [TRAINEE_ID], "the mentor begins work before the session");
    assert_eq!(people(&mailings(&again, 29)), [MENTOR_ID, TRAINEE_ID]);
}

#[test]
fn a_message_that_may_have_arrived_is_not_sent_again_but_changes_are() {
    let sent = handed_over(mailings(&proposed(), 5), 5);
    assert_eq!(sent.len(), 2);
    let again = |acts: &[Act], at| told(&mailings_with(acts, at, &sent, TimeDelta::zero()));
    for at in [5, 6, 24, 29] {
        assert_eq!(again(&proposed(), at), NO_ONE, "at {at}");
    }
    assert_eq!(again(&moved(proposed(), 6, 1), 29), [MENTOR_ID, TRAINEE_ID]);
}

#[test]
fn a_message_in_doubt_is_settled_once_its_reader_knows_or_the_next_one_is_due() {
    let open = |acts: &[Act], at, message: &HandedOver| {
        is_open(given(acts.to_vec()).log.workspace(), &DatabaseZones, hours(at), message)
    };
    let sent = handed_over(mailings(&proposed(), 5), 5);
    let [mentor, trainee] = [&sent[0], &sent[1]];
    assert!(open(&proposed(), 6, mentor) && open(&proposed(), 6, trainee));
    let confirmed = with(proposed(), (6, TRAINEE, Command::Confirm { session: SESSION }));
    assert!(!open(&confirmed, 7, trainee), "they have seen it");
    assert!(!open(&moved(proposed(), 6, 1), 7, mentor), "there is something else to say");
    let reminded = handed_over(mailings(&held(), 56), 56);
    assert!(open(&held(), 57, &reminded[0]));
    assert!(!open(&held(), 80, &reminded[0]), "the next day");
    let written = with(held(), (57, MENTOR, writing(SESSION, Side::Mentor)));
    assert!(!open(&written, 57, &reminded[0]), "it is done");
}

#[test]
fn messages_possibly_sent_before_a_restore_are_left_to_the_coordinator() {
    let after = |acts: Vec<Act>, restored, at| {
        let log = given(acts).log;
        let delivery = Delivery {
            handed_over: NOTHING,
            settle: TimeDelta::zero(),
            complete_since: hours(restored),
            needs_address: true,
        };
        to_mail(log.workspace(), &DatabaseZones, hours(at), delivery)
    };
    assert_eq!(told(&after(proposed(), 3, 29)), NO_ONE);
    assert_eq!(told(&after(published_at(4), 3, 29)), [MENTOR_ID, TRAINEE_ID]);
    assert_eq!(people(&after(held(), 55, 56)), NO_ONE, "somebody may have been reminded that day");
    assert_eq!(people(&after(held(), 55, 80)), [MENTOR_ID, TRAINEE_ID]);
}

#[test]
fn messages_wait_for_changes_to_settle_unless_due_sooner() {
    let settling =
        |acts: &[Act], at, settle| people(&mailings_with(acts, at, NOTHING, TimeDelta::hours(settle)));
    assert_eq!(settling(&proposed(), 3, 2), NO_ONE);
    assert_eq!(settling(&proposed(), 4, 2), [TRAINEE_ID]);
    assert_eq!(settling(&published_at(15), 16, 2), [TRAINEE_ID]);
}

#[test]
fn overdue_tasks_are_in_the_daily_message() {
    let overdue = mailings(&held(), 56);
    assert_eq!(people(&overdue), [MENTOR_ID, TRAINEE_ID]);
    let subjects: Vec<_> =
        overdue.iter().flat_map(|mailing| &mailing.reminders).map(|known| known.due.subject).collect();
    assert_eq!(subjects, [Subject::Write(SESSION, Side::Mentor), Subject::Write(SESSION, Side::Trainee)]);
    let reminded = mailed(held(), 56);
    assert_eq!(people(&mailings(&reminded, 57)), NO_ONE);
    assert_eq!(people(&mailings(&reminded, 80)), [MENTOR_ID, TRAINEE_ID], "the next day");
    let sent = handed_over(overdue, 56);
    assert_eq!(people(&mailings_with(&held(), 56, &sent, TimeDelta::zero())), NO_ONE);
    assert_eq!(people(&mailings_with(&held(), 80, &sent, TimeDelta::zero())), [MENTOR_ID, TRAINEE_ID]);
}

#[test]
fn people_of_the_sample_company_get_no_email() {
    let mut log = Log::default();
    let mut last = hours(0);
    for request in sample::requests("2026-03-16".parse().unwrap(), &DatabaseZones) {
        let decision = decide(&log, &request).unwrap();
        take(&mut log, &decision);
        last = request.at;
    }
    assert!(!to_tell(log.workspace(), last).is_empty());
    for later in 0..24 {
        let delivery = Delivery {
            needs_address: true,
            handed_over: NOTHING,
            settle: TimeDelta::zero(),
            complete_since: DateTime::UNIX_EPOCH,
        };
        let at = last + TimeDelta::hours(later);
        assert_eq!(to_mail(log.workspace(), &DatabaseZones, at, delivery), []);
    }
}

#[test]
fn no_one_is_reminded_at_night() {
    assert_eq!(people(&mailings(&held(), 64)), NO_ONE);
}

#[test]
fn the_server_records_sent_messages_and_may_do_nothing_else() {
    let told = mailings(&proposed(), 5)[0].content().told(PersonId(MENTOR_ID)).unwrap();
    let event = Event::PersonTold(ToldPerson { ..told.clone() });
    given(proposed()).when(Actor::Server, Command::RecordTold { people: vec![told] }).then([event]);
    given(proposed())
        .when(Actor::Server, Command::CancelSession { session: SESSION, reason: Default::default() })
        .refused(Refusal::OnlyTheCoordinator);
    let remind = |to| {
        let (subject, rung) = (Subject::Write(SESSION, Side::Mentor), Rung::Reminder);
        Command::RecordReminder { subject, to: PersonId(to), rung }
    };
    let event = Event::ReminderSent {
        subject: Subject::Write(SESSION, Side::Mentor),
        to: PersonId(MENTOR_ID),
        rung: Rung::Reminder,
    };
    // It was sent a moment before the end of work.
    given(held()).later(40).when(Actor::Server, remind(MENTOR_ID)).then([event]);
}

struct Places;

impl Links for Places {
    fn today(&self) -> String {
        "https://team.example/".into()
    }

    fn task(&self, _: Subject) -> String {
        "https://team.example/sessions/1".into()
    }
}

fn letters(acts: &[Act], at: i64) -> String {
    let log = given(acts.to_vec()).log;
    let letters = mailings(acts, at).into_iter().map(|mailing| {
        let message = letter(log.workspace(), &DatabaseZones, &mailing, &Places);
        format!("To: {}\nSubject: {}\n\n{}\n", message.mail.unwrap_or_default(), message.title, message.text)
    });
    letters.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_message_lists_new_and_overdue_items_in_its_readers_time_zone() {
    let expected = expect_test::expect![[r#"
        To: nomen3@nescio.example
        Subject: Your interviewer training sessions: 1 new

        Hi Nomen3,

        You have 1 new interviewer training session:

        - Tue, Mar 17, 10:00 AM (60 min): Coding, Shadow with Nomen5 Nescio5 (trainee)

        Times are in your time zone, America/New York.

        See your sessions, add them to your calendar, or decline any you can’t make: https://team.example/

        Sent by Switchback for Small.

        To: nomen5@nescio.example
        Subject: Your interviewer training sessions: 1 new

        Hi Nomen5,

        You have 1 new interviewer training session:

        - Tue, Mar 17, 3:00 PM (60 min): Coding, Shadow with Nomen3 Nescio3 (mentor)

        Times are in your time zone, Europe/Berlin.

        Please confirm or decline: reply to this message, or go to https://team.example/

        Sent by Switchback for Small.

        ---
        To: nomen3@nescio.example
        Subject: Reminder: Coding scorecard from Mar 17

        Hi Nomen3,

        Could you finish your Coding scorecard from Mar 17? It was due Mar 18 and takes about 5 minutes: https://team.example/sessions/1

        Sent by Switchback for Small.

        To: nomen5@nescio.example
        Subject: Reminder: Coding scorecard from Mar 17

        Hi Nomen5,

        Could you finish your Coding scorecard from Mar 17? It was due Mar 18 and takes about 5 minutes: https://team.example/sessions/1

        Sent by Switchback for Small.
    "#]];
    expected.assert_eq(&[letters(&proposed(), 5), letters(&held(), 56)].join("\n---\n"));
}

#[test]
fn the_title_of_a_message_counts_sessions_and_tasks() {
    let log = given(held()).log;
    let of_mentor = |acts: Vec<Act>, at| mailings(&acts, at).into_iter().next().expect("one for the mentor");
    let (news, overdue) = (of_mentor(proposed(), 5), of_mentor(held(), 56));
    let title = |mailing: &Mailing| letter(log.workspace(), &DatabaseZones, mailing, &Places).title;
    let both = Mailing { reminders: overdue.reminders.clone(), ..news.clone() };
    assert_eq!(title(&both), "Your interviewer training: 1 new session, 1 overdue task");
    let reminders = [overdue.reminders.clone(), overdue.reminders].concat();
    let several = Mailing { news: Vec::new(), reminders, ..news };
    assert_eq!(title(&several), "Reminder: 2 overdue interviewer training tasks");
}

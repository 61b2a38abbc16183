use super::*;
use switchback_core::{
    command::NewReminder,
    model::reminder::{Rung, Subject},
    progress::{
        duties::{
            due::{self, Due},
            duty, message,
            reminders::{self, PersonReminders, Reminder},
            working_time,
        },
        email::{self, Message},
        schedule::to_tell::{ToTell, to_tell},
    },
    zones::DatabaseZones,
};

const SCORECARD: Subject = Subject::Write(SESSION, Side::Mentor);

fn remind(to: u64) -> Command {
    Command::RecordReminder { subject: SCORECARD, to: PersonId(to), rung: Rung::Reminder }
}

/// The session ends on Tuesday at 15:00 UTC. Person 3 works in New York, from nine to six. A person may send a reminder before
/// that, to be read in the morning.
#[test]
fn a_reminder_is_recorded_once_a_day_at_any_hour() {
    let event = || Event::ReminderSent { subject: SCORECARD, to: PersonId(3), rung: Rung::Reminder };
    given(held()).later(24).when(COORDINATOR, remind(3)).then([event()]);
    let once = with(held(), (56, COORDINATOR, remind(3)));
    given(once.clone()).later(1).when(COORDINATOR, remind(3)).refused(Refusal::RemindedToday);
    assert!(given(once).later(24).when(COORDINATOR, remind(3)).outcome.is_ok(), "the day after");
    given(held()).later(16).when(COORDINATOR, remind(3)).then([event()]);
}

#[test]
fn no_one_is_reminded_of_another_persons_task() {
    given(held()).later(16).when(COORDINATOR, remind(1)).refused(Refusal::NothingDue);
    given(written()).later(16).when(COORDINATOR, remind(3)).refused(Refusal::NothingDue);
    given(held()).later(16).when(COORDINATOR, remind(99)).refused(Refusal::UnknownPerson);
    given(held()).later(16).when(Actor::LEADER, remind(3)).refused(Refusal::OnlyTheCoordinator);
}

fn rungs(at: i64) -> Vec<(PersonId, Rung)> {
    let log = given(held()).log;
    let late = reminders::reminders(log.workspace(), &DatabaseZones, hours(at));
    late.iter().map(|reminder| (reminder.due.person, reminder.rung)).collect()
}

/// Held on Tuesday at 16:00 UTC: noon in New York, five in Berlin. Eight working hours end on Wednesday at
/// 15:00 UTC for both, although their hours differ.
#[test]
fn reminders_escalate_to_another_person_and_then_to_the_program_owner() {
    assert_eq!(rungs(54), [], "not due yet");
    let (trainee, mentor) = (PersonId(5), PersonId(3));
    assert_eq!(rungs(57), [(trainee, Rung::Reminder), (mentor, Rung::Reminder)]);
    assert!(rungs(81).contains(&(mentor, Rung::SecondReviewer)));
    assert!(rungs(81).contains(&(trainee, Rung::Reminder)), "nobody can write in the trainee’s place");
    assert!(rungs(24 * 7 + 8).iter().all(|(_, rung)| *rung == Rung::Owner));
}

#[test]
fn a_reminder_is_ready_to_send_and_waits_for_working_hours() {
    let log = given(held()).log;
    // Wednesday at 20:00 in New York.
    let late = reminders::reminders(log.workspace(), &DatabaseZones, hours(64));
    let reminder = late.iter().find(|reminder| reminder.due.person == PersonId(3)).unwrap();
    assert!(!reminder.is_ready(hours(64)));
    assert_eq!(reminder.from, hours(77), "Thursday at nine in New York");
    let message = message::message(log.workspace(), &DatabaseZones, reminder, Some("https://example.org/s"));
    let link = message.mail_link().unwrap();
    assert!(link.starts_with("mailto:nomen3@nescio.example?subject="), "{link}");
    assert!(
        link[7..].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~@%?=&".contains(&byte)),
        "{link}"
    );
}

#[test]
fn a_list_of_reminders_stays_as_it_is_from_minute_to_minute() {
    let log = given(held()).log;
    let listed = |at| {
        let reminders = reminders::reminders(log.workspace(), &DatabaseZones, at).into_iter();
        reminders.map(|reminder| reminder.without_clock(at)).collect::<Vec<_>>()
    };
    let minute = Duration::minutes(1);
    assert_eq!(listed(hours(57)).len(), 2);
    for at in [hours(57), hours(64)] {
        assert_eq!(listed(at), listed(at + minute), "at work, and off hours");
    }
    assert_ne!(listed(hours(77) - minute), listed(hours(77)), "from then on it can be sent");
}

fn new(to: u64) -> NewReminder {
    NewReminder { subject: SCORECARD, to: PersonId(to), rung: Rung::Reminder }
}

#[test]
fn reminders_for_several_people_are_recorded_together_or_not_at_all() {
    let all = |reminders| Command::RecordReminders { reminders };
    // Wednesday at 16:00 UTC: noon in New York, and five in Berlin.
    let event = |subject, to| Event::ReminderSent { subject, to: PersonId(to), rung: Rung::Reminder };
    let theirs = NewReminder { subject: Subject::Write(SESSION, Side::Trainee), to: PersonId(5), ..new(3) };
    let both = all(vec![new(3), theirs]);
    given(held())
        .later(24)
        .when(COORDINATOR, both.clone())
        .then([event(SCORECARD, 3), event(theirs.subject, 5)]);
    let once = with(held(), (56, COORDINATOR, remind(3)));
    given(once).later(1).when(COORDINATOR, both.clone()).refused(Refusal::RemindedToday);
    given(held()).later(24).when(COORDINATOR, all(vec![new(3), new(3)])).refused(Refusal::RemindedToday);
    given(held()).later(24).when(COORDINATOR, all(vec![new(3), new(1)])).refused(Refusal::NothingDue);
    given(held()).later(24).when(COORDINATOR, all(Vec::new())).refused(Refusal::NothingToDo);
    given(held()).later(24).when(Actor::LEADER, both).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn a_person_with_several_overdue_tasks_gets_one_message() {
    let log = given(held()).log;
    let overdue = reminders::reminders(log.workspace(), &DatabaseZones, hours(57));
    let people = reminders::by_person(&overdue);
    assert_eq!(people.iter().map(|known| known.person).collect::<Vec<_>>(), [PersonId(5), PersonId(3)]);
    let link = |subject| Some(format!("https://example.org/{}", matches!(subject, Subject::Write(..))));
    let text = |overdue| message::message_to_person(log.workspace(), &DatabaseZones, overdue, link).text;
    assert!(
        text(&people[1]).contains("Could you finish your Coding scorecard from Mar 17? It was due Mar 18")
    );
    let mut twice = people[1].clone();
    let answer = Reminder {
        due: Due { subject: Subject::Respond(SESSION), ..twice.reminders[0].due },
        ..twice.reminders[0].clone()
    };
    twice.reminders.push(answer);
    assert_eq!(
        text(&twice),
        "Hi Nomen3,\n\nThese are overdue. Could you finish them?\n\n\
         - Finish your Coding scorecard from Mar 17, due Mar 18: https://example.org/true\n\
         - Confirm or decline your Coding session with Nomen3 Nescio3 on Mar 17, 10:00 AM your time, due Mar 18: \
         https://example.org/false\n\nThank you!"
    );
    assert_eq!(twice.unsent_today().count(), 2);
    twice.reminders[0].was_sent_today = true;
    assert_eq!(twice.unsent_today().count(), 1);
}

#[test]
fn messages_to_copy_name_their_recipients() {
    let log = given(held()).log;
    let overdue = reminders::reminders(log.workspace(), &DatabaseZones, hours(57));
    let message = |person: &PersonReminders| {
        message::message_to_person(log.workspace(), &DatabaseZones, person, |_| Some("there".into()))
    };
    let messages: Vec<Message> = reminders::by_person(&overdue).iter().map(message).collect();
    assert_eq!(email::joined(log.workspace(), &messages[..1]), messages[0].text, "one stands alone");
    let all = email::joined(log.workspace(), &messages);
    assert!(
        all.starts_with("To: Nomen5 Nescio5 <nomen5@nescio.example>\nSubject: Reminder: Coding scorecard"),
        "{all}"
    );
    assert!(all.contains("Thank you!\n\n---\n\nTo: Nomen3 Nescio3 <nomen3@nescio.example>\n"), "{all}");
}

#[test]
fn a_trainee_can_be_told_which_prep_comes_first() {
    let interview_type = world::DESIGN;
    let enroll =
        (0, TRAINEE, Command::Enroll { enrollment: ENROLLMENT, person: PersonId(5), interview_type });
    let prepare = Command::PrepareStep { enrollment: ENROLLMENT, step: StepIndex(0) };
    let log = given([enroll.clone()]).log;
    let message = message::prep_message(log.workspace(), ENROLLMENT, Some("https://example.org/e")).unwrap();
    assert_eq!(
        message.text,
        "Hi Nomen5,\n\nYour next Design session can be planned once your prep is done. Could you finish “Course” and check \
         it off? https://example.org/e\n\nThank you!"
    );
    let done = given([enroll, (1, TRAINEE, prepare)]).log;
    assert_eq!(message::prep_message(done.workspace(), ENROLLMENT, Some("there")), None, "none is left");
}

#[test]
fn every_task_has_a_due_time_and_a_person() {
    let log = given(held()).log;
    let now = hours(60);
    for (person, duty) in duty::of_everyone(log.workspace(), now) {
        let due = due::due(log.workspace(), &DatabaseZones, person, duty).unwrap();
        assert!(due.at > due.since && due.person == person);
    }
    let waits = reminders::who_waits(log.workspace(), &DatabaseZones, now);
    assert_eq!(waits.len(), 2, "each waits on the other");
}

fn message_at(at: i64) -> Message {
    let log = given(held()).log;
    let overdue = reminders::reminders(log.workspace(), &DatabaseZones, hours(at));
    let reminder = overdue.iter().find(|reminder| reminder.due.subject == SCORECARD).unwrap();
    message::message(log.workspace(), &DatabaseZones, reminder, Some("https://example.org/s"))
}

#[test]
fn a_reminder_names_the_task_its_dates_the_effort_and_the_link() {
    let first = message_at(57);
    assert_eq!(first.title, "Reminder: Coding scorecard from Mar 17");
    assert_eq!(
        first.text,
        "Hi Nomen3,\n\nCould you finish your Coding scorecard from Mar 17? It was due Mar 18 and takes about 5 minutes: \
         https://example.org/s\n\nThank you!"
    );
    let second = message_at(81);
    assert!(second.text.contains("I’ll ask another interviewer to review the session."), "{}", second.text);
    assert_ne!(message_at(24 * 7 + 8).text, second.text, "the last one offers something else");
}

#[test]
fn a_reminder_to_respond_names_the_mentor_and_the_time() {
    let people = to_tell(given(proposed()).log().workspace(), hours(3)).iter().map(ToTell::told).collect();
    let log = given(with(proposed(), (3, COORDINATOR, Command::RecordTold { people }))).log;
    let reminders = reminders::of_session(log.workspace(), &DatabaseZones, SESSION, hours(4));
    let text = message::message(log.workspace(), &DatabaseZones, &reminders[0], None).text;
    assert!(
        text.contains(
            "confirm or decline your Coding session with Nomen3 Nescio3 on Mar 17, 3:00 PM your time?"
        ),
        "{text}"
    );
}

/// When the trainee's response is due for a session at this interview that was proposed at hour 2.
fn response_due(interview: u64) -> due::Due {
    let drafted = with(enrolled(), (1, COORDINATOR, drafting(SESSION, interview, 0)));
    let log = given(with(drafted, (2, COORDINATOR, Command::Publish { sessions: vec![SESSION] }))).log;
    let duties = duty::duties_of(log.workspace(), PersonId(5), hours(3));
    due::due(log.workspace(), &DatabaseZones, PersonId(5), duties[0]).unwrap()
}

#[test]
fn a_response_is_due_working_hours_after_the_proposal_and_before_the_notice_ends() {
    let log = given(enrolled()).log;
    let trainee = &log.workspace().people[&PersonId(5)];
    let usual = working_time::after(&DatabaseZones, trainee, hours(2), due::USUAL.response.unwrap());
    assert!(usual > hours(30) && usual < world::interview(17).start);
    let (soon, later) = (response_due(INTERVIEW.0), response_due(17));
    // The session starts at hour 30, and its path promises twelve hours of notice.
    assert_eq!((soon.since, soon.at), (hours(2), hours(30 - 12)));
    assert_eq!((later.since, later.at), (hours(2), usual));
}

/// Publishing notifies no one. A trainee who hasn't been told is told first and only reminded afterwards.
#[test]
fn people_are_reminded_of_a_session_only_after_being_told_of_it() {
    let reminders_at = |acts: Vec<Act>, at| {
        let log = given(acts).log();
        let all = reminders::of_session(log.workspace(), &DatabaseZones, SESSION, hours(at));
        all.into_iter().map(|reminder| (reminder.due.person.0, reminder.is_late)).collect::<Vec<_>>()
    };
    assert_eq!(reminders_at(proposed(), 3), []);
    let people = to_tell(given(proposed()).log().workspace(), hours(3)).iter().map(ToTell::told).collect();
    let told = with(proposed(), (3, COORDINATOR, Command::RecordTold { people }));
    assert_eq!(reminders_at(told.clone(), 4), [(5, false)], "the response is not due yet");
    assert_eq!(reminders_at(with(told, (5, TRAINEE, Command::Confirm { session: SESSION })), 6), []);
    assert_eq!(reminders_at(held(), 200), [(3, true), (5, true)]);
}

#[test]
fn a_reminder_without_a_link_still_says_what_to_do() {
    let log = given(held()).log();
    let late = reminders::reminders(log.workspace(), &DatabaseZones, hours(57));
    let text = message::message(log.workspace(), &DatabaseZones, &late[0], None).text;
    assert!(text.contains("It was due Mar 18 and takes about 5 minutes.\n\nThank you!"), "{text}");
    let person = &reminders::by_person(&[late[0].clone(), late[0].clone()])[0];
    let text = message::message_to_person(log.workspace(), &DatabaseZones, person, |_| None).text;
    assert!(text.contains("- Finish your Coding scorecard from Mar 17, due Mar 18\n"), "{text}");
}

#[test]
fn a_reminder_of_a_task_that_is_not_overdue_names_its_due_date() {
    let log = given(held()).log();
    let early = reminders::of_session(log.workspace(), &DatabaseZones, SESSION, hours(33));
    let text =
        |reminder| message::message(log.workspace(), &DatabaseZones, reminder, Some("https://here")).text;
    assert!(text(&early[0]).contains("It is due Mar 18"), "{}", text(&early[0]));
    let late = reminders::of_session(log.workspace(), &DatabaseZones, SESSION, hours(200));
    assert!(text(&late[0]).contains("It was due Mar 18"), "{}", text(&late[0]));
}

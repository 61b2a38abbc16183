use super::*;
use switchback_core::{
    model::reminder::{Rung, Subject},
    progress::duties::{due, duty, reminders},
    zones::DatabaseZones,
};

const OWED: Subject = Subject::Write(SESSION, Side::Mentor);

fn remind(to: u64) -> Command {
    Command::RecordReminder { subject: OWED, to: PersonId(to), rung: Rung::Reminder }
}

/// The session is over on Tuesday at three in UTC; person 3 works in New York, from nine to six.
#[test]
fn a_reminder_is_written_down_once_a_day_and_in_working_hours() {
    let event = Event::ReminderSent { subject: OWED, to: PersonId(3), rung: Rung::Reminder };
    given(held()).later(24).when(COORDINATOR, remind(3)).then([event]);
    let once = with(held(), (56, COORDINATOR, remind(3)));
    given(once.clone()).later(1).when(COORDINATOR, remind(3)).refused(Refusal::RemindedToday);
    assert!(given(once).later(24).when(COORDINATOR, remind(3)).outcome.is_ok(), "the day after");
    given(held()).later(16).when(COORDINATOR, remind(3)).refused(Refusal::QuietHours);
}

#[test]
fn nobody_is_reminded_of_what_they_do_not_owe() {
    given(held()).later(16).when(COORDINATOR, remind(1)).refused(Refusal::NothingOwed);
    given(written()).later(16).when(COORDINATOR, remind(3)).refused(Refusal::NothingOwed);
    given(held()).later(16).when(COORDINATOR, remind(99)).refused(Refusal::UnknownPerson);
    given(held()).later(16).when(Actor::Leader, remind(3)).refused(Refusal::OnlyTheCoordinator);
}

fn rungs(at: i64) -> Vec<(PersonId, Rung)> {
    let log = given(held()).log;
    let late = reminders::reminders(log.workspace(), &DatabaseZones, hours(at));
    late.iter().map(|reminder| (reminder.due.person, reminder.rung)).collect()
}

/// Held on Tuesday at 16:00 UTC: noon in New York, five in Berlin. Eight working hours end on Wednesday at
/// 15:00 UTC for both, although each works other hours.
#[test]
fn the_ladder_goes_from_a_reminder_over_somebody_else_to_the_owner() {
    assert_eq!(rungs(54), [], "not due yet");
    let (trainee, mentor) = (PersonId(5), PersonId(3));
    assert_eq!(rungs(57), [(trainee, Rung::Reminder), (mentor, Rung::Reminder)]);
    assert!(rungs(81).contains(&(mentor, Rung::SecondReviewer)));
    assert!(rungs(81).contains(&(trainee, Rung::Reminder)), "nobody can write in the trainee's place");
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
    let message = reminders::message(log.workspace(), reminder, "https://example.org/s");
    let link = message.mail_link().unwrap();
    assert!(link.starts_with("mailto:nomen3@nescio.example?subject="), "{link}");
    assert!(
        link[7..].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~@%?=&".contains(&byte)),
        "{link}"
    );
}

#[test]
fn everything_owed_has_its_time_and_its_owner() {
    let log = given(held()).log;
    let now = hours(60);
    for (person, owed) in duty::of_everybody(log.workspace(), now) {
        let due = due::due(log.workspace(), &DatabaseZones, person, owed).unwrap();
        assert!(due.at > due.since && due.person == person);
    }
    let waits = reminders::who_waits(log.workspace(), &DatabaseZones, now);
    assert_eq!(waits.len(), 2, "each waits on the other");
}

//! Interviews that were changed by hand since a file was imported, and what reading the file again does to them.

use super::desk::{Desk, counts, interview_rows, now, people_rows};
use chrono::Duration;
use switchback_core::{
    command::{Command, interview_by_hand::InterviewDetails},
    exchange::rows::interviews::InterviewRow,
    intake::ChangedByHand,
    model::{
        ids::{InterviewId, InterviewTypeId},
        interview::{Interview, InterviewOrigin},
    },
};

/// The rows of an upcoming schedule, and a desk that has imported them before files had a source.
fn imported() -> (Vec<InterviewRow>, Desk) {
    let mut rows = interview_rows("greenhouse-interviews.csv");
    rows.retain(|row| !row.cancelled);
    for (row, day) in rows.iter_mut().zip(1..) {
        row.start = now() + Duration::days(day);
    }
    let mut desk = Desk::new();
    let people = desk.hold_people(&people_rows());
    desk.import(people);
    let mut schedule = desk.hold_interviews(&rows);
    schedule.import.interviews.iter_mut().for_each(|interview| interview.source = None);
    desk.import(schedule);
    (rows, desk)
}

fn first(desk: &Desk) -> &Interview {
    desk.log.workspace().interviews.values().next().unwrap()
}

fn move_first(desk: &mut Desk) -> InterviewId {
    let known = first(desk);
    let start = known.start + Duration::hours(2);
    let interview = known.id;
    let details = InterviewDetails { start, ..InterviewDetails::of(known) };
    desk.act(Command::ChangeInterview { interview, details });
    interview
}

#[test]
fn a_change_by_hand_stays_until_the_user_follows_the_file() {
    let (rows, mut desk) = imported();
    let before = first(&desk).clone();
    let interview = move_first(&mut desk);
    let again = desk.hold_interviews(&rows);
    assert_eq!((again.changed_by_hand.len(), again.import.is_empty()), (1, true));
    let [item] = &again.changed_by_hand[..] else { panic!("one was changed") };
    assert!(item.detail.contains(&before.start.to_rfc3339()), "the file’s time: {}", item.detail);
    desk.answers.changed_by_hand = ChangedByHand::FollowTheFile;
    let followed = desk.hold_interviews(&rows);
    assert_eq!(counts(&followed), (0, 1, rows.len() as u32 - 1, 0));
    desk.import(followed);
    assert_eq!(desk.log.workspace().interviews[&interview], before);
    assert_eq!(desk.hold_interviews(&rows).changed_by_hand, []);
}

#[test]
fn an_interview_that_its_file_cancels_is_as_in_the_file_again() {
    let (mut rows, mut desk) = imported();
    let interview = move_first(&mut desk);
    rows.iter_mut().for_each(|row| row.cancelled = true);
    desk.answers.changed_by_hand = ChangedByHand::FollowTheFile;
    let followed = desk.hold_interviews(&rows);
    desk.import(followed);
    assert_eq!(desk.log.workspace().interviews[&interview].origin, InterviewOrigin::File);
}

#[test]
fn an_interview_cancelled_by_hand_is_not_put_back_by_its_file() {
    let (mut rows, mut desk) = imported();
    let interview = first(&desk).id;
    desk.act(Command::CancelInterview { interview });
    let again = desk.hold_interviews(&rows);
    assert_eq!((again.changed_by_hand.len(), again.import.is_empty()), (1, true));
    rows.iter_mut().for_each(|row| row.cancelled = true);
    assert_eq!(desk.hold_interviews(&rows).changed_by_hand, [], "the file agrees");
    desk.act(Command::RestoreInterview { interview });
    assert_eq!(desk.hold_interviews(&rows).changed_by_hand.len(), 1);
}

#[test]
fn an_interview_added_by_hand_is_not_missing_from_a_file() {
    let (rows, mut desk) = imported();
    let details = InterviewDetails::of(first(&desk));
    let interview_type: InterviewTypeId = first(&desk).interview_type;
    let interview = InterviewId(77);
    desk.act(Command::AddInterview { interview, interview_type, details });
    let again = desk.hold_interviews(&rows);
    assert_eq!((&again.missing, &again.changed_by_hand), (&vec![], &vec![]));
    let added = &desk.log.workspace().interviews[&interview];
    assert_eq!(added.origin, InterviewOrigin::AddedByHand);
    assert!(added.candidate.0.starts_with("C-"));
}

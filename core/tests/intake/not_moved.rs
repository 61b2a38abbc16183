//! Interviews at which a session took place, in a newer file that has them at a later time.

use super::desk::{self, Desk, counts, interviews_of, people_of};
use chrono::{DateTime, Duration, Utc};
use switchback_core::{
    exchange::rows::interviews::InterviewRow,
    fact::{
        entry::{Entry, SCHEMA},
        event::Event,
        line::Line,
    },
    intake::Item,
    model::{
        actor::Actor,
        enrollment::StepIndex,
        ids::{CommandId, PlanId, SessionId},
        interview::Interview,
        session::Draft,
    },
};

const SESSION: SessionId = SessionId(900);

fn yesterday() -> DateTime<Utc> {
    desk::now() - Duration::days(1)
}

fn rows() -> Vec<InterviewRow> {
    let text = "Interview ID,Interview Name,Scheduled Start,Scheduled End,Interviewers\n\
                1,Coding,2026-12-02T09:00:00Z,2026-12-02T10:00:00Z,Ada Okafor\n\
                2,Coding,2026-12-08T09:00:00Z,2026-12-08T10:00:00Z,Ada Okafor\n";
    interviews_of(text.as_bytes())
}

/// Mara had a session with Ada at yesterday's interview. Nothing is recorded yet on whether it took place.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let people = "Name,Certified,Training\nAda Okafor,Coding,\nMara Sutter,,Coding\n";
    let people = desk.hold_people(&people_of(people.as_bytes()));
    desk.import(people);
    let schedule = desk.hold_interviews(&rows());
    desk.import(schedule);
    let Interview { id, lead, .. } = *first(&desk);
    let enrollment = *desk.log.workspace().enrollments.keys().next().unwrap();
    let step = StepIndex(0);
    let draft = Draft { session: SESSION, plan: PlanId(1), enrollment, interview: id, step, mentor: lead };
    tell(&mut desk, Event::SessionDrafted(draft));
    tell(&mut desk, Event::SessionProposed { session: SESSION });
    desk
}

fn first(desk: &Desk) -> &Interview {
    desk.log.workspace().interviews.values().min_by_key(|known| known.start).unwrap()
}

fn tell(desk: &mut Desk, event: Event) {
    let (v, at, by, command) = (SCHEMA, desk::now(), Actor::COORDINATOR, CommandId(901));
    desk.log.append([Line::from(Entry { v, at, by, command, event })]);
}

#[test]
fn an_interview_at_which_a_session_took_place_is_listed_and_keeps_its_time() {
    let (mut desk, mut rows) = (desk(), rows());
    tell(&mut desk, Event::SessionHeld { session: SESSION });
    for row in &mut rows {
        row.start += Duration::weeks(2);
    }
    rows[0].observers = Some(3);
    let intake = desk.hold_interviews(&rows);
    let what = format!("Coding, {}", first(&desk).candidate.0);
    let detail =
        "took place on 2026-12-02T09:00:00+00:00 with 1 trainee; the file now says 2026-12-16T09:00:00+00:00";
    assert_eq!(intake.not_moved, [Item { line: 2, what, detail: detail.into() }]);
    assert_eq!(counts(&intake), (0, 2, 0, 0), "the rest of the file is imported");
    desk.import(intake);
    assert_eq!((first(&desk).start, first(&desk).observer_cap), (yesterday(), 3));
}

#[test]
fn a_past_interview_with_nothing_recorded_is_moved() {
    let (mut desk, mut rows) = (desk(), rows());
    rows[0].start += Duration::days(1) + Duration::weeks(2);
    let intake = desk.hold_interviews(&rows);
    assert_eq!((intake.not_moved.len(), counts(&intake)), (0, (0, 1, 1, 0)));
    desk.import(intake);
    assert_eq!(first(&desk).start, yesterday() + Duration::days(6));
}

#[test]
fn a_correction_to_a_time_before_the_recording_is_imported() {
    let (mut desk, mut rows) = (desk(), rows());
    tell(&mut desk, Event::SessionHeld { session: SESSION });
    rows[0].start += Duration::hours(2);
    let intake = desk.hold_interviews(&rows);
    assert_eq!((intake.not_moved.len(), counts(&intake)), (0, (0, 1, 1, 0)));
}

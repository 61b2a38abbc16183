//! The story works on any day: weekends, clock changes, the turn of a year, a leap day.

use super::{company::PEOPLE, enrollments::TRAINING_STORIES, interview_types::KINDS};
use crate::{
    command::{self, Command},
    fact::line::Line,
    log::Log,
    model::{
        certificate::Evidence,
        enrollment::{Enrollment, EnrollmentStatus},
        interview::Interview,
        session::{Session, SessionState},
    },
    planning::rules::is_within_hours,
    progress::{
        duties::duty,
        path::steps,
        schedule::to_tell::{NewsKind, to_tell},
    },
    workspace::Workspace,
    zones::DatabaseZones,
};
use chrono::{Days, Duration, NaiveDate, NaiveTime};
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Days in different surroundings.
fn days() -> [NaiveDate; 7] {
    ["2026-08-05", "2026-03-15", "2026-03-28", "2026-10-26", "2027-01-01", "2028-02-29", "2026-11-02"]
        .map(day)
}

/// Decides every request again, as the app does.
fn told(today: NaiveDate) -> Log {
    let mut log = Log::default();
    for request in super::requests(today, &DatabaseZones) {
        let decision = command::decide(&log, &DatabaseZones, &request)
            .unwrap_or_else(|refusal| panic!("{today}: {refusal} {request:?}"));
        log.append(decision.entries.into_iter().map(Line::from));
        decision.records.into_iter().for_each(|change| log.keep_record(change));
    }
    log
}

fn check_counts(today: NaiveDate, workspace: &Workspace) {
    assert_eq!(workspace.people.len(), PEOPLE);
    assert_eq!(workspace.profiles.0.len(), PEOPLE);
    let names: BTreeSet<_> = workspace.profiles.0.values().map(|profile| &profile.name).collect();
    assert_eq!(names.len(), PEOPLE, "nobody shares a name");
    assert_eq!(workspace.people.values().map(|person| &person.zone).collect::<BTreeSet<_>>().len(), 4);
    assert_eq!(workspace.teams.len(), 8);
    assert_eq!(workspace.interview_types.len(), 5);
    assert_eq!(workspace.enrollments.len(), 40);
    assert!(workspace.oddities.is_empty());

    for (interview_type, known) in &workspace.interview_types {
        let certified =
            workspace.certificates.values().filter(|known| known.interview_type == *interview_type);
        let certified = certified.count();
        assert!((8..=25).contains(&certified), "{}: {certified}", known.name);
    }
    let daily: usize = KINDS.iter().map(|kind| kind.daily).sum();
    for day in super::time_off::working_days(today) {
        let on_day = |interview: &&Interview| interview.start.date_naive() == day;
        let count = workspace.interviews.values().filter(on_day).count();
        assert!((daily - 12..=daily + 12).contains(&count), "{today}: {count} on {day}");
    }
}

/// Checks that every stage of a path is present.
fn check_stages(today: NaiveDate, workspace: &Workspace) {
    let sessions = |wanted: fn(&Session) -> bool| workspace.sessions.values().filter(|s| wanted(s)).count();
    let states = [
        ("proposed", sessions(|session| session.state() == SessionState::Proposed), 5),
        ("confirmed", sessions(|session| session.state() == SessionState::Confirmed), 5),
        ("declined", sessions(|session| matches!(session.state(), SessionState::Declined(_))), 2),
        ("cancelled", sessions(|session| matches!(session.state(), SessionState::Cancelled(_))), 1),
        ("didn't happen", sessions(|session| session.state() == SessionState::Missed), 1),
        ("needs another", sessions(|session| session.state() == SessionState::NotCredited), 1),
        ("owed", sessions(|session| session.state() == SessionState::Held), 6),
        ("drafted", sessions(|session| session.state().is_draft()), 0),
        ("approved", sessions(|session| session.state() == SessionState::Credited), 30),
    ];
    for (state, count, expected) in states {
        assert_eq!(count, expected, "{today}: {state}");
    }
    let enrollments = |wanted: &dyn Fn(&Enrollment) -> bool| {
        workspace.enrollments.values().filter(|enrollment| wanted(enrollment)).count()
    };
    let ready = |enrollment: &Enrollment| {
        enrollment.status() == EnrollmentStatus::Active
            && steps::missing_before_sign_off(workspace, enrollment).is_none()
    };
    let unprepared = |enrollment: &Enrollment| {
        workspace.path(enrollment).is_some_and(|path| steps::missing_prep(path, enrollment).is_some())
    };
    assert_eq!(enrollments(&ready), 2, "{today}: sign-off due");
    assert_eq!(enrollments(&unprepared), 3, "{today}: prep");
    assert_eq!(enrollments(&|enrollment| enrollment.status().is_paused()), 1);
    assert_eq!(enrollments(&|enrollment| enrollment.status() == EnrollmentStatus::Certified), 1);
    let trained = |evidence| matches!(evidence, Evidence::Path(_));
    assert_eq!(workspace.certificates.values().filter(|known| trained(known.evidence)).count(), 1);
}

/// Checks that visitors see sessions to come on all of today, wherever they are.
fn check_ahead(today: NaiveDate, workspace: &Workspace) {
    let today = today.and_time(NaiveTime::MIN).and_utc();
    let over_everywhere = today + Duration::hours(36);
    for session in workspace.sessions.values().filter(|session| session.state().is_ahead()) {
        let earliest = if session.state() == SessionState::Proposed { over_everywhere } else { today };
        assert!(workspace.start_of(session) >= earliest, "{today}: {session:?}");
    }
}

fn check_interviewers(workspace: &Workspace) {
    for interview in workspace.interviews.values() {
        let interviewer = &workspace.people[&interview.lead];
        assert!(is_within_hours(&DatabaseZones, interviewer, interview.interval()), "{interview:?}");
        assert!(workspace.has_certificate(interviewer.id, interview.interview_type));
    }
    let caps: BTreeSet<_> = workspace.interviews.values().map(|interview| interview.observer_cap).collect();
    assert_eq!(caps, BTreeSet::from([0, 1, 2]));
}

#[test]
fn every_request_is_accepted_and_every_stage_is_present_on_any_day() {
    for today in days() {
        let log = told(today);
        check_counts(today, log.workspace());
        check_stages(today, log.workspace());
        check_ahead(today, log.workspace());
        check_interviewers(log.workspace());
    }
}

/// Set `SWITCHBACK_CASES` to try more days than the known special ones.
#[test]
fn many_days_in_a_row() {
    let count: u64 = std::env::var("SWITCHBACK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(0);
    for today in
        (0..count.min(1_500)).filter_map(|ahead| day("2026-01-01").checked_add_days(Days::new(ahead)))
    {
        let log = told(today);
        check_counts(today, log.workspace());
        check_stages(today, log.workspace());
        check_ahead(today, log.workspace());
    }
}

#[test]
fn no_one_has_the_same_task_twice() {
    for today in days() {
        let log = told(today);
        let now = today.and_time(NaiveTime::MIN).and_utc();
        let mut seen = BTreeSet::new();
        for (person, duty) in duty::of_everyone(log.workspace(), now) {
            let subject = duty.task.subject();
            assert!(subject.is_none() || seen.insert((person, subject)), "{person:?} {duty:?}");
        }
    }
}

#[test]
fn the_same_day_tells_the_same_story() {
    let today = day("2026-08-05");
    assert_eq!(super::requests(today, &DatabaseZones), super::requests(today, &DatabaseZones));
    assert_ne!(
        super::requests(today, &DatabaseZones)[0].id,
        super::requests(day("2026-08-06"), &DatabaseZones)[0].id
    );
}

#[test]
fn nothing_happens_today_or_out_of_order() {
    for today in days() {
        let requests = super::requests(today, &DatabaseZones);
        assert!(requests.is_sorted_by_key(|request| request.at));
        let first_midnight_on_earth = today.and_time(NaiveTime::MIN).and_utc() - chrono::Duration::hours(14);
        assert!(requests.iter().all(|request| request.at <= first_midnight_on_earth));
    }
}

/// Only sessions that were declined or cancelled after the last messages are left to tell.
#[test]
fn the_people_of_the_sample_were_told_about_published_sessions() {
    for today in days() {
        let log = told(today);
        let end = log.lines().last().and_then(|line| match line {
            Line::Read(entry) => Some(entry.at),
            Line::Unread(_) => None,
        });
        let left = to_tell(log.workspace(), end.expect("lines that are read"));
        let kinds: BTreeSet<_> = left.iter().flat_map(|one| &one.news).map(|news| news.kind).collect();
        assert!(kinds.iter().all(|kind| *kind == NewsKind::Cancelled), "{today}: {kinds:?}");
        assert!((1..=4).contains(&left.len()), "{today}: {}", left.len());
    }
}

#[test]
fn the_story_is_short_enough_to_be_told_at_once() {
    let requests = super::requests(day("2026-08-05"), &DatabaseZones);
    assert!(requests.len() < 600, "{}", requests.len());
    let imports = requests.iter().filter(|request| matches!(request.command, Command::Import(_)));
    assert_eq!(imports.count(), 2, "the first one, and the interview that was cancelled");
    assert_eq!(TRAINING_STORIES.len(), 40);
}

//! The settings of a person.

use super::{Knob, knob, scenes::*};
use crate::{scenarios::hours, world};
use chrono::{Duration, NaiveDate};
use switchback_core::{
    access,
    model::{
        actor::Actor,
        assigned_role::AssignedRole,
        hours::{Interval, Span, WeeklyHours},
        ids::SourceId,
        person::{Hosting, Presence},
        preferences::{Most, PartOfDay, Pause},
    },
    planning::find_time,
    progress::program::entry,
    workspace::Workspace,
    zones::Zone,
};

fn placed(workspace: &Workspace) -> String {
    exclusion(workspace, 5, 0)
}

/// The Tuesday of interview 5.
fn tuesday() -> NaiveDate {
    world::interview(5).start.date_naive()
}

fn another_team() -> Workspace {
    let mut workspace = on_path();
    step(&mut workspace).rules.mentor.from_another_team = true;
    workspace
}

fn tagged_mentors() -> Workspace {
    let mut workspace = on_path();
    step(&mut workspace).rules.mentor.tag = Some("coach".to_owned());
    workspace
}

fn long_tenure() -> Workspace {
    let mut workspace = on_path();
    path(&mut workspace).rules.tenure_days = Some(300);
    workspace
}

pub fn knobs() -> Vec<Knob> {
    vec![
        knob("Person.team", another_team, |w| lead(w).team = None, placed),
        knob("Person.zone", on_path, |w| learner(w).zone = Zone::named("Pacific/Auckland"), placed),
        knob(
            "Person.joined",
            long_tenure,
            |w| learner(w).joined = None,
            |w| {
                let person = &w.people[&LEARNER];
                format!("{:?}", entry::lacking(w, ZONES, coding(w), person, hours(0)))
            },
        ),
        knob("Person.hours", on_path, |w| learner(w).hours = WeeklyHours::weekdays(8 * 60, 9 * 60), placed),
        knob("Person.changes", on_path, |w| drop(learner(w).changes.insert(tuesday(), Vec::new())), placed),
        knob(
            "Person.busy",
            on_path,
            |w| {
                let busy: Vec<Interval> = vec![world::interview(5).interval()];
                learner(w).busy.insert(SourceId(1), busy);
            },
            placed,
        ),
        knob("WeeklyLimits.as_trainee", on_path, |w| learner(w).limits.as_trainee = 0, placed),
        knob("WeeklyLimits.as_mentor", on_path, |w| lead(w).limits.as_mentor = 0, placed),
        knob("Hosting::Declines", on_path, |w| lead(w).hosting = Hosting::Declines, placed),
        knob("Presence::Left", on_path, |w| learner(w).presence = Presence::Left, placed),
        knob("Person.roles", on_path, |w| learner(w).roles = [AssignedRole::Coordinator].into(), coordinates),
        knob("Person.tags", tagged_mentors, |w| lead(w).tags = ["coach".to_owned()].into(), placed),
    ]
}

/// Whether the learner may act as a coordinator.
fn coordinates(workspace: &Workspace) -> String {
    format!("{:?}", access::assigned_roles::must_hold(workspace, Actor::Coordinator(Some(LEARNER))))
}

/// The times on that Tuesday that fit the trainee, best first.
fn times(workspace: &Workspace) -> String {
    let day = hours(24) - Duration::hours(8);
    let slots = find_time::slots(workspace, ZONES, &[LEARNER], day..day + Duration::days(1), 60);
    format!("{slots:?}")
}

fn paused() -> Workspace {
    let mut workspace = on_path();
    learner(&mut workspace).preferences.pause = Some(Pause { from: tuesday(), until: tuesday() });
    workspace
}

fn limited() -> Workspace {
    let mut workspace = on_path();
    learner(&mut workspace).preferences.most_a_day = Most { sessions: Some(3), minutes: Some(300) };
    workspace
}

const NOTHING: Most = Most { sessions: Some(0), minutes: None };

pub fn preferences() -> Vec<Knob> {
    vec![
        knob(
            "Preferences.prefer",
            on_path,
            |w| {
                learner(w).preferences.prefer[1] = vec![Span::new(14 * 60, 17 * 60)];
            },
            times,
        ),
        knob(
            "PartOfDay::Morning",
            on_path,
            |w| {
                learner(w).preferences.part_of_day = PartOfDay::Morning;
            },
            times,
        ),
        knob(
            "PartOfDay::Afternoon",
            on_path,
            |w| {
                learner(w).preferences.part_of_day = PartOfDay::Afternoon;
            },
            times,
        ),
        knob("Preferences.pause", paused, |w| learner(w).preferences.pause = None, placed),
        knob(
            "Pause.from",
            paused,
            |w| {
                learner(w).preferences.pause =
                    Some(Pause { from: tuesday() + Duration::days(1), until: tuesday() });
            },
            placed,
        ),
        knob(
            "Pause.until",
            paused,
            |w| {
                learner(w).preferences.pause =
                    Some(Pause { from: tuesday(), until: tuesday() - Duration::days(1) });
            },
            placed,
        ),
        knob("Preferences.most_a_day", on_path, |w| learner(w).preferences.most_a_day = NOTHING, placed),
        knob("Preferences.most_a_week", on_path, |w| learner(w).preferences.most_a_week = NOTHING, placed),
        knob("Most.sessions", limited, |w| learner(w).preferences.most_a_day.sessions = Some(0), placed),
        knob("Most.minutes", limited, |w| learner(w).preferences.most_a_day.minutes = Some(30), placed),
    ]
}

//! The settings of a whole path.

use super::{Knob, knob, scenes::*};
use crate::{
    scenarios::{BYSTANDER, hours},
    world::{CODING, DESIGN},
};
use std::collections::BTreeSet;
use switchback_core::{
    command::Command,
    model::{
        ids::*,
        program::rules::{Decider, Entry, Group, OnExpiry, SignOffRule},
    },
    progress::{
        certificates::{directory, status},
        duties::duty,
        path::steps,
        program::{entry, summary},
        scorecards::calibration,
        sign_off::approval,
    },
    workspace::Workspace,
};

const LATER: i64 = 24 * 70;

fn begins(workspace: &Workspace) -> String {
    let (enrollment, person) = (EnrollmentId(7), PersonId(7));
    decision(workspace, 1, BYSTANDER, Command::Enroll { enrollment, person, interview_type: CODING })
}

fn variant(workspace: &Workspace, person: u64) -> String {
    let person = &workspace.people[&PersonId(person)];
    format!("{:?}", entry::variant(workspace, ZONES, coding(workspace), person, CODING, hours(LATER)))
}

fn certified(workspace: &Workspace) -> String {
    format!("{:?}", status::holds(workspace, ZONES, LEAD, CODING, hours(LATER)))
}

pub fn knobs() -> Vec<Knob> {
    vec![
        knob(
            "Path.steps",
            on_path,
            |w| drop(path(w).steps.remove(0)),
            |w| format!("{:?}", steps::remaining(w, enrollment(w))),
        ),
        knob(
            "Path.hours_between_sessions",
            asked,
            |w| path(w).hours_between_sessions = 48,
            |w| exclusion(w, 6, 0),
        ),
        knob("Path.notice_hours", on_path, |w| path(w).notice_hours = 48, |w| exclusion(w, 5, 0)),
        knob(
            "PathRules.never_same_pair",
            repeatable,
            |w| path(w).rules.never_same_pair = true,
            |w| exclusion(w, 17, 0),
        ),
        knob("PathRules.prerequisites", on_path, |w| path(w).rules.prerequisites = [DESIGN].into(), begins),
        knob("PathRules.tenure_days", on_path, |w| path(w).rules.tenure_days = Some(3_000), begins),
        knob("Entry::Nomination", on_path, |w| path(w).rules.entry = Entry::Nomination, begins),
        knob("PathRules.observers", on_path, |w| path(w).rules.observers = Some(0), |w| exclusion(w, 5, 0)),
        knob(
            "PathRules.checks_after",
            on_path,
            |w| path(w).rules.checks_after = vec![1],
            |w| format!("{:?}", calibration::checks(w, LEAD, CODING, hours(LATER))),
        ),
        knob(
            "PathRules.shorter",
            on_path,
            |w| path(w).rules.shorter = Some(Box::new(short())),
            |w| variant(w, 4),
        ),
        knob(
            "PathRules.refresher",
            expiring,
            |w| path(w).rules.refresher = None,
            |w| {
                let mut observing = w.clone();
                path(&mut observing).rules.validity.lapses_to = OnExpiry::ObserverOnly;
                variant(&observing, 3)
            },
        ),
        knob(
            "PathRules.source",
            on_path,
            |w| path(w).rules.source = Some("Handbook".into()),
            |w| summary::summary(w, coding(w)).join(" "),
        ),
        knob("Validity.months", on_path, |w| path(w).rules.validity.months = Some(1), certified),
        knob("Validity.idle_weeks", on_path, |w| path(w).rules.validity.idle_weeks = Some(1), certified),
        knob(
            "OnExpiry::ObserverOnly",
            expiring,
            |w| path(w).rules.validity.lapses_to = OnExpiry::ObserverOnly,
            |w| {
                let rows = directory::directory(w, ZONES, hours(LATER));
                format!("{:?}", rows.iter().map(|row| &row.observer_only).collect::<Vec<_>>())
            },
        ),
        knob(
            "OnExpiry::Refresher",
            expiring,
            |w| path(w).rules.validity.lapses_to = OnExpiry::Refresher,
            |w| variant(w, 3),
        ),
    ]
}

fn sign(workspace: &mut Workspace, rule: SignOffRule) {
    path(workspace).rules.sign_off = rule;
}

fn approvers(workspace: &Workspace) -> String {
    let may: Vec<_> = workspace
        .people
        .keys()
        .map(|person| approval::may_approve(workspace, ZONES, enrollment(workspace), *person, hours(24 * 40)))
        .collect();
    format!("{may:?}, {} missing", approval::missing(workspace, enrollment(workspace)))
}

fn pending(workspace: &Workspace) -> String {
    let approvers = approval::pending_approvers(workspace, enrollment(workspace));
    format!("{approvers:?}, waits: {}", approval::lacks_case(workspace, enrollment(workspace)))
}

fn deciders(workspace: &Workspace) -> String {
    let tasks = workspace.people.keys().map(|person| duty::duties_of(workspace, *person, hours(36)));
    let may = workspace
        .people
        .keys()
        .map(|person| approval::may_decide(workspace, ZONES, enrollment(workspace), *person, hours(36)));
    format!("{:?}, {:?}", tasks.collect::<Vec<_>>(), may.collect::<Vec<_>>())
}

fn panel() -> Workspace {
    let mut workspace = ready();
    lead(&mut workspace).tags.insert("core".to_owned());
    let of = Group::People([PersonId(7)].into());
    sign(&mut workspace, SignOffRule::Panel { of, needed: 1 });
    workspace
}

pub fn sign_off() -> Vec<Knob> {
    vec![
        knob("SignOffRule::LastMentor", ready, |w| sign(w, SignOffRule::LastMentor), approvers),
        knob("SignOffRule::Named", ready, |w| sign(w, SignOffRule::Named(PersonId(7))), approvers),
        knob("SignOffRule::AnyOf", ready, |w| sign(w, SignOffRule::AnyOf([PersonId(7)].into())), approvers),
        knob(
            "SignOffRule::Panel",
            ready,
            |w| {
                let of = Group::People([LEAD, OTHER_LEAD].into());
                sign(w, SignOffRule::Panel { of, needed: 2 });
            },
            approvers,
        ),
        knob("SignOffRule::AllMentors", ready, |w| sign(w, SignOffRule::AllMentors), approvers),
        knob("SignOffRule::Record", ready, |w| sign(w, SignOffRule::Record), approvers),
        knob(
            "Group::People",
            panel,
            |w| {
                let of = Group::People(BTreeSet::from([PersonId(6)]));
                sign(w, SignOffRule::Panel { of, needed: 1 });
            },
            approvers,
        ),
        knob(
            "Group::Tag",
            panel,
            |w| sign(w, SignOffRule::Panel { of: Group::Tag("core".to_owned()), needed: 1 }),
            approvers,
        ),
        knob("PathRules.mentor_case", ready, |w| path(w).rules.mentor_case = true, pending),
        knob("Decider::AnyCertified", used_up, |w| path(w).rules.decides = Decider::AnyCertified, deciders),
        knob("Decider::Named", used_up, |w| path(w).rules.decides = Decider::Named(PersonId(7)), deciders),
    ]
}

pub fn deadlines() -> Vec<Knob> {
    vec![
        knob("DueHours.response", asked, |w| path(w).rules.due.response = Some(1), |w| all_due(w, 3)),
        knob("DueHours.scorecard", took_place, |w| path(w).rules.due.scorecard = Some(1), |w| all_due(w, 33)),
        knob("DueHours.review", submitted, |w| path(w).rules.due.review = Some(1), |w| all_due(w, 35)),
        knob("DueHours.debrief", submitted, |w| path(w).rules.due.debrief = Some(1), |w| all_due(w, 35)),
        knob("DueHours.sign_off", ready, |w| path(w).rules.due.sign_off = Some(1), |w| all_due(w, 24 * 10)),
    ]
}

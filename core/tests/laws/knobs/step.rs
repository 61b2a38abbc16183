//! The settings of a step.

use super::{Knob, knob, scenes::*};
use crate::scenarios::{COORDINATOR, ENROLLMENT, SESSION, hours};
use switchback_core::{
    command::Command,
    model::{
        enrollment::StepIndex,
        ids::InterviewId,
        program::{
            StepKind,
            rules::{WhoMentors, Writers},
        },
    },
    progress::{path::steps, schedule::session_card, scorecards::pair},
    workspace::Workspace,
};

fn remaining(workspace: &Workspace) -> String {
    format!("{:?}", steps::remaining(workspace, enrollment(workspace)))
}

fn awaited(workspace: &Workspace) -> String {
    format!("{:?}", pair::awaited(workspace, &workspace.sessions[&SESSION]))
}

fn mentored(workspace: &Workspace) -> String {
    exclusion(workspace, 5, 0)
}

/// A certified person is on the panel of interview 5.
fn with_panel() -> Workspace {
    let mut workspace = on_path();
    let interview = workspace.interviews.get_mut(&InterviewId(5)).unwrap();
    interview.panel.insert(OTHER_LEAD);
    workspace
}

pub fn knobs() -> Vec<Knob> {
    vec![
        knob("Step.kind", on_path, |w| step(w).kind = StepKind::Course, remaining),
        knob("Step.times", on_path, |w| step(w).times = 3, remaining),
        knob("Step.different_mentors", asked, |w| step(w).different_mentors = false, |w| exclusion(w, 17, 0)),
        knob(
            "StepRules.label",
            asked,
            |w| step(w).rules.label = Some("Sit in".to_owned()),
            |w| format!("{:?}", session_card::session_card(w, SESSION)),
        ),
        knob(
            "StepRules.at_most",
            turned_down,
            |w| step(w).rules.at_most = Some(1),
            |w| format!("{:?}, {}", steps::undecided(w, enrollment(w)), exclusion(w, 17, 0)),
        ),
        knob(
            "StepRules.at_least",
            approved_once,
            |w| step(w).rules.at_least = Some(1),
            |w| {
                let shorten = Command::ShortenStep { enrollment: ENROLLMENT, step: StepIndex(0) };
                decision(w, 40, COORDINATOR, shorten)
            },
        ),
        knob(
            "StepRules.retakes",
            turned_down,
            |w| step(w).rules.retakes = Some(0),
            |w| format!("{:?}, {}", steps::undecided(w, enrollment(w)), exclusion(w, 17, 0)),
        ),
        knob(
            "StepRules.distinct_mentors",
            repeatable,
            |w| step(w).rules.distinct_mentors = Some(2),
            |w| exclusion(w, 17, 0),
        ),
        knob(
            "StepRules.valid_months",
            prepared,
            |w| design_path(w).steps[0].rules.valid_months = Some(1),
            |w| format!("{:?}", steps::prep_due(w, enrollment(w), hours(24 * 60))),
        ),
        knob("Writers::MentorOnly", took_place, |w| step(w).rules.scorecards = Writers::MentorOnly, awaited),
        knob(
            "Writers::TraineeOnly",
            took_place,
            |w| step(w).rules.scorecards = Writers::TraineeOnly,
            awaited,
        ),
        knob("Writers::NoOne", took_place, |w| step(w).rules.scorecards = Writers::NoOne, awaited),
    ]
}

pub fn mentors() -> Vec<Knob> {
    vec![
        knob(
            "WhoMentors::AnyInterviewer",
            with_panel,
            |w| step(w).rules.mentor.who = WhoMentors::AnyInterviewer,
            |w| exclusion_with(w, 5, 0, OTHER_LEAD),
        ),
        knob(
            "MentorRule.interviews_conducted",
            on_path,
            |w| step(w).rules.mentor.interviews_conducted = 60,
            mentored,
        ),
        knob("MentorRule.weeks_certified", on_path, |w| step(w).rules.mentor.weeks_certified = 500, mentored),
        knob(
            "MentorRule.from_another_team",
            on_path,
            |w| step(w).rules.mentor.from_another_team = true,
            mentored,
        ),
        knob("MentorRule.tag", on_path, |w| step(w).rules.mentor.tag = Some("coach".to_owned()), mentored),
    ]
}

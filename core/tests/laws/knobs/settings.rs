//! The settings of the workspace and its interview types, and the reasons for declining.

use super::{Knob, knob, scenes::*};
use crate::{
    scenarios::{COORDINATOR, INTERVIEW, MENTOR, SESSION, TRAINEE, drafted, given, proposed, with, writing},
    world::{self, CODING},
};
use switchback_core::{
    command::Command,
    model::{
        ids::InterviewId,
        interview_type::InterviewType,
        scorecard::Side,
        session::{CancelReason, DeclineReason},
        workspace_kind::WorkspaceKind,
    },
    progress::{schedule::session_card, scorecards::pair},
    workspace::Workspace,
};

fn coding_type(workspace: &mut Workspace) -> &mut InterviewType {
    workspace.interview_types.get_mut(&CODING).unwrap()
}

/// The result of submitting a scorecard with three ratings, of which the best is 3.
fn submission(workspace: &Workspace) -> String {
    decision(workspace, 34, MENTOR, writing(SESSION, Side::Mentor))
}

fn sheet(workspace: &Workspace) -> String {
    format!("{:?}", pair::rubric_to_write(workspace, &workspace.sessions[&SESSION], None))
}

pub fn knobs() -> Vec<Knob> {
    vec![
        knob(
            "About.kind",
            on_path,
            |w| w.about.as_mut().unwrap().kind = WorkspaceKind::Sample,
            |w| w.is_sample().to_string(),
        ),
        knob(
            "InterviewType.name",
            asked,
            |w| coding_type(w).name = "Programming".to_owned(),
            |w| format!("{:?}", session_card::session_card(w, SESSION)),
        ),
        knob("InterviewType.rubric", took_place, |w| drop(coding_type(w).rubric.pop()), submission),
        knob(
            "InterviewType.anchors",
            took_place,
            |w| {
                let words = ["No", "Little", "Yes", "Much"].map(str::to_owned).into();
                coding_type(w).anchors.insert("Communication".to_owned(), words);
            },
            sheet,
        ),
        knob("Scale.levels", took_place, |w| coding_type(w).scale.levels = 2, submission),
        knob("Scale.anchors", took_place, |w| coding_type(w).scale.anchors[0] = "Poor".to_owned(), sheet),
    ]
}

/// Interview 900 is at the time of interview 5, with another lead.
fn with_same_time(mut workspace: Workspace) -> Workspace {
    let mut other = world::interview(5);
    (other.id, other.lead) = (InterviewId(900), OTHER_LEAD);
    workspace.interviews.insert(other.id, other);
    workspace
}

/// The coordinator cancelled the session, which rules nothing out.
fn called_off() -> Workspace {
    let cancel =
        (3, COORDINATOR, Command::CancelSession { session: SESSION, reason: CancelReason::Coordinator });
    with_same_time(given(with(proposed(), cancel)).log().workspace().clone())
}

fn declined(reason: DeclineReason) -> Workspace {
    let (acts, by) = match reason {
        DeclineReason::NotInThisPlan => (drafted(), COORDINATOR),
        _ => (proposed(), TRAINEE),
    };
    let decline = (3, by, Command::Decline { session: SESSION, reason });
    with_same_time(given(with(acts, decline)).log().workspace().clone())
}

/// Looks at the same interview, another at the same time, one later that week, and one with the same mentor
/// next week.
fn next_places(workspace: &Workspace) -> String {
    [INTERVIEW.0, 900, 6, 17].map(|interview| exclusion(workspace, interview, 0)).join(", ")
}

pub fn declines() -> Vec<Knob> {
    vec![
        knob(
            "DeclineReason::CannotMakeIt",
            called_off,
            |w| *w = declined(DeclineReason::CannotMakeIt),
            next_places,
        ),
        knob(
            "DeclineReason::TooBusyThisWeek",
            called_off,
            |w| *w = declined(DeclineReason::TooBusyThisWeek),
            next_places,
        ),
        knob(
            "DeclineReason::PreferAnotherMentor",
            called_off,
            |w| *w = declined(DeclineReason::PreferAnotherMentor),
            next_places,
        ),
        knob(
            "DeclineReason::NotInThisPlan",
            called_off,
            |w| *w = declined(DeclineReason::NotInThisPlan),
            next_places,
        ),
    ]
}

#[test]
fn each_decline_reason_rules_out_different_interviews() {
    use DeclineReason::{CannotMakeIt, NotInThisPlan, PreferAnotherMentor, TooBusyThisWeek};
    let seen = [CannotMakeIt, TooBusyThisWeek, PreferAnotherMentor, NotInThisPlan]
        .map(|reason| next_places(&declined(reason)));
    let different: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!(different.len(), seen.len(), "{seen:?}");
}

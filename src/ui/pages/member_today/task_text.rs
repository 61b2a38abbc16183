//! The title and description of a task.

use crate::{
    store::Store,
    ui::{
        components::IconName,
        format::{times, words},
    },
};
use switchback_core::{
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, SessionId},
        scorecard::Side,
    },
    progress::{
        duties::duty::Task,
        schedule::session_card::{SessionCard, session_card, step_name},
    },
    workspace::Workspace,
};

pub struct TaskText {
    pub icon: IconName,
    pub title: String,
    pub detail: String,
}

/// `None` for dates to keep, which aren't tasks.
pub fn task_text(store: Store, workspace: &Workspace, task: Task) -> Option<TaskText> {
    let card = |session: SessionId| session_card(workspace, session);
    match task {
        Task::Respond(session) => Some(response(store, &card(session)?)),
        Task::Write(session, side) => Some(write(store, &card(session)?, side)),
        Task::Review(session) => Some(review(store, workspace, &card(session)?)),
        Task::SignOff(enrollment) => sign_off(workspace, enrollment),
        Task::WriteCase(enrollment) => write_case(workspace, enrollment),
        Task::Decide(enrollment, step) => decide(workspace, enrollment, step),
        Task::EndEarly(enrollment, step) => end_early(workspace, enrollment, step),
        Task::Prepare(enrollment, step, _) => prepare(workspace, enrollment, step),
        Task::Attend(..) | Task::Expect(_) => None,
    }
}

fn response(store: Store, card: &SessionCard) -> TaskText {
    TaskText {
        icon: IconName::Calendar,
        title: format!("{} with {}?", words::step_name(&card.step_name, card.time), card.mentor_name),
        detail: format!(
            "{}, {} minutes, {}: {}.",
            times::day_and_time(store, card.start),
            card.minutes,
            card.type_name,
            words::part(card.kind, Side::Trainee)
        ),
    }
}

fn write(store: Store, card: &SessionCard, side: Side) -> TaskText {
    let other = match side {
        Side::Trainee => &card.mentor_name,
        Side::Mentor => &card.trainee_name,
    };
    TaskText {
        icon: IconName::Scorecard,
        title: format!("Submit your scorecard for {}", times::day(store, card.start)),
        detail: format!(
            "{} with {other}, {}. Scorecards stay hidden until all are submitted.",
            card.step_name, card.type_name
        ),
    }
}

fn review(store: Store, workspace: &Workspace, card: &SessionCard) -> TaskText {
    let is_own = card.step_name != card.kind.to_string();
    let step = if is_own { card.step_name.clone() } else { card.step_name.to_lowercase() };
    let day = times::day(store, card.start);
    let scorecards = workspace.sessions.get(&card.session).map_or(0, |known| known.scorecards.iter().count());
    let what_is_in = match scorecards {
        0 => format!("The session on {day} took place. Approve it, or ask for another."),
        1 => format!("The scorecard from {day} is in. Read it, then approve the session or ask for another."),
        _ => format!(
            "The scorecards from {day} are in. Compare them, then approve the session or ask for another."
        ),
    };
    TaskText {
        icon: IconName::Check,
        title: format!("Review {}’s {step}", card.trainee_name),
        detail: what_is_in,
    }
}

fn sign_off(workspace: &Workspace, enrollment: EnrollmentId) -> Option<TaskText> {
    let enrollment = workspace.enrollments.get(&enrollment)?;
    let kind = workspace.type_name(enrollment.interview_type);
    Some(TaskText {
        icon: IconName::Peak,
        title: format!("Sign off {} for {kind}", workspace.profiles.name(enrollment.person)),
        detail: format!("Every {kind} step is done. Check the evidence before you sign off."),
    })
}

fn write_case(workspace: &Workspace, enrollment: EnrollmentId) -> Option<TaskText> {
    let enrollment = workspace.enrollments.get(&enrollment)?;
    let kind = workspace.type_name(enrollment.interview_type);
    let name = workspace.profiles.name(enrollment.person);
    Some(TaskText {
        icon: IconName::Peak,
        title: format!("Write the case for {name} in {kind}"),
        detail: format!("Every {kind} step is done. The approvers read your case before they sign off."),
    })
}

fn decide(workspace: &Workspace, enrollment: EnrollmentId, step: StepIndex) -> Option<TaskText> {
    let enrollment = workspace.enrollments.get(&enrollment)?;
    let name = workspace.profiles.name(enrollment.person);
    let step = step.of(&workspace.path(enrollment)?.steps)?.name();
    let kind = workspace.type_name(enrollment.interview_type);
    Some(TaskText {
        icon: IconName::Flag,
        title: format!("Decide what’s next for {name} in {kind}"),
        detail: format!(
            "{name} has used all sessions or retakes allowed for {step}. Allow one more, or withdraw {name}."
        ),
    })
}

fn end_early(workspace: &Workspace, enrollment: EnrollmentId, step: StepIndex) -> Option<TaskText> {
    let enrollment = workspace.enrollments.get(&enrollment)?;
    let name = workspace.profiles.name(enrollment.person);
    let step = step.of(&workspace.path(enrollment)?.steps)?.name();
    Some(TaskText {
        icon: IconName::Flag,
        title: format!("{name} has reached the minimum for {step}"),
        detail: "Check the evidence. End the step if the approved sessions are enough.".to_owned(),
    })
}

fn prepare(workspace: &Workspace, enrollment: EnrollmentId, step: StepIndex) -> Option<TaskText> {
    let name = step_name(workspace, enrollment, step)?;
    let enrollment = workspace.enrollments.get(&enrollment)?;
    Some(TaskText {
        icon: IconName::Flag,
        title: format!("{name} for {}", workspace.type_name(enrollment.interview_type)),
        detail: "Mark it as done when you finish. The next step opens then.".into(),
    })
}

//! The training progress of an enrollment, with a heading.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{ProgressTrail, Section, TrailStep, TrailStepKind},
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::{
        enrollment::{Enrollment, EnrollmentStatus},
        ids::EnrollmentId,
        program::StepKind,
    },
    progress::{
        path::{
            enrollment_progress::{self, EnrollmentProgress, SessionPlace, StepProgress, StepState},
            steps,
        },
        scorecards::pair,
        sign_off::approval,
    },
    workspace::Workspace,
};

#[component]
pub fn TrainingProgress(
    enrollment: EnrollmentId,
    /// Shown at the end of the heading's line.
    #[prop(optional, into)]
    aside: ViewFn,
) -> impl IntoView {
    let store = Store::expect();
    let progress = store.derive(move |workspace| {
        enrollment_progress::enrollment_progress(workspace, enrollment, store.now.get())
    });
    move || {
        progress.get().map(|progress| {
            let name = store.read(|workspace| workspace.type_name(progress.interview_type).to_owned());
            let label = format!("Training progress in {name}");
            let steps = store.read(|workspace| trail(store, workspace, &progress));
            view! {
                <Section title=format!("{name}{}", suffix(store, progress.status)) aside=aside.clone()>
                    <ProgressTrail label=label steps=steps />
                </Section>
            }
        })
    }
}

fn suffix(store: Store, status: EnrollmentStatus) -> String {
    let words = match status {
        EnrollmentStatus::Active => "",
        EnrollmentStatus::Paused { until: Some(until) } => {
            return format!(", paused until {}", times::date(store, until));
        }
        EnrollmentStatus::Paused { until: None } => ", paused",
        EnrollmentStatus::Withdrawn => ", withdrawn",
        EnrollmentStatus::Certified => ", certified",
    };
    words.to_owned()
}

/// The steps and the certificate. Nothing is next in training that has ended, or of a former employee.
fn trail(store: Store, workspace: &Workspace, progress: &EnrollmentProgress) -> Vec<TrailStep> {
    let goes_on = progress.status.is_running() && workspace.is_here(progress.person);
    let mut next_is_taken = !goes_on;
    let mut steps: Vec<TrailStep> = progress
        .steps
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let mut drawn = drawn(store, workspace, progress.enrollment, place, step);
            if drawn.kind == TrailStepKind::Next && !goes_on {
                (drawn.kind, drawn.detail) = (TrailStepKind::Open, String::new());
            }
            if matches!(drawn.kind, TrailStepKind::Scheduled | TrailStepKind::TookPlace) && !next_is_taken {
                drawn.kind = TrailStepKind::Next;
            }
            next_is_taken |= drawn.kind != TrailStepKind::Done;
            drawn
        })
        .collect();
    steps.push(certificate(workspace, progress));
    steps
}

fn drawn(
    store: Store,
    workspace: &Workspace,
    enrollment: EnrollmentId,
    place: usize,
    step: &StepProgress,
) -> TrailStep {
    let label = words::step_name(&step.name, step.time);
    let number = (place + 1).to_string();
    let name = |person| workspace.profiles.name(person);
    let at_place = |place: &SessionPlace, state: &str| {
        format!("with {} · {} · {state}", name(place.mentor), times::day_and_time(store, place.start))
    };
    let (kind, mark, detail, link) = match &step.state {
        StepState::Done { on, with: Some(mentor) } => {
            let detail = format!("with {} · {}", name(*mentor), times::day(store, *on));
            (TrailStepKind::Done, words::initials(name(*mentor)), detail, None)
        }
        StepState::Done { on, with: None } => {
            (TrailStepKind::Done, String::new(), times::day(store, *on), None)
        }
        StepState::Held(place) => {
            let detail = at_place(place, &awaited(workspace, place));
            (TrailStepKind::TookPlace, number, detail, session_link(store, place))
        }
        StepState::Planned(place) => {
            let detail = at_place(place, place.state.word());
            (TrailStepKind::Scheduled, number, detail, session_link(store, place))
        }
        StepState::Next => (TrailStepKind::Next, number, next_words(workspace, enrollment, step), None),
        StepState::Open => (TrailStepKind::Open, number, String::new(), None),
    };
    TrailStep { kind, mark, label, detail, link }
}

/// What a session that took place waits for.
fn awaited(workspace: &Workspace, place: &SessionPlace) -> String {
    let Some(session) = workspace.sessions.get(&place.session) else { return place.state.word().into() };
    let authors = pair::awaited(workspace, session).into_iter();
    let authors: Vec<_> = authors.filter_map(|side| pair::author(workspace, session, side)).collect();
    match authors.as_slice() {
        [] => "waiting for review".into(),
        [author] => format!("waiting for {}’s scorecard", workspace.profiles.name(*author)),
        _ => "waiting for both scorecards".into(),
    }
}

/// A link to the session if the user may open it.
fn session_link(store: Store, place: &SessionPlace) -> Option<(String, &'static str)> {
    let session = Route::Session(place.session);
    store.may_open(session).then(|| (session.href(), "View session"))
}

/// What the next step waits for.
fn next_words(workspace: &Workspace, enrollment: EnrollmentId, step: &StepProgress) -> String {
    if let Some(enrollment) = workspace.enrollments.get(&enrollment)
        && let Some(words) = held_up(workspace, enrollment, step)
    {
        return words;
    }
    if step.kind.is_session() {
        "Not scheduled yet".into()
    } else if step.kind.is_prep() {
        "Not done yet".into()
    } else {
        "Not signed off yet".into()
    }
}

/// The person whose decision the step is waiting for, if it can't continue without it.
fn held_up(workspace: &Workspace, enrollment: &Enrollment, step: &StepProgress) -> Option<String> {
    let name = |person| workspace.profiles.name(person);
    if steps::undecided(workspace, enrollment) == Some(step.step) {
        let decider = approval::decider(workspace, enrollment).map_or("a coordinator", name);
        return Some(format!("All sessions are used. Waiting for a decision by {decider}"));
    }
    if step.kind != StepKind::SignOff {
        return None;
    }
    if let Some(withheld) = approval::withheld(workspace, enrollment).first() {
        return Some(format!("Not yet approved by {}", name(withheld.by)));
    }
    if approval::lacks_case(workspace, enrollment) {
        return approval::case_author(workspace, enrollment)
            .map(|author| format!("Waiting for the case by {}", name(author)));
    }
    let approvers: Vec<&str> =
        approval::pending_approvers(workspace, enrollment).into_iter().map(name).collect();
    (!approvers.is_empty()).then(|| format!("Waiting for sign-off by {}", words::listed(&approvers)))
}

fn certificate(workspace: &Workspace, progress: &EnrollmentProgress) -> TrailStep {
    let certificate = workspace.certificate(progress.person, progress.interview_type);
    let kind = if progress.is_certified() { TrailStepKind::Certified } else { TrailStepKind::Certificate };
    TrailStep {
        kind,
        mark: String::new(),
        label: format!("Certified in {}", workspace.type_name(progress.interview_type)),
        detail: String::new(),
        link: certificate
            .filter(|_| progress.is_certified())
            .map(|certificate| (Route::Certificate(certificate.id).href(), "View certificate")),
    }
}

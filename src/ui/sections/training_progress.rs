//! How far an enrollment has come, with a heading.

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
    access::seen,
    model::{enrollment::EnrollmentStatus, ids::EnrollmentId, session::SessionState},
    progress::path::enrollment_progress::{self, EnrollmentProgress, SessionPlace, StepProgress, StepState},
    workspace::Workspace,
};

/// The enrollment_progress itself, with a heading.
#[component]
pub fn TrainingProgress(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let enrollment_progress =
        store.derive(move |workspace| enrollment_progress::enrollment_progress(workspace, enrollment));
    move || {
        enrollment_progress.get().map(|enrollment_progress| {
            let name =
                store.read(|workspace| workspace.type_name(enrollment_progress.interview_type).to_owned());
            let label = format!("Path to {name}");
            let steps = store.read(|workspace| trail(store, workspace, &enrollment_progress));
            view! {
                <Section title=format!("{name}{}", suffix(enrollment_progress.status))>
                    <ProgressTrail label=label steps=steps />
                </Section>
            }
        })
    }
}

fn suffix(status: EnrollmentStatus) -> &'static str {
    match status {
        EnrollmentStatus::Active => "",
        EnrollmentStatus::Paused { .. } => ", paused",
        EnrollmentStatus::Withdrawn => ", left",
        EnrollmentStatus::Certified => ", certified",
    }
}

fn trail(store: Store, workspace: &Workspace, enrollment_progress: &EnrollmentProgress) -> Vec<TrailStep> {
    let mut next_is_taken = false;
    let mut steps: Vec<TrailStep> = enrollment_progress
        .steps
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let mut drawn = drawn(store, workspace, place, step);
            if drawn.kind == TrailStepKind::Waiting && !next_is_taken {
                drawn.kind = TrailStepKind::Next;
            }
            next_is_taken |= drawn.kind != TrailStepKind::Done;
            drawn
        })
        .collect();
    steps.push(summit(workspace, enrollment_progress));
    steps
}

fn drawn(store: Store, workspace: &Workspace, place: usize, step: &StepProgress) -> TrailStep {
    let label = words::step_name(step.kind, step.time);
    let number = (place + 1).to_string();
    let name = |person| workspace.profiles.name(person);
    let at_place = |place: &SessionPlace| {
        format!(
            "with {} · {} · {}",
            name(place.mentor),
            times::day_and_time(store, place.start),
            place.state.word()
        )
    };
    let (kind, mark, detail, link) = match &step.state {
        StepState::Done { on, with: Some(mentor) } => {
            let detail = format!("with {} · {}", name(*mentor), times::day(store, *on));
            (TrailStepKind::Done, words::initials(name(*mentor)), detail, None)
        }
        StepState::Done { on, with: None } => {
            (TrailStepKind::Done, String::new(), times::day(store, *on), None)
        }
        StepState::Held(place) | StepState::Planned(place) => {
            let reads = store.ask(|asker| {
                let session = asker.workspace.sessions.get(&place.session);
                session.is_some_and(|session| seen::scorecards(asker, session))
            });
            let is_held = place.state == SessionState::Held;
            let words = if is_held && reads { "Scorecards" } else { "The session" };
            let session = Route::Session(place.session);
            let link = store.may_open(session).then(|| (session.href(), words));
            (TrailStepKind::Waiting, number, at_place(place), link)
        }
        StepState::Next => (TrailStepKind::Next, number, next_words(step), None),
        StepState::Open => (TrailStepKind::Open, number, String::new(), None),
    };
    TrailStep { kind, mark, label, detail, link }
}

fn next_words(step: &StepProgress) -> String {
    if step.kind.is_session() {
        "to be placed in the next plan".into()
    } else if step.kind.is_prep() {
        "say when it is done".into()
    } else {
        "by somebody certified".into()
    }
}

fn summit(workspace: &Workspace, enrollment_progress: &EnrollmentProgress) -> TrailStep {
    let certificate = workspace.certificate(enrollment_progress.person, enrollment_progress.interview_type);
    let kind =
        if enrollment_progress.is_certified() { TrailStepKind::SummitReached } else { TrailStepKind::Summit };
    TrailStep {
        kind,
        mark: String::new(),
        label: format!("Certified in {}", workspace.type_name(enrollment_progress.interview_type)),
        detail: String::new(),
        link: certificate
            .filter(|_| enrollment_progress.is_certified())
            .map(|certificate| (Route::Certificate(certificate.id).href(), "The certificate")),
    }
}

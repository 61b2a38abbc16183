//! How far an enrollment has come, with a heading.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{ClimbTrail, Section, TrailStop, TrailStopKind},
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::{enrollment::EnrollmentStatus, ids::EnrollmentId, session::SessionState},
    progress::path::enrollment_progress::{self, Climb, Place, Stop, StopState},
    workspace::Workspace,
};

/// The climb itself, with a heading.
#[component]
pub fn ClimbOf(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let climb = store.derive(move |workspace| enrollment_progress::climb(workspace, enrollment));
    move || {
        climb.get().map(|climb| {
            let name = store.read(|workspace| workspace.type_name(climb.interview_type).to_owned());
            let label = format!("Path to {name}");
            let stops = store.read(|workspace| trail(store, workspace, &climb));
            view! {
                <Section title=format!("{name}{}", suffix(climb.status))>
                    <ClimbTrail label=label stops=stops />
                </Section>
            }
        })
    }
}

fn suffix(status: EnrollmentStatus) -> &'static str {
    match status {
        EnrollmentStatus::Active => "",
        EnrollmentStatus::Paused => ", paused",
        EnrollmentStatus::Withdrawn => ", left",
        EnrollmentStatus::Certified => ", certified",
    }
}

fn trail(store: Store, workspace: &Workspace, climb: &Climb) -> Vec<TrailStop> {
    let mut next_is_taken = false;
    let mut stops: Vec<TrailStop> = climb
        .stops
        .iter()
        .enumerate()
        .map(|(place, stop)| {
            let mut drawn = drawn(store, workspace, place, stop);
            if drawn.kind == TrailStopKind::Waiting && !next_is_taken {
                drawn.kind = TrailStopKind::Next;
            }
            next_is_taken |= drawn.kind != TrailStopKind::Done;
            drawn
        })
        .collect();
    stops.push(summit(workspace, climb));
    stops
}

fn drawn(store: Store, workspace: &Workspace, place: usize, stop: &Stop) -> TrailStop {
    let label = words::stop_name(stop.kind, stop.time);
    let number = (place + 1).to_string();
    let name = |person| workspace.profiles.name(person);
    let at_place = |place: &Place| {
        format!(
            "with {} · {} · {}",
            name(place.mentor),
            times::day_and_time(store, place.start),
            place.state.word()
        )
    };
    let (kind, mark, detail, link) = match &stop.state {
        StopState::Done { on, with: Some(mentor) } => {
            let detail = format!("with {} · {}", name(*mentor), times::day(store, *on));
            (TrailStopKind::Done, words::initials(name(*mentor)), detail, None)
        }
        StopState::Done { on, with: None } => {
            (TrailStopKind::Done, String::new(), times::day(store, *on), None)
        }
        StopState::Held(place) | StopState::Planned(place) => {
            let words = if place.state == SessionState::Held { "Scorecards" } else { "The session" };
            let link = (Route::Session(place.session).href(), words);
            (TrailStopKind::Waiting, number, at_place(place), Some(link))
        }
        StopState::Next => (TrailStopKind::Next, number, next_words(stop), None),
        StopState::Open => (TrailStopKind::Open, number, String::new(), None),
    };
    TrailStop { kind, mark, label, detail, link }
}

fn next_words(stop: &Stop) -> String {
    if stop.kind.is_session() {
        "to be placed in the next plan".into()
    } else if stop.kind.is_prep() {
        "say when it is done".into()
    } else {
        "by somebody certified".into()
    }
}

fn summit(workspace: &Workspace, climb: &Climb) -> TrailStop {
    let certificate = workspace.certificate(climb.person, climb.interview_type);
    let kind = if climb.is_certified() { TrailStopKind::SummitReached } else { TrailStopKind::Summit };
    TrailStop {
        kind,
        mark: String::new(),
        label: format!("Certified in {}", workspace.type_name(climb.interview_type)),
        detail: String::new(),
        link: certificate
            .filter(|_| climb.is_certified())
            .map(|certificate| (Route::Certificate(certificate.id).href(), "The certificate")),
    }
}

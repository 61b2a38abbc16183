//! What waits for other people: responses, sign-offs and prep.

use super::by_start;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Agenda, Each, Section},
        format::times,
        sections::agenda_entries,
    },
};
use leptos::prelude::*;
use switchback_core::{
    attention::Attention,
    model::ids::EnrollmentId,
    progress::schedule::session_card::{SessionCard, session_card},
    workspace::Workspace,
};

#[component]
pub fn NoResponse(attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let entries = Memo::new(move |_| {
        let cards: Vec<SessionCard> = store.read(|workspace| {
            attention.read().unanswered.iter().filter_map(|id| session_card(workspace, *id)).collect()
        });
        let entry = |card: &SessionCard| {
            let proposed = format!("proposed {}", times::day(store, card.since));
            agenda_entries::because(store, card, &proposed)
        };
        by_start(cards, |card| card.start).iter().map(entry).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !entries.read().is_empty()>
            <Section title="Proposed sessions without a response">
                <Agenda entries=entries />
            </Section>
        </Show>
    }
}

#[component]
pub fn ReadyForSignOff(attention: Memo<Attention>) -> impl IntoView {
    let ready = Memo::new(move |_| attention.read().ready.clone());
    view! { <Enrollments title="Ready for sign-off" enrollments=ready /> }
}

#[component]
pub fn WaitingForPrep(attention: Memo<Attention>) -> impl IntoView {
    let waiting = Memo::new(move |_| attention.read().waiting_for_prep.clone());
    view! { <Enrollments title="Prep to finish before the next session" enrollments=waiting /> }
}

/// A list of enrollments, each with the way to it; nothing where there are none.
#[component]
fn Enrollments(title: &'static str, enrollments: Memo<Vec<EnrollmentId>>) -> impl IntoView {
    let store = Store::expect();
    let name = move |enrollment| store.read(|workspace| enrollment_name(workspace, enrollment));
    view! {
        <Show when=move || !enrollments.read().is_empty()>
            <Section title=title>
                <ul class="stack stack--tight">
                    <Each each=move || enrollments.get() key=|enrollment| *enrollment let:enrollment>
                        <li>
                            <a href=Route::Enrollment(enrollment).href()>{name(enrollment)}</a>
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

fn enrollment_name(workspace: &Workspace, enrollment: EnrollmentId) -> String {
    let Some(enrollment) = workspace.enrollments.get(&enrollment) else { return String::new() };
    let name = workspace.profiles.name(enrollment.person);
    format!("{name}, {}", workspace.type_name(enrollment.interview_type))
}

//! What other people have yet to do: responses, sign-offs and prep.

use super::by_start;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, FEW, FirstFew, Section, ShowAll},
        controls::{copying::copy_messages, reader_links::enrollment_link},
        format::times,
        sections::{FirstSessions, agenda_entries},
    },
};
use leptos::prelude::*;
use switchback_core::{
    attention::Attention,
    model::ids::EnrollmentId,
    order::Order,
    progress::{
        duties::message::prep_message,
        email::Message,
        schedule::session_card::{SessionCard, session_card},
    },
    workspace::Workspace,
};

const NO_RESPONSE: &str = "Proposed sessions without a response";

#[component]
pub fn NoResponse(attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let entries = Memo::new(move |_| {
        let cards: Vec<SessionCard> = store.read(|workspace| {
            attention.read().unanswered.iter().filter_map(|id| session_card(workspace, *id)).collect()
        });
        let entry = |card: &SessionCard| {
            let day = times::day(store, card.since);
            let words = match card.start <= store.now.get() {
                true => format!("proposed {day}. Did it take place?"),
                false => format!("proposed {day}"),
            };
            agenda_entries::because(store, card, &words)
        };
        by_start(cards, |card| card.start).iter().map(entry).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !entries.read().is_empty()>
            <Section title=NO_RESPONSE>
                <FirstSessions entries=entries of=NO_RESPONSE />
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
    view! {
        <Enrollments title="Prep to finish before the next session" enrollments=waiting action=copy_prep_message />
    }
}

fn copy_prep_message(enrollment: EnrollmentId, name: String) -> AnyView {
    let store = Store::expect();
    let copy = move |_| copy_messages(store, &prep_messages(store, &[enrollment]));
    view! {
        <button class="button button--small" type="button" on:click=copy>
            "Copy message"
            <span class="visually-hidden">{format!(" for {name}")}</span>
        </button>
    }
    .into_any()
}

/// Messages to the trainees of these enrollments.
pub fn prep_messages(store: Store, enrollments: &[EnrollmentId]) -> Vec<Message> {
    store.read(|workspace| {
        let message = |enrollment: &EnrollmentId| {
            prep_message(workspace, *enrollment, enrollment_link(store, *enrollment).as_deref())
        };
        enrollments.iter().filter_map(message).collect()
    })
}

/// A list of enrollments, each with a link. Draws nothing if there are none.
#[component]
fn Enrollments(
    title: &'static str,
    enrollments: Memo<Vec<EnrollmentId>>,
    /// The action at the end of the line of an enrollment with this name.
    #[prop(optional)]
    action: Option<fn(EnrollmentId, String) -> AnyView>,
) -> impl IntoView {
    let store = Store::expect();
    let name = move |enrollment| store.read(|workspace| enrollment_name(workspace, enrollment));
    let enrollments = Memo::new(move |_| {
        let mut enrollments = enrollments.get();
        enrollments.order_by_key(|enrollment| (name(*enrollment), *enrollment));
        enrollments
    });
    let lines = FirstFew::of(move || enrollments.read().len(), FEW);
    let shown = move || enrollments.read().iter().take(lines.shown()).copied().collect::<Vec<_>>();
    view! {
        <Show when=move || !enrollments.read().is_empty()>
            <Section title=title>
                <ul class="stack stack--tight">
                    <Each each=shown key=|enrollment| *enrollment let:enrollment>
                        <li class="cluster cluster--apart">
                            <a href=Route::Enrollment(enrollment).href()>{name(enrollment)}</a>
                            {action.map(|action| action(enrollment, name(enrollment)))}
                        </li>
                    </Each>
                </ul>
                <ShowAll lines=lines of=title />
            </Section>
        </Show>
    }
}

fn enrollment_name(workspace: &Workspace, enrollment: EnrollmentId) -> String {
    let Some(enrollment) = workspace.enrollments.get(&enrollment) else { return String::new() };
    let name = workspace.profiles.name(enrollment.person);
    format!("{name}, {}", workspace.type_name(enrollment.interview_type))
}

//! The drafted sessions as a list, each with its reason and what can be done with it.

use super::PlanResult;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, EmptyState, IconName, PersonChip, StateBadge},
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        ids::{EnrollmentId, SessionId},
        session::{DeclineReason, Pin, SessionState},
    },
    progress::schedule::session_card::SessionCard,
};

#[component]
pub fn Drafts(drafts: Memo<Vec<SessionCard>>, result: RwSignal<Option<PlanResult>>) -> impl IntoView {
    view! {
        <Show when=move || drafts.read().is_empty()>
            <EmptyState
                icon=IconName::Plan
                title="No drafts"
                text="Planned sessions appear here until they are published."
            />
        </Show>
        <Show when=move || !drafts.read().is_empty()>
            <table class="data-table">
                <caption class="visually-hidden">"Drafted sessions by date"</caption>
                <thead>
                    <tr>
                        <th scope="col">"When"</th>
                        <th scope="col">"Trainee"</th>
                        <th scope="col">"Mentor"</th>
                        <th scope="col">"Step"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <Each each=move || drafts.get() key=|card| (card.session, card.state.word(), card.pin == Pin::Pinned) let:card>
                        <DraftRow why=why(&result.read_untracked(), &card) card=card />
                    </Each>
                </tbody>
            </table>
        </Show>
    }
}

/// Why this session is in the plan. A draft from before the page was opened has lost its reason.
fn why(result: &Option<PlanResult>, card: &SessionCard) -> String {
    let sessions = result.as_ref().map(|result| result.plan.sessions.as_slice()).unwrap_or_default();
    let fits = |enrollment: EnrollmentId, start| enrollment == card.enrollment && start == card.start;
    let planned = sessions.iter().find(|planned| fits(planned.placement.enrollment, planned.start));
    planned.map_or_else(String::new, |planned| planned.why.to_string())
}

#[component]
fn DraftRow(card: SessionCard, why: String) -> impl IntoView {
    let store = Store::expect();
    let session = card.session;
    let pinned = card.pin == Pin::Pinned;
    let trainee = card.trainee_name.clone();
    let actions = view! { <DraftActions session=session state=card.state pin=card.pin trainee=trainee /> };
    view! {
        <tr>
            <td data-label="When">
                <a href=Route::Session(session).href()>
                    <time>{times::day_and_time(store, card.start)}</time>
                </a>
            </td>
            <td data-label="Trainee">
                <PersonChip name=card.trainee_name note=why small=true />
            </td>
            <td data-label="Mentor">
                <PersonChip name=card.mentor_name small=true />
            </td>
            <td data-label="Step">
                <span>{card.type_name} ": " {words::step_name(&card.step_name, card.time)}</span>
            </td>
            <td data-label="Status">
                <span class="cluster">
                    <StateBadge state=card.state />
                    {pinned.then(|| view! { <span class="badge badge--muted">"Fixed"</span> })}
                </span>
            </td>
            <td>{actions}</td>
        </tr>
    }
}

/// What can be done with a draft.
#[component]
fn DraftActions(
    session: SessionId,
    state: SessionState,
    pin: Pin,
    /// The trainee's name, for those who hear each button by itself.
    trainee: String,
) -> impl IntoView {
    let store = Store::expect();
    let pinned = pin == Pin::Pinned;
    let set_pin = move |_| {
        let (pin, done) = match pinned {
            true => (Pin::Free, "Re-planning can move this session."),
            false => (Pin::Pinned, "Kept fixed. Re-planning won’t move this session."),
        };
        store.act(Command::SetPin { session, pin }, done);
    };
    let remove = move |_| {
        let reason = DeclineReason::NotInThisPlan;
        store.act(Command::Decline { session, reason }, "Removed from the plan.");
    };
    let accept = move |_| {
        store.act(Command::Accept { sessions: vec![session] }, "Accepted.");
    };
    let said = move |words: &'static str| {
        let trainee = trainee.clone();
        view! {
            {words}
            <span class="visually-hidden">{format!(": {trainee}")}</span>
        }
    };
    view! {
        <span class="button-row">
            {(state == SessionState::Drafted)
                .then(|| {
                    view! {
                        <button class="button button--small" type="button" on:click=accept>
                            {said("Accept")}
                        </button>
                    }
                })}
            <button class="button button--small button--quiet" type="button" on:click=set_pin>
                {said(if pinned { "Allow moving" } else { "Keep fixed" })}
            </button>
            <button class="button button--small button--quiet" type="button" on:click=remove>
                {said("Remove")}
            </button>
        </span>
    }
}

//! What can still be said about a session after its review: taking it back, objecting, deciding, and handing it over.

use crate::{
    store::Store,
    ui::{
        components::{Each, ReasonDialog, Section},
        controls::command_button::CommandButton,
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::{
        asker::Asker,
        seen,
        session::{self, SessionRights, rights},
    },
    command::Command,
    model::{
        ids::{PersonId, SessionId},
        session::DisputeOutcome,
    },
};

#[component]
pub fn Aftermath(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let rights = Memo::new(move |_| store.ask(|asker| rights(asker, session)));
    view! {
        <Trail session=session />
        <Handing session=session rights=rights />
        <Reversing session=session rights=rights />
        <Objecting session=session rights=rights />
    }
}

/// What was taken back, objected to and decided, oldest first.
#[component]
fn Trail(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let lines = Memo::new(move |_| {
        store.ask(|asker| {
            let workspace = asker.workspace;
            let known = workspace.sessions.get(&session);
            let Some(known) = known.filter(|known| seen::scorecards(asker, known)) else { return Vec::new() };
            let course = &known.course;
            let mut lines: Vec<String> = course
                .reversals
                .iter()
                .map(|reversal| {
                    let what = if reversal.was_credited { "Credit" } else { "“Once more”" };
                    let by = words::actor_name(workspace, reversal.by);
                    format!(
                        "{what} taken back by {by}, {}: {}",
                        times::date(store, reversal.at),
                        reversal.why
                    )
                })
                .collect();
            lines.extend(course.dispute.as_ref().map(|dispute| {
                let outcome = match dispute.outcome {
                    None => "not decided yet",
                    Some(DisputeOutcome::Stands) => "it stands",
                    Some(DisputeOutcome::Reopened) => "it is reviewed again",
                };
                format!("Objection of {}: {} ({outcome})", times::date(store, dispute.at), dispute.why)
            }));
            let reviewer = course.second_reviewer.map(|person| workspace.profiles.name(person).to_owned());
            lines.extend(reviewer.map(|name| format!("{name} may review it, too.")));
            lines
        })
    });
    view! {
        <Show when=move || !lines.read().is_empty()>
            <Section title="What happened since">
                <ul class="stack stack--tight">
                    <Each each=move || lines.get() key=|line| line.clone() let:line>
                        <li>{line}</li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

/// Somebody else may review: the mentor hands it over, or the coordinator does.
#[component]
fn Handing(session: SessionId, rights: Memo<SessionRights>) -> impl IntoView {
    let store = Store::expect();
    let others = Memo::new(move |_| {
        let others = rights.read().ask_second.then(|| store.ask(|asker| others(asker, session)));
        others.filter(|others| !others.is_empty())
    });
    let chosen = RwSignal::new(String::new());
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(reviewer) = chosen.get_untracked().parse::<PersonId>() {
            store
                .act(Command::AskSecondReviewer { session, reviewer }, "Asked. Whoever is first reviews it.");
        }
    };
    view! {
        <Show when=move || others.read().is_some()>
            <Section title="Ask somebody else to review">
                <form class="cluster" on:submit=ask>
                    <label class="visually-hidden" for="second-reviewer">
                        "Second reviewer"
                    </label>
                    <select id="second-reviewer" bind:value=chosen>
                        <option value="">"Choose a person"</option>
                        {move || {
                            others
                                .get()
                                .unwrap_or_default()
                                .into_iter()
                                .map(|(person, name)| view! { <option value=person.to_string()>{name}</option> })
                                .collect_view()
                        }}
                    </select>
                    <button class="button" type="submit">
                        "Ask"
                    </button>
                </form>
            </Section>
        </Show>
    }
}

/// Those who may review in the mentor's place, by name.
fn others(asker: &Asker, session: SessionId) -> Vec<(PersonId, String)> {
    let Ok(known) = session::known(asker, session) else { return Vec::new() };
    let may = |person: &PersonId| {
        *person != known.session.mentor && session::second_reviewer(asker, &known, *person).is_ok()
    };
    let people = asker.workspace.people_here().map(|person| person.id).filter(may);
    let mut named: Vec<_> =
        people.map(|person| (person, asker.workspace.profiles.name(person).to_owned())).collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named
}

#[component]
fn Reversing(session: SessionId, rights: Memo<SessionRights>) -> impl IntoView {
    let store = Store::expect();
    let asking = RwSignal::new(false);
    let reverse = Callback::new(move |why: String| {
        store.act(Command::ReverseReview { session, why }, "Taken back: it waits for another review.");
    });
    view! {
        <Show when=move || rights.read().reverse>
            <div class="button-row">
                <button class="button button--quiet" type="button" on:click=move |_| asking.set(true)>
                    "Take the review back"
                </button>
            </div>
        </Show>
        <ReasonDialog
            title="Take this review back?"
            text="The session stays, with both scorecards, and is reviewed once more. This stays on record."
            confirm="Take it back"
            open=asking
            on_confirm=reverse
        />
    }
}

#[component]
fn Objecting(session: SessionId, rights: Memo<SessionRights>) -> impl IntoView {
    let store = Store::expect();
    let asking = RwSignal::new(false);
    let object = Callback::new(move |why: String| {
        store.act(Command::Dispute { session, why }, "Written down: the coordinator decides.");
    });
    let settle = move |outcome| Command::SettleDispute { session, outcome };
    view! {
        <Show when=move || rights.read().object>
            <div class="button-row">
                <button class="button button--quiet" type="button" on:click=move |_| asking.set(true)>
                    "I see it differently"
                </button>
            </div>
        </Show>
        <Show when=move || rights.read().uphold>
            <div class="button-row">
                <Show when=move || rights.read().reopen>
                    <CommandButton command=settle(DisputeOutcome::Reopened) done="Opened again: it waits for a review.">
                        "Review it again"
                    </CommandButton>
                </Show>
                <CommandButton command=settle(DisputeOutcome::Stands) done="Decided: it stands.">
                    "It stands"
                </CommandButton>
            </div>
        </Show>
        <ReasonDialog
            title="What do you see differently?"
            text="The coordinator and your mentor read this, and the coordinator decides."
            confirm="Object"
            open=asking
            on_confirm=object
        />
    }
}

//! What follows a session's review: reversing or disputing it, deciding a dispute, and adding a second reviewer.

use crate::{
    store::Store,
    ui::{
        components::{Each, Section},
        controls::{command_button::CommandButton, reason_dialog::ReasonDialog},
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
    order::Order,
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

/// Reversals, disputes and decisions, oldest first.
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
                    let what = if reversal.was_credited { "Approval" } else { "“Needs another”" };
                    let by = words::actor_name(workspace, reversal.by);
                    format!("{what} reversed by {by}, {}: {}", times::date(store, reversal.at), reversal.why)
                })
                .collect();
            lines.extend(course.dispute.as_ref().map(|dispute| {
                let outcome = match dispute.outcome {
                    None if dispute.outdated => "the result was reversed",
                    None => "decision pending",
                    Some(DisputeOutcome::Stands) => "the result stands",
                    Some(DisputeOutcome::Reopened) => "reopened for review",
                };
                format!("Disputed {}: {} ({outcome})", times::date(store, dispute.at), dispute.why)
            }));
            let reviewer = course.second_reviewer.map(|person| workspace.profiles.name(person).to_owned());
            lines.extend(reviewer.map(|name| format!("{name} can also review this session.")));
            lines
        })
    });
    view! {
        <Show when=move || !lines.read().is_empty()>
            <Section title="Review history">
                <ul class="stack stack--tight">
                    <Each each=move || lines.get() key=|line| line.clone() let:line>
                        <li>{line}</li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

/// The mentor or the coordinator adds a second reviewer.
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
            store.act_then(
                Command::AskSecondReviewer { session, reviewer },
                "Second reviewer added. Either reviewer can review this session.",
                move || chosen.set(String::new()),
            );
        }
    };
    view! {
        <Show when=move || others.read().is_some()>
            <Section title="Add a second reviewer">
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
                        "Add reviewer"
                    </button>
                </form>
            </Section>
        </Show>
    }
}

/// The people who may review in the mentor's place, by name.
fn others(asker: &Asker, session: SessionId) -> Vec<(PersonId, String)> {
    let Ok(known) = session::known(asker, session) else { return Vec::new() };
    let may = |person: &PersonId| {
        let already = [Some(known.session.mentor), known.session.course.second_reviewer];
        !already.contains(&Some(*person)) && session::second_reviewer(asker, &known, *person).is_ok()
    };
    let people = asker.workspace.people_here().map(|person| person.id).filter(may);
    let mut named: Vec<_> =
        people.map(|person| (person, asker.workspace.profiles.name(person).to_owned())).collect();
    named.order_by(|a, b| a.1.cmp(&b.1));
    named
}

#[component]
fn Reversing(session: SessionId, rights: Memo<SessionRights>) -> impl IntoView {
    let asking = RwSignal::new(false);
    view! {
        <Show when=move || rights.read().reverse>
            <div class="button-row">
                <button class="button button--quiet" type="button" on:click=move |_| asking.set(true)>
                    "Reverse review"
                </button>
            </div>
        </Show>
        <ReasonDialog
            title="Reverse this review?"
            text="The session keeps its scorecards and needs a new review. The reversal stays on record."
            confirm="Reverse review"
            open=asking
            command=Callback::new(move |why| Command::ReverseReview { session, why })
            done="Review reversed. The session needs a new review."
        />
    }
}

#[component]
fn Objecting(session: SessionId, rights: Memo<SessionRights>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let settle = move |outcome| Command::SettleDispute { session, outcome };
    view! {
        <Show when=move || rights.read().object>
            <div class="button-row">
                <button class="button button--quiet" type="button" on:click=move |_| asking.set(true)>
                    "Dispute"
                </button>
            </div>
        </Show>
        <Show when=move || rights.read().uphold>
            <div class="button-row">
                <Show when=move || rights.read().reopen>
                    <CommandButton command=settle(DisputeOutcome::Reopened) done="Reopened. The session needs a review.">
                        "Reopen review"
                    </CommandButton>
                </Show>
                <CommandButton command=settle(DisputeOutcome::Stands) done="Dispute closed. The result stands.">
                    "Keep result"
                </CommandButton>
            </div>
        </Show>
        <ReasonDialog
            title="Why do you dispute this?"
            text="The coordinator and your mentor can read this. The coordinator decides."
            confirm="Submit dispute"
            open=asking
            command=Callback::new(move |why| Command::Dispute { session, why })
            done="Dispute submitted. The coordinator decides."
        />
    }
}

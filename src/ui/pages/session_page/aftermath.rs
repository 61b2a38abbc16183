//! What can still be said about a session after its review: taking it back, objecting, deciding, and handing
//! it over.

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
    command::Command,
    model::{
        actor::Actor,
        enrollment::EnrollmentStatus,
        ids::{PersonId, SessionId},
        session::{DisputeOutcome, Session, SessionState},
    },
    progress::certificates::status,
    workspace::Workspace,
};

#[component]
pub fn Aftermath(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(move |workspace| workspace.sessions.get(&session).cloned());
    view! {
        <Trail known=known />
        <Handing session=session known=known />
        <Reversing session=session known=known />
        <Objecting session=session known=known />
    }
}

/// Reversals, disputes and decisions, oldest first.
#[component]
fn Trail(known: Memo<Option<Session>>) -> impl IntoView {
    let store = Store::expect();
    let lines = Memo::new(move |_| {
        let known = known.read();
        let Some(course) = known.as_ref().map(|known| &known.course) else { return Vec::new() };
        store.read(|workspace| {
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
fn Handing(session: SessionId, known: Memo<Option<Session>>) -> impl IntoView {
    let store = Store::expect();
    let others = Memo::new(move |_| {
        let (by, now) = (store.who.get(), store.now.get());
        let known = known.read();
        let known = known
            .as_ref()
            .filter(|known| known.state() == SessionState::Held && by.acts_for(known.mentor))?;
        let others = store.read(|workspace| {
            let enrollment = workspace.enrollments.get(&known.enrollment)?;
            let may = |person: &PersonId| {
                *person != enrollment.person
                    && *person != known.mentor
                    && status::holds(workspace, *person, enrollment.interview_type, now)
            };
            let people = workspace.people_here().map(|person| person.id).filter(may);
            let mut named: Vec<_> =
                people.map(|person| (person, workspace.profiles.name(person).to_owned())).collect();
            named.sort_by(|a, b| a.1.cmp(&b.1));
            Some(named)
        });
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

#[component]
fn Reversing(session: SessionId, known: Memo<Option<Session>>) -> impl IntoView {
    let store = Store::expect();
    let asking = RwSignal::new(false);
    let may = Memo::new(move |_| {
        let by = store.who.get();
        let known = known.read();
        known.as_ref().is_some_and(|known| {
            let reviewed = matches!(known.state(), SessionState::Credited | SessionState::NotCredited);
            let mine = by == Actor::Coordinator || by.is(known.mentor);
            reviewed && mine && store.read(|workspace| !is_certified(workspace, known))
        })
    });
    let reverse = Callback::new(move |why: String| {
        store.act(Command::ReverseReview { session, why }, "Taken back: it waits for another review.");
    });
    view! {
        <Show when=move || may.get()>
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

fn is_certified(workspace: &Workspace, session: &Session) -> bool {
    let enrollment = workspace.enrollments.get(&session.enrollment);
    enrollment.is_some_and(|known| known.status() == EnrollmentStatus::Certified)
}

#[component]
fn Objecting(session: SessionId, known: Memo<Option<Session>>) -> impl IntoView {
    let store = Store::expect();
    let asking = RwSignal::new(false);
    let may_object = Memo::new(move |_| {
        let by = store.who.get();
        let known = known.read();
        known.as_ref().is_some_and(|known| {
            let trainee = store.read(|workspace| workspace.trainee_of(known));
            matches!(known.state(), SessionState::NotCredited | SessionState::Missed)
                && known.course.dispute.is_none()
                && trainee.is_some_and(|trainee| by.is(trainee))
        })
    });
    let may_decide = Memo::new(move |_| {
        let known = known.read();
        let open = known.as_ref().and_then(|known| known.course.dispute.as_ref());
        store.who.get() == Actor::Coordinator && open.is_some_and(|dispute| dispute.outcome.is_none())
    });
    let object = Callback::new(move |why: String| {
        store.act(Command::Dispute { session, why }, "Written down: the coordinator decides.");
    });
    let settle = move |outcome| Command::SettleDispute { session, outcome };
    view! {
        <Show when=move || may_object.get()>
            <div class="button-row">
                <button class="button button--quiet" type="button" on:click=move |_| asking.set(true)>
                    "I see it differently"
                </button>
            </div>
        </Show>
        <Show when=move || may_decide.get()>
            <div class="button-row">
                <CommandButton command=settle(DisputeOutcome::Reopened) done="Opened again: it waits for a review.">
                    "Review it again"
                </CommandButton>
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

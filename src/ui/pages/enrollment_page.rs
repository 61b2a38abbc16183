//! An enrollment's page: the training progress, step by step.

use crate::{
    route::Route,
    store::Store,
    ui::{
        actions::SignOff,
        components::{ConfirmDialog, Page, PersonChip, Section},
        controls::command_button::CommandButton,
        format::times,
        pages::{id_in_address, page_of},
        sections::TrainingProgress,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{actor::Actor, enrollment::EnrollmentStatus, ids::EnrollmentId},
    progress::{certificates::approval, duties::duty, path::enrollment_progress},
    workspace::Workspace,
};

mod evidence;
mod exceptions;

use evidence::EvidenceOf;
use exceptions::Exceptions;

#[component]
pub fn EnrollmentPage() -> impl IntoView {
    let store = Store::expect();
    let id = id_in_address::<EnrollmentId>("enrolment");
    let known = Memo::new(move |_| {
        id.get().filter(|id| store.read(|workspace| workspace.enrollments.contains_key(id)))
    });
    page_of(known, |enrollment| view! { <Known enrollment=enrollment /> }.into_any())
}

#[component]
fn Known(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let climb =
        store.derive(move |workspace| enrollment_progress::enrollment_progress(workspace, enrollment));
    let title = store.derive(move |workspace| {
        workspace.enrollments.get(&enrollment).map_or_else(String::new, |known| {
            let name = workspace.profiles.name(known.person);
            format!("{name} in {}", workspace.type_name(known.interview_type))
        })
    });
    let eyebrow = Signal::derive(move || {
        let since = store.read(|workspace| workspace.enrollments.get(&enrollment).map(|known| known.since()));
        since.map_or_else(String::new, |since| format!("Enrolled {}", times::date(store, since)))
    });
    let person = climb.with_untracked(|climb| climb.as_ref().map(|climb| climb.person));
    view! {
        <Page title=title eyebrow=eyebrow>
            <div class="page__columns">
                <div class="page__main">
                    <TrainingProgress enrollment=enrollment />
                    <EvidenceOf enrollment=enrollment />
                </div>
                <aside class="page__aside">
                    <Section title="Who">
                        {person
                            .map(|person| {
                                let name = store.read(|workspace| workspace.profiles.name(person).to_owned());
                                view! {
                                    <a href=Route::Person(person).href()>
                                        <PersonChip name=name />
                                    </a>
                                }
                            })}
                    </Section>
                    <Steering enrollment=enrollment />
                    <Show when=move || store.who.get() == Actor::Coordinator>
                        <Exceptions enrollment=enrollment />
                    </Show>
                </aside>
            </div>
        </Page>
    }
}

/// What the trainee, the coordinator and the one who signs off can do with an enrollment.
#[component]
fn Steering(enrollment: EnrollmentId) -> impl IntoView {
    let store = Store::expect();
    let withdrawing = RwSignal::new(false);
    let known = store.derive(move |workspace| workspace.enrollments.get(&enrollment).cloned());
    let may_steer = move || known.read().as_ref().is_some_and(|known| store.who.get().acts_for(known.person));
    let status = move || known.read().as_ref().map(|known| known.status());
    let may_sign = Memo::new(move |_| {
        let (by, now) = (store.who.get(), store.now.get());
        store.read(|workspace| may_sign_off(workspace, enrollment, by, now))
    });
    view! {
        <Show when=move || may_sign.get()>
            <Section title="Ready">
                <div class="button-row">
                    <SignOff enrollment=enrollment />
                </div>
            </Section>
        </Show>
        <Show when=may_steer>
            <div class="button-row">
                <Show when=move || status() == Some(EnrollmentStatus::Active)>
                    <CommandButton
                        command=Command::Pause { enrollment, until: None }
                        done="Paused. Sessions ahead were given back."
                    >
                        "Pause"
                    </CommandButton>
                </Show>
                <Show when=move || status().is_some_and(EnrollmentStatus::is_paused)>
                    <CommandButton
                        class="button button--primary"
                        command=Command::Resume { enrollment }
                        done="Under way again."
                    >
                        "Resume"
                    </CommandButton>
                </Show>
                <Show when=move || status().is_some_and(EnrollmentStatus::is_running)>
                    <button class="button button--quiet" type="button" on:click=move |_| withdrawing.set(true)>
                        "Withdraw"
                    </button>
                </Show>
            </div>
        </Show>
        <ConfirmDialog
            title="Leave this path?"
            text="Sessions ahead are given back. What was credited stays in the log, and you can undo this."
            confirm="Withdraw"
            open=withdrawing
            on_confirm=Callback::new(move |()| {
                store.act(Command::Withdraw { enrollment }, "Withdrawn.");
            })
        />
    }
}

fn may_sign_off(workspace: &Workspace, enrollment: EnrollmentId, by: Actor, now: DateTime<Utc>) -> bool {
    let Some(known) = workspace.enrollments.get(&enrollment) else { return false };
    let may = match by {
        Actor::Member(person) => {
            let given = known.ledger.approvals.iter().any(|approval| approval.by == person);
            !given && approval::may_approve(workspace, known, person, now)
        }
        Actor::Coordinator => approval::asked(workspace, known).is_record,
        Actor::Leader => false,
    };
    may && duty::ready_since(workspace, known, now).is_some()
}

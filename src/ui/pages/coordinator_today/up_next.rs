//! The one thing to do next: import, publish the drafts, or plan what is missing.

use super::IMPORT;
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, NextStep},
        format::words::count,
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{attention::Attention, workspace::Workspace};

#[component]
pub fn UpNext(
    attention: Memo<Attention>,
    has_interviews: Memo<bool>,
    people_to_tell: Memo<usize>,
) -> impl IntoView {
    let store = Store::expect();
    let ready = Memo::new(move |_| store.read(|workspace| ready(workspace, &attention.read())));
    let drafts = Memo::new(move |_| attention.read().drafts.len());
    // Telling people, which stands below, comes before "No sessions to plan".
    let is_told = Memo::new(move |_| people_to_tell.get() == 0);
    move || match (has_interviews.get(), drafts.get(), ready.get()) {
        (false, ..) => view! { <GetStarted /> }.into_any(),
        (true, 0, 0) if !is_told.get() => ().into_any(),
        (true, 0, 0) => view! { <NothingToPlan /> }.into_any(),
        (true, 0, trainees) => view! { <Plan trainees=trainees /> }.into_any(),
        (true, sessions, _) => view! { <Publish sessions=sessions /> }.into_any(),
    }
}

/// How many people are ready for a session and have none scheduled.
fn ready(workspace: &Workspace, attention: &Attention) -> usize {
    let enrollments = attention.unplanned.iter().filter_map(|id| workspace.enrollments.get(id));
    enrollments.map(|enrollment| enrollment.person).collect::<BTreeSet<_>>().len()
}

#[component]
fn GetStarted() -> impl IntoView {
    view! {
        <NextStep
            icon=IconName::Upload
            title="Import people and interviews"
            text="Start with a table of people, then add a calendar or table of interviews. You review every change before it is imported."
        >
            <a class="button button--primary" href=Route::Import.href()>
                {IMPORT}
            </a>
        </NextStep>
    }
}

#[component]
fn Plan(trainees: usize) -> impl IntoView {
    let who = count(trainees, "trainee is ready and has", "trainees are ready and have");
    view! {
        <NextStep
            icon=IconName::Plan
            title=format!("{who} no session scheduled")
            text="Plan their next sessions at interviews that are already on the schedule."
        >
            <a class="button button--primary" href=Route::Plan.href()>
                "Plan sessions"
            </a>
        </NextStep>
    }
}

#[component]
fn Publish(sessions: usize) -> impl IntoView {
    view! {
        <NextStep
            icon=IconName::Plan
            title=format!("{} to review and publish", count(sessions, "draft session", "draft sessions"))
            text="Remove sessions that don’t work, then publish the rest. A message for each trainee and mentor is then ready for you to send."
        >
            <a class="button button--primary" href=Route::Plan.href()>
                "Review plan"
            </a>
        </NextStep>
    }
}

#[component]
fn NothingToPlan() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Check
            title="No sessions to plan"
            text="Every trainee who is ready for a session has one."
        >
            <a class="button" href=Route::Plan.href()>
                "View plan"
            </a>
        </EmptyState>
    }
}

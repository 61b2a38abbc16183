//! The buttons of a task.

use crate::{
    route::Route,
    store::Store,
    ui::actions::{Respond, SignOff},
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    progress::{duties::duty::Task, schedule::session_card::step_name},
};

#[component]
pub fn TaskAction(task: Task) -> impl IntoView {
    let store = Store::expect();
    match task {
        Task::Respond(session) => view! { <Respond session=session /> }.into_any(),
        Task::Write(session, _) => link(Route::Session(session), "Write scorecard").into_any(),
        Task::Review(session) => link(Route::Session(session), "Review session").into_any(),
        Task::SignOff(enrollment) => view! {
            <SignOff enrollment=enrollment />
            <a class="button" href=Route::Enrollment(enrollment).href()>
                "View evidence"
            </a>
        }
        .into_any(),
        Task::WriteCase(enrollment) => link(Route::Enrollment(enrollment), "Write the case").into_any(),
        Task::Decide(enrollment, _) => link(Route::Enrollment(enrollment), "Decide").into_any(),
        Task::EndEarly(enrollment, _) => link(Route::Enrollment(enrollment), "View evidence").into_any(),
        Task::Prepare(enrollment, step, kind) => {
            let done = move |_| {
                let name = store.read(|workspace| step_name(workspace, enrollment, step));
                let name = name.unwrap_or_else(|| kind.to_string());
                store.act(Command::PrepareStep { enrollment, step }, format!("{name} marked as done."));
            };
            view! {
                <button class="button button--primary" type="button" on:click=done>
                    "Mark as done"
                </button>
            }
            .into_any()
        }
        Task::Attend(..) | Task::Expect(_) => ().into_any(),
    }
}

fn link(route: Route, label: &'static str) -> impl IntoView {
    view! {
        <a class="button button--primary" href=route.href()>
            {label}
        </a>
    }
}

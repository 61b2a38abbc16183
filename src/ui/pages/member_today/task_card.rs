//! A task with its actions: large if it is the next one, as a card otherwise.

use super::{
    task_action::TaskAction,
    task_text::{TaskText, task_text},
};
use crate::{
    store::Store,
    ui::{components::NextStep, format::times},
};
use leptos::prelude::*;
use switchback_core::{
    model::actor::Actor,
    progress::duties::{due, duty::Duty},
    workspace::Workspace,
};

#[component]
pub fn TaskCard(duty: Duty, #[prop(optional)] is_next: bool) -> impl IntoView {
    let store = Store::expect();
    let text = store.read(|workspace| {
        let text = task_text(store, workspace, duty.task)?;
        Some(match due_text(store, workspace, duty) {
            Some(due) => TaskText { detail: format!("{} {due}", text.detail), ..text },
            None => text,
        })
    });
    let action = view! { <TaskAction task=duty.task /> };
    match (text, is_next) {
        (None, _) => ().into_any(),
        (Some(text), true) => view! {
            <NextStep icon=text.icon title=text.title text=text.detail>
                {action}
            </NextStep>
        }
        .into_any(),
        (Some(text), false) => view! {
            <h3 class="card__title">{text.title}</h3>
            <div class="card__body">
                <p class="text-subtle">{text.detail}</p>
            </div>
            <div class="card__actions">{action}</div>
        }
        .into_any(),
    }
}

/// When a task is due, in the time zone of the person who has it.
fn due_text(store: Store, workspace: &Workspace, duty: Duty) -> Option<String> {
    let Actor::Member(person) = store.who.get_untracked() else { return None };
    let due = due::due(workspace, &*store.zones(), person, duty)?;
    let at = times::day_and_time(store, due.at);
    Some(if due.is_late(store.now.get_untracked()) {
        format!("Overdue since {at}.")
    } else {
        format!("Due {at}.")
    })
}

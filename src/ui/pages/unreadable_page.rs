//! Shown if the workspace here can't be read, as opposed to a first visit or a deleted workspace.

use super::{restore_copy::RestoreCopyButton, starting_over::StartingOver};
use crate::{
    platform::{reload, rescue},
    store::Store,
    ui::components::{EmptyState, Icon, IconName},
};
use leptos::prelude::*;

#[component]
pub fn UnreadablePage(
    /// Why, and what to do.
    reason: String,
) -> impl IntoView {
    let store = Store::expect();
    let deleting = RwSignal::new(false);
    let last = if store.has_storage() {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| deleting.set(true)>
                "Start over"
            </button>
        }
        .into_any()
    } else {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| store.go_on_without_storage()>
                "Continue without saving"
            </button>
        }
        .into_any()
    };
    view! {
        <main class="page page--narrow">
            <h1 class="visually-hidden">"Workspace can’t be opened"</h1>
            <EmptyState icon=IconName::Warning title="The workspace in this browser can’t be opened" text=reason>
                <button class="button button--primary" type="button" on:click=move |_| reload::reload()>
                    "Try again"
                </button>
                <button class="button" type="button" on:click=move |_| rescue::download()>
                    <Icon name=IconName::Download />
                    "Download what is left"
                </button>
                <RestoreCopyButton />
                {last}
            </EmptyState>
        </main>
        <StartingOver
            title="Delete everything in this browser?"
            text="This deletes what remains of the workspace. Download it first: nothing else can restore it."
            confirm="Delete everything"
            open=deleting
        />
    }
}

//! The browser has deleted the workspace that was here: that is not the same as having none.

use super::welcome_page::WorkspaceFileButton;
use crate::{
    platform::device,
    store::Store,
    ui::components::{EmptyState, IconName},
};
use leptos::prelude::*;

#[component]
pub fn EvictedPage() -> impl IntoView {
    let store = Store::expect();
    let lost = device::marker().map_or(0, |marker| marker.end);
    view! {
        <main class="page page--narrow">
            <h1 class="visually-hidden">"Your workspace is gone from this browser"</h1>
            <EmptyState
                icon=IconName::Warning
                title="This browser has deleted your workspace"
                text=format!(
                    "There was a workspace here with {lost} entries in its log. Browsers delete what a page keeps when space runs short or after weeks without a visit. Open your last workspace file to have it back.",
                )
            >
                <WorkspaceFileButton />
                <button class="button button--quiet" type="button" on:click=move |_| store.leave()>
                    "Start afresh instead"
                </button>
            </EmptyState>
        </main>
    }
}

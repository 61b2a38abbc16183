//! Shown if the browser has deleted the workspace that was here, as opposed to having none.

use super::{
    restore_copy::RestoreCopyButton, starting_over::StartingOver, workspace_file_button::WorkspaceFileButton,
};
use crate::ui::components::{EmptyState, IconName};
use leptos::prelude::*;

#[component]
pub fn EvictedPage() -> impl IntoView {
    let leaving = RwSignal::new(false);
    view! {
        <main class="page page--narrow">
            <h1 class="visually-hidden">"Workspace missing"</h1>
            <EmptyState
                icon=IconName::Warning
                title="This browser deleted your workspace"
                text="Browsers delete stored data when space runs low or after weeks without a visit. To restore the workspace, open your latest workspace file."
            >
                <RestoreCopyButton />
                <WorkspaceFileButton />
                <button class="button button--quiet" type="button" on:click=move |_| leaving.set(true)>
                    "Start over"
                </button>
            </EmptyState>
        </main>
        <StartingOver
            title="Start over?"
            text="What this browser still has of the workspace is deleted, its second copy too. Only a workspace file can restore it then."
            confirm="Delete and start over"
            open=leaving
        />
    }
}

//! Renaming the workspace.

use crate::{
    store::Store,
    ui::{controls::page_actions::ActionButton, sections::RenameDialog},
};
use leptos::prelude::*;
use switchback_core::{access::work::Work, command::Command};

#[component]
pub fn Renaming(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    view! {
        <Show when=move || store.may(Work::NameWorkspace)>
            <ActionButton words="Rename workspace" on_press=Callback::new(move |()| open.set(true)) />
            <RenameDialog
                title="Rename workspace"
                name=name
                command=Callback::new(|name| Command::RenameWorkspace { name })
                open=open
            />
        </Show>
    }
}

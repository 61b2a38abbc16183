//! Picking a workspace file. While a large one is being read, the button shows it and the user can cancel.

use crate::{
    platform::files::{self, ReadFile},
    store::{Store, notice::Notice},
    ui::{
        components::{Icon, IconName},
        controls::file_reading::FileReading,
    },
};
use leptos::{ev, prelude::*, task::spawn_local};

#[component]
pub fn WorkspaceFilePicker(
    /// The label while no file is being read.
    label: &'static str,
    reading: FileReading,
    on_file: Callback<ReadFile>,
) -> impl IntoView {
    let store = Store::expect();
    let pick = move |event: ev::Event| {
        let picked = files::picked(&event, files::MOST_WORKSPACE_BYTES);
        if reading.is_on() {
            return;
        }
        spawn_local(async move {
            for file in picked.await {
                match file {
                    // The user may have left the page meanwhile.
                    Ok(file) => drop(on_file.try_run(file)),
                    Err(error) => store.notify(Notice::refused(error.to_string())),
                }
            }
        });
    };
    view! {
        <label class="button" aria-busy=move || reading.is_busy().to_string()>
            <Icon name=IconName::Upload />
            {move || reading.words(label)}
            <input class="visually-hidden" type="file" accept=".json,application/json" on:change=pick />
        </label>
        <Show when=move || reading.is_busy()>
            <button class="button" type="button" on:click=move |_| reading.cancel()>
                "Cancel"
            </button>
        </Show>
    }
}

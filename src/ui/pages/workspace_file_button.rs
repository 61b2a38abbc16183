//! Picking a workspace file and opening it.

use crate::{
    platform::files::{self, ReadFile},
    store::{Store, notice::Notice, workspace_files::NotOpened},
    ui::{
        components::{Icon, IconName},
        controls::file_reading::FileReading,
    },
};
use leptos::{ev, prelude::*, task::spawn_local};

/// Picks a workspace file and opens it. While a large one is read, it says so and can be cancelled.
#[component]
pub fn WorkspaceFileButton() -> impl IntoView {
    let store = Store::expect();
    let reading = FileReading::at_rest();
    let pick = move |event: ev::Event| {
        let picked = files::picked(&event, files::MOST_WORKSPACE_BYTES);
        if reading.is_on() {
            return;
        }
        spawn_local(async move {
            for file in picked.await {
                match file {
                    Ok(file) => open(store, file, reading).await,
                    Err(error) => store.notify(Notice::refused(error.to_string())),
                }
            }
        });
    };
    view! {
        <label class="button" aria-busy=move || reading.is_busy().to_string()>
            <Icon name=IconName::Download />
            {move || reading.words("Open file")}
            <input class="visually-hidden" type="file" accept=".json,application/json" on:change=pick />
        </label>
        <Show when=move || reading.is_busy()>
            <button class="button" type="button" on:click=move |_| reading.end()>
                "Cancel"
            </button>
        </Show>
    }
}

async fn open(store: Store, file: ReadFile, reading: FileReading) {
    reading.begin(&file.name);
    let opened = store.open_workspace_file(file.bytes, move |percent| reading.goes_on(percent)).await;
    if let Err(NotOpened::Refused(words)) = opened {
        store.notify(Notice::refused(words));
    }
    reading.end();
}

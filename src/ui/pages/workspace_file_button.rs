//! Picking a workspace file and opening it.

use crate::{
    platform::files::{self, ReadFile},
    store::{Store, notice::Notice, workspace_files::NotOpened},
    ui::components::{Icon, IconName},
};
use leptos::{ev, prelude::*, task::spawn_local};

/// A file that is being read. Its page goes when it is opened.
#[derive(Clone, Copy)]
struct Reading {
    /// `None` at rest.
    name: RwSignal<Option<String>>,
    percent: RwSignal<u32>,
}

impl Reading {
    fn is_on(self) -> bool {
        self.name.try_with_untracked(Option::is_some) == Some(true)
    }

    /// Shows how much is read; false once that is not wanted any more.
    fn goes_on(self, percent: u32) -> bool {
        let is_on = self.is_on();
        if is_on && self.percent.try_get_untracked() != Some(percent) {
            self.percent.set(percent);
        }
        is_on
    }

    fn begin(self, name: &str) {
        self.percent.set(0);
        self.name.set(Some(name.to_owned()));
    }

    fn end(self) {
        self.name.try_set(None);
    }
}

/// Picks a workspace file and opens it. While a large one is read, it says so and can be cancelled.
#[component]
pub fn WorkspaceFileButton() -> impl IntoView {
    let store = Store::expect();
    let reading = Reading { name: RwSignal::new(None), percent: RwSignal::new(0) };
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
    let words = move || match reading.name.get() {
        Some(name) => format!("Reading {name}… {}%", reading.percent.get()),
        None => "Open file".to_owned(),
    };
    view! {
        <label class="button" aria-busy=move || reading.name.read().is_some().to_string()>
            <Icon name=IconName::Download />
            {words}
            <input class="visually-hidden" type="file" accept=".json,application/json" on:change=pick />
        </label>
        <Show when=move || reading.name.read().is_some()>
            <button class="button" type="button" on:click=move |_| reading.end()>
                "Cancel"
            </button>
        </Show>
    }
}

async fn open(store: Store, file: ReadFile, reading: Reading) {
    reading.begin(&file.name);
    let opened = store.open_workspace_file(file.bytes, move |percent| reading.goes_on(percent)).await;
    if let Err(NotOpened::Refused(words)) = opened {
        store.notify(Notice::refused(words));
    }
    reading.end();
}

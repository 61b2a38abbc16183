//! Picking a workspace file and opening it.

use crate::{
    platform::files::ReadFile,
    store::{Store, notice::Notice, workspace_files::NotOpened},
    ui::controls::{file_reading::FileReading, workspace_file_picker::WorkspaceFilePicker},
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn WorkspaceFileButton() -> impl IntoView {
    let store = Store::expect();
    let reading = FileReading::at_rest();
    let open = Callback::new(move |file| spawn_local(open(store, file, reading)));
    view! { <WorkspaceFilePicker label="Open file" reading=reading on_file=open /> }
}

async fn open(store: Store, file: ReadFile, reading: FileReading) {
    let run = reading.begin();
    run.begin_file(&file.name);
    let opened = store.open_workspace_file(file.bytes, move |percent| run.goes_on(percent)).await;
    if run.end()
        && let Err(NotOpened::Refused(words)) = opened
    {
        store.notify(Notice::refused(words));
    }
}

//! Choosing files, dropping files, or pasting spreadsheet rows.

use crate::{
    platform::{
        clipboard,
        files::{self, FileError, ReadFile},
    },
    ui::{
        components::{Disclosure, Field, Icon, IconName},
        controls::file_reading::FileReading,
    },
};
use leptos::{ev, prelude::*};
use std::pin::Pin;
use switchback_core::exchange::table::reader::may_be_rows;

/// The files while they are being read from the disk.
pub type PickedFiles = Pin<Box<dyn Future<Output = Vec<Result<ReadFile, FileError>>>>>;

#[component]
pub fn FileChooser(reading: FileReading, on_files: impl Fn(PickedFiles) + Copy + 'static) -> impl IntoView {
    view! {
        <Drop reading=reading on_files=on_files />
        <Show when=move || reading.is_busy()>
            <div class="button-row">
                <button class="button" type="button" on:click=move |_| reading.cancel()>
                    "Cancel"
                </button>
            </div>
        </Show>
        <Paste on_files=on_files />
    }
}

#[component]
fn Drop(reading: FileReading, on_files: impl Fn(PickedFiles) + Copy + 'static) -> impl IntoView {
    let over = RwSignal::new(false);
    let pick = move |event: ev::Event| on_files(Box::pin(files::picked(&event, files::MOST_IMPORT_BYTES)));
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        on_files(Box::pin(files::dropped(&event, files::MOST_IMPORT_BYTES)));
    };
    view! {
        <div
            class="file-drop"
            class=("file-drop--over", move || over.get())
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <Icon name=IconName::Upload />
            <label class="file-drop__label" for="files" aria-busy=move || reading.is_busy().to_string()>
                {move || reading.words("Choose files or drop them here")}
            </label>
            <p class="file-drop__hint">
                "Excel (.xlsx), CSV, TSV or JSON from your applicant tracking or HR system, or an .ics calendar. Candidate names are replaced with codes before anything is saved."
            </p>
            <input
                class="file-drop__input"
                id="files"
                type="file"
                multiple
                accept=".xlsx,.csv,.tsv,.txt,.json,.ics,text/csv,application/json,text/calendar"
                on:change=pick
            />
        </div>
    }
}

/// Spreadsheet rows, pasted anywhere on the page, or into a field for keyboard users.
#[component]
fn Paste(on_files: impl Fn(PickedFiles) + Copy + 'static) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let open = move |text: String| {
        let file = ReadFile { name: "Pasted rows".into(), bytes: text.into_bytes() };
        on_files(Box::pin(async move { vec![Ok(file)] }));
    };
    let listener = clipboard::on_paste(move |text| {
        if may_be_rows(&text) {
            open(text);
        }
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        open(text.get_untracked());
    };
    let submit = StoredValue::new_local(submit);
    view! {
        <Disclosure summary="Paste from a spreadsheet">
            <form class="form" on:submit=move |event| submit.with_value(|submit| submit(event))>
                <Field
                    id="pasted-rows"
                    label="Rows with their header"
                    hint="Copy the cells in Excel, Numbers or Google Sheets, with the row of column names, and paste them here. You can also press Ctrl+V or ⌘V anywhere on this page."
                >
                    <textarea id="pasted-rows" rows="5" bind:value=text></textarea>
                </Field>
                <div class="form__actions">
                    <button class="button" type="submit" disabled=move || text.read().trim().is_empty()>
                        "Preview rows"
                    </button>
                </div>
            </form>
        </Disclosure>
    }
}

//! Importing people and interviews: a file is read, its column mapping can be corrected, and a preview shows every change
//! before anything is imported.

use crate::{
    platform::{
        device,
        files::{self, FileError, ReadFile},
        pace::stepped,
    },
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{Icon, IconName, Page, Section},
        controls::file_reading::FileReading,
    },
};
use leptos::{ev, prelude::*, task::spawn_local};
use std::{pin::Pin, sync::Arc};
use switchback_core::{
    exchange::{
        table::{Table, kind::TableKind, mapping::kind_of, reader::TableText},
        unreadable::Unreadable,
    },
    intake::Answers,
};

mod calendar;
mod columns;
mod date_question;
mod listed_interviews;
mod missing_interviews;
mod not_moved;
mod people_questions;
mod preview;
mod previewed;
mod table;
mod table_rows;
mod type_choices;

use calendar::CalendarFile;
use table::TableFile;

/// A file that was read and is not imported yet.
#[derive(Clone)]
enum Opened {
    Table { name: String, table: Arc<Table>, kind: TableKind },
    Calendar(ReadFile),
}

#[component]
pub fn ImportPage() -> impl IntoView {
    let store = Store::expect();
    // Files that were picked together are gone through one after the other, people first.
    let waiting = RwSignal::new(Vec::<Opened>::new());
    let done = Callback::new(move |()| {
        waiting.update(|waiting| {
            if !waiting.is_empty() {
                waiting.remove(0);
            }
        })
    });
    let reading = FileReading::at_rest();
    let open = move |picked: PickedFiles| {
        if reading.is_on() {
            return;
        }
        spawn_local(async move {
            let opened = open_all(store, picked.await, reading).await;
            waiting.try_update(|waiting| {
                waiting.extend(opened);
                waiting.sort_by_key(order);
            });
            reading.end();
        });
    };
    let lead = "Import people and interviews from tables, or interviews from a calendar. You review every change first. \
                Importing the same file again changes nothing.";
    view! {
        <Page title="Import" lead=lead>
            {move || match waiting.get().into_iter().next() {
                None => view! { <Drop reading=reading on_files=open /> }.into_any(),
                Some(Opened::Table { name, table, kind }) => {
                    view! { <TableFile name=name table=table kind=kind on_done=done /> }.into_any()
                }
                Some(Opened::Calendar(file)) => view! { <CalendarFile file=file on_done=done /> }.into_any(),
            }}
        </Page>
    }
}

/// People before interviews, so that interviewers are known when the interviews come.
fn order(opened: &Opened) -> u8 {
    match opened {
        Opened::Table { kind: TableKind::People, .. } => 0,
        Opened::Table { .. } => 1,
        Opened::Calendar(_) => 2,
    }
}

/// The files as they come from the disk.
type PickedFiles = Pin<Box<dyn Future<Output = Vec<Result<ReadFile, FileError>>>>>;

/// What can be imported of these files; says what cannot. Nothing of them where the person cancels.
async fn open_all(
    store: Store,
    files: Vec<Result<ReadFile, FileError>>,
    reading: FileReading,
) -> Vec<Opened> {
    let mut all = Vec::new();
    for file in files {
        match file {
            Ok(file) => {
                reading.begin(&file.name);
                match opened(file, reading).await {
                    Some(Ok(opened)) => all.push(opened),
                    Some(Err(words)) => store.notify(Notice::refused(words)),
                    None => return Vec::new(),
                }
            }
            Err(error) => store.notify(Notice::refused(error.to_string())),
        }
    }
    all
}

/// `None` where the person cancels.
async fn opened(file: ReadFile, reading: FileReading) -> Option<Result<Opened, String>> {
    if is_calendar(&file) {
        return Some(Ok(Opened::Calendar(file)));
    }
    let words = |unreadable: Unreadable| format!("{}: {unreadable}", file.name);
    let text = match TableText::decode(&file.bytes) {
        Ok(text) => text,
        Err(unreadable) => return Some(Err(words(unreadable))),
    };
    let table = match stepped(text.reader(), |percent| reading.goes_on(percent)).await? {
        Ok(table) => table,
        Err(unreadable) => return Some(Err(words(unreadable))),
    };
    let remembered = device::remembered().table(&table.header).map(|layout| layout.columns.kind());
    let kind = table.kind.or(remembered).or_else(|| kind_of(&table.header)).unwrap_or(TableKind::Interviews);
    Some(Ok(Opened::Table { name: file.name, table: Arc::new(table), kind }))
}

/// The answers of earlier imports: only which names are other names for an interview type. Answers about people are kept in
/// their profiles.
fn remembered_answers() -> Answers {
    let types = device::remembered().types.into_iter().map(|(name, known)| (name, Some(known)));
    Answers { types: types.collect(), ..Answers::default() }
}

fn is_calendar(file: &ReadFile) -> bool {
    let begins = file.bytes.windows(15).take(64).any(|bytes| bytes == b"BEGIN:VCALENDAR");
    begins || file.name.to_lowercase().ends_with(".ics")
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
                "CSV, TSV or JSON from your applicant tracking or HR system, or an .ics calendar. Candidate names are replaced with codes before anything is saved."
            </p>
            <input
                class="file-drop__input"
                id="files"
                type="file"
                multiple
                accept=".csv,.tsv,.txt,.json,.ics,text/csv,application/json,text/calendar"
                on:change=pick
            />
        </div>
        <Show when=move || reading.is_busy()>
            <div class="button-row">
                <button class="button" type="button" on:click=move |_| reading.end()>
                    "Cancel"
                </button>
            </div>
        </Show>
        <FileNeeds />
    }
}

#[component]
fn FileNeeds() -> impl IntoView {
    view! {
        <Section title="What each file needs">
            <div class="grid-auto">
                <Needs
                    title="People"
                    text="A name or email address. Optional: team, time zone, and the interview types each person is certified in or in training for."
                />
                <Needs
                    title="Interviews"
                    text="Start, end or duration, interview type and interviewer. With an ID column, a newer export updates the interviews you already have."
                />
                <Needs
                    title="Calendar"
                    text="The shared interview calendar. The interview type is found in the title, the interviewer among the invitees."
                />
            </div>
            <p>
                <a href=Route::Plan.href()>"Done importing? Plan the coming weeks."</a>
            </p>
        </Section>
    }
}

#[component]
fn Needs(title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <article class="card card--plain">
            <h3 class="card__title">{title}</h3>
            <div class="card__body">
                <p class="text-subtle">{text}</p>
            </div>
        </article>
    }
}

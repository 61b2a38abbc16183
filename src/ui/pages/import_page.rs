//! Importing people and interviews: a file is read, its column mapping can be corrected, and a preview shows every change
//! before anything is imported.

use crate::{
    platform::{
        device,
        files::{self, FileError, ReadFile},
    },
    route::Route,
    store::{Store, notice::Notice},
    ui::components::{Icon, IconName, Page, Section},
};
use leptos::{ev, prelude::*, task::spawn_local};
use switchback_core::{
    exchange::table::{kind::TableKind, mapping::kind_of, reader::read_table},
    intake::Answers,
};

mod calendar;
mod columns;
mod date_question;
mod item_list;
mod missing_interviews;
mod not_moved;
mod people_questions;
mod preview;
mod table;
mod table_rows;
mod type_choices;

use calendar::CalendarFile;
use table::TableFile;

/// A file that was read and is not imported yet.
#[derive(Clone)]
enum Opened {
    Table { name: String, table: switchback_core::exchange::table::Table, kind: TableKind },
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
    let open = move |read: Vec<Result<ReadFile, FileError>>| {
        for file in read {
            match file.map_err(|error| error.to_string()).and_then(opened) {
                Ok(opened) => waiting.update(|waiting| {
                    waiting.push(opened);
                    waiting.sort_by_key(order);
                }),
                Err(words) => store.notify(Notice::refused(words)),
            }
        }
    };
    let lead = "Import people and interviews from tables, or interviews from a calendar. You review every change first. \
                Importing the same file again changes nothing.";
    view! {
        <Page title="Import" lead=lead>
            {move || match waiting.get().into_iter().next() {
                None => view! { <Drop on_files=Callback::new(open) /> }.into_any(),
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

fn opened(file: ReadFile) -> Result<Opened, String> {
    if is_calendar(&file) {
        return Ok(Opened::Calendar(file));
    }
    let table = read_table(&file.bytes).map_err(|unreadable| format!("{}: {unreadable}", file.name))?;
    let remembered = device::remembered().table(&table.header).map(|layout| layout.columns.kind());
    let kind = table.kind.or(remembered).or_else(|| kind_of(&table.header)).unwrap_or(TableKind::Interviews);
    Ok(Opened::Table { name: file.name, table, kind })
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
fn Drop(on_files: Callback<Vec<Result<ReadFile, FileError>>>) -> impl IntoView {
    let over = RwSignal::new(false);
    let pick = move |event: ev::Event| {
        let reading = files::picked(&event);
        spawn_local(async move { on_files.run(reading.await) });
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let reading = files::dropped(&event);
        spawn_local(async move { on_files.run(reading.await) });
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
            <label class="file-drop__label" for="files">
                "Choose files or drop them here"
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

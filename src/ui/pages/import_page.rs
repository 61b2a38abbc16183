//! Importing people and interviews: reads a file, lets the user correct its column mapping, and previews every change
//! before anything is imported.

use crate::{
    store::Store,
    ui::{
        components::Page,
        controls::{file_reading::FileReading, help_link::HelpLink},
        sections::FirstPlanChecklist,
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    attention::{
        attention,
        first_plan::{first_plan, has_published},
    },
    order::Order,
};

mod calendar;
mod changed_by_hand;
mod choosing;
mod columns;
mod date_question;
mod file_needs;
mod listed_interviews;
mod missing_interviews;
mod not_moved;
mod opened;
mod people_questions;
mod preview;
mod previewed;
mod sheets;
mod table;
mod table_rows;
mod type_choices;

use calendar::CalendarFile;
use choosing::{FileChooser, PickedFiles};
use file_needs::FileNeeds;
use opened::{Opened, named_types, open_all};
use sheets::SheetChoice;
use table::TableFile;

/// The id of the heading above an opened file.
const HEADING: &str = "opened-file";

#[component]
pub fn ImportPage() -> impl IntoView {
    let store = Store::expect();
    // Files that were picked together are handled one after the other, people first.
    let waiting = RwSignal::new(Vec::<Opened>::new());
    let finished = RwSignal::new(0_usize);
    let done = Callback::new(move |()| {
        waiting.update(|waiting| {
            if !waiting.is_empty() {
                waiting.remove(0);
            }
        });
        let is_last = waiting.read_untracked().is_empty();
        finished.update(|finished| *finished = if is_last { 0 } else { *finished + 1 });
    });
    let reading = FileReading::at_rest();
    let open = move |picked: PickedFiles| {
        if reading.is_on() {
            return;
        }
        let run = reading.begin();
        spawn_local(async move {
            let opened = open_all(store, picked.await, run).await;
            if run.end() {
                waiting.try_update(|waiting| {
                    waiting.extend(opened);
                    waiting.order_by_key(Opened::order);
                });
            }
        });
    };
    let lead = "Import people and interviews from tables, or interviews from a calendar. You review every change first. \
                Importing the same file again changes nothing.";
    view! {
        <Page title="Import" lead=lead>
            <Position finished=finished waiting=waiting />
            {move || match waiting.get().into_iter().next() {
                None => view! { <Beginning reading=reading on_files=open /> }.into_any(),
                Some(Opened::Table { name, table, kind }) => {
                    let named_elsewhere = named_types(&waiting.read());
                    view! { <TableFile name=name table=table kind=kind named_elsewhere=named_elsewhere on_done=done /> }
                        .into_any()
                }
                Some(Opened::Calendar(file)) => view! { <CalendarFile file=file on_done=done /> }.into_any(),
                Some(Opened::Workbook { name, tables }) => {
                    view! { <SheetChoice name=name tables=tables waiting=waiting on_done=done /> }.into_any()
                }
            }}
            <HelpLink about="mapping" words="How importing works" />
        </Page>
    }
}

/// The position among several files. Draws nothing for a single file.
#[component]
fn Position(finished: RwSignal<usize>, waiting: RwSignal<Vec<Opened>>) -> impl IntoView {
    let total = move || finished.get() + waiting.read().len();
    view! {
        <Show when=move || !waiting.read().is_empty() && { total() > 1 }>
            <p class="text-subtle">{move || format!("File {} of {}", finished.get() + 1, total())}</p>
        </Show>
    }
}

/// Choosing files, what each kind needs, and what a first plan still lacks.
#[component]
fn Beginning(reading: FileReading, on_files: impl Fn(PickedFiles) + Copy + 'static) -> impl IntoView {
    let store = Store::expect();
    let plan = store.derive(move |workspace| {
        let (zones, now) = (store.zones(), store.now.get());
        let is_begun = !workspace.people.is_empty() && !has_published(workspace);
        is_begun.then(|| first_plan(workspace, &*zones, &attention(workspace, &*zones, now), now)).flatten()
    });
    view! {
        <FileChooser reading=reading on_files=on_files />
        {move || plan.get().map(|plan| view! { <FirstPlanChecklist plan=plan /> })}
        <FileNeeds />
    }
}

//! The changes from importing a file, and the skipped rows.

use crate::{
    platform::device,
    store::Store,
    ui::{
        controls::people_to_tell::say_done,
        pages::import_page::{
            changed_by_hand::InterviewsChangedByHand, missing_interviews::MissingInterviews,
            not_moved::NotMoved, people_questions::PeopleQuestions, previewed::Previewed,
            type_choices::TypeChoices,
        },
    },
};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{
    command::Command,
    intake::{Answers, Intake, LineProblem},
};

mod changes;
mod counters;
mod listed;
mod notes;
mod problems;
mod warnings;

use changes::{Added, Changes};
use counters::Counters;
use notes::Notes;
use problems::Problems;
use warnings::Warnings;

#[component]
pub fn Preview(
    previewed: Previewed,
    answers: RwSignal<Answers>,
    /// The names of the columns that are not used.
    #[prop(optional, into)]
    unused: Signal<Vec<String>>,
    /// Called after the import, when its choices are worth remembering.
    on_imported: Callback<()>,
    /// Downloads the rows to fix. `None` for calendars, which have no rows.
    #[prop(optional)]
    on_download: Option<Callback<Vec<LineProblem>>>,
    on_done: Callback<()>,
) -> impl IntoView {
    let Previewed { intake, percent, .. } = previewed;
    let is_known = move || intake.read().is_some();
    let intake = Signal::derive(move || intake.get().unwrap_or_default());
    view! {
        <Comparing percent=percent />
        <Show
            when=is_known
            fallback=move || {
                view! {
                    <div class="button-row">
                        <button class="button" type="button" on:click=move |_| on_done.run(())>
                            "Cancel"
                        </button>
                    </div>
                }
            }
        >
            <div class="import-preview">
                <Counters intake=intake />
                <PeopleQuestions intake=intake answers=answers />
                <TypeChoices intake=intake answers=answers />
                <NotMoved intake=intake />
                <InterviewsChangedByHand intake=intake answers=answers />
                <MissingInterviews intake=intake answers=answers />
                <Warnings intake=intake unused=unused />
                <ImportButtons intake=intake percent=percent on_imported=on_imported on_done=on_done />
                <Notes intake=intake />
                <Problems intake=intake on_download=on_download />
                <Changes intake=intake />
                <Added intake=intake />
            </div>
        </Show>
    }
}

/// The progress of a long comparison.
#[component]
fn Comparing(percent: RwSignal<Option<u32>>) -> impl IntoView {
    view! {
        <Show when=move || percent.read().is_some()>
            <p class="text-subtle" aria-busy="true">
                {move || format!("Comparing with your workspace… {}%", percent.get().unwrap_or_default())}
            </p>
        </Show>
    }
}

/// Imports or discards the file.
#[component]
fn ImportButtons(
    intake: Signal<Arc<Intake>>,
    percent: RwSignal<Option<u32>>,
    on_imported: Callback<()>,
    on_done: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let import = move |_| {
        let intake = intake.get_untracked();
        let command = Command::Import(intake.import.clone());
        let skipped = match intake.problems.len() {
            0 => String::new(),
            skipped => format!(". {skipped} skipped"),
        };
        let done = format!("{} imported{skipped}", intake.amount());
        store.act_saying(command, move |id| {
            say_done(store, &done, id);
            remember_types(&intake);
            // The command may have waited for its part until after the user left the page.
            on_imported.try_run(());
            on_done.try_run(());
        });
    };
    let nothing = move || intake.get().import.is_empty();
    let is_busy = move || percent.read().is_some();
    view! {
        <div class="button-row">
            <button class="button button--primary" type="button" disabled=move || nothing() || is_busy() on:click=import>
                {move || match nothing() {
                    true => "Nothing to import".to_owned(),
                    false => format!("Import {}", intake.get().amount()),
                }}
            </button>
            <button class="button" type="button" on:click=move |_| on_done.run(())>
                {move || if nothing() { "Done" } else { "Discard" }}
            </button>
        </div>
    }
}

/// Remembers which type names were matched to known types, for the next file.
fn remember_types(intake: &Intake) {
    device::remember(|remembered| {
        for choice in &intake.type_choices {
            match choice.chosen {
                Some(known) => remembered.types.insert(choice.key.clone(), known),
                None => remembered.types.remove(&choice.key),
            };
        }
    });
}

//! The changes that importing a file would make, and the rows that are skipped.

use crate::{
    platform::device,
    store::Store,
    ui::pages::import_page::{
        missing_interviews::MissingInterviews, not_moved::NotMoved, people_questions::PeopleQuestions,
        type_choices::TypeChoices,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    intake::{Answers, Intake, LineProblem},
};

mod changes;
mod counters;
mod listed;
mod problems;

use changes::{Added, Changes};
use counters::Counters;
use problems::Problems;

#[component]
pub fn Preview(
    intake: Memo<Intake>,
    answers: RwSignal<Answers>,
    /// Called after the import: the choices made for it are worth remembering.
    on_imported: Callback<()>,
    /// Downloads the rows to fix; calendars have no rows.
    #[prop(optional)]
    on_download: Option<Callback<Vec<LineProblem>>>,
    on_done: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="import-preview">
            <Counters intake=intake />
            <PeopleQuestions questions=Signal::derive(move || intake.read().questions.clone()) answers=answers />
            <TypeChoices choices=Signal::derive(move || intake.read().type_choices.clone()) answers=answers />
            <NotMoved intake=intake />
            <MissingInterviews intake=intake answers=answers />
            <ImportButtons intake=intake on_imported=on_imported on_done=on_done />
            {move || intake.get().notes.into_iter().map(|note| view! { <p class="text-subtle">{note}</p> }).collect_view()}
            <Problems problems=Signal::derive(move || intake.read().problems.clone()) on_download=on_download />
            <Changes changes=Signal::derive(move || intake.read().changed.clone()) />
            <Added added=Signal::derive(move || intake.read().added.clone()) />
        </div>
    }
}

/// Imports the file, or leaves it.
#[component]
fn ImportButtons(intake: Memo<Intake>, on_imported: Callback<()>, on_done: Callback<()>) -> impl IntoView {
    let store = Store::expect();
    let import = move |_| {
        let command = Command::Import(intake.get_untracked().import);
        let done = format!("{} imported.", intake.read_untracked().amount());
        if store.act(command, done) {
            remember_types(&intake.read_untracked());
            on_imported.run(());
            on_done.run(());
        }
    };
    let nothing = move || intake.read().import.is_empty();
    view! {
        <div class="button-row">
            <button class="button button--primary" type="button" disabled=nothing on:click=import>
                {move || match nothing() {
                    true => "Nothing to import".to_owned(),
                    false => format!("Import {}", intake.read().amount()),
                }}
            </button>
            <button class="button" type="button" on:click=move |_| on_done.run(())>
                {move || if nothing() { "Done" } else { "Discard" }}
            </button>
        </div>
    }
}

/// Which names of types were matched to known ones, for the next file.
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

//! What each kind of file needs, with sample files to start from.

use crate::{
    platform::files,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{Icon, IconName, Section},
        format::days,
    },
};
use leptos::prelude::*;
use switchback_core::exchange::table::sample_files::{
    INTERVIEWS_COLUMNS, INTERVIEWS_FILE, PEOPLE_COLUMNS, PEOPLE_FILE, SampleColumn, interviews_file,
    people_file,
};

#[component]
pub fn FileNeeds() -> impl IntoView {
    let store = Store::expect();
    let people = Sample { name: PEOPLE_FILE, columns: &PEOPLE_COLUMNS, text: |_| people_file() };
    let interviews = Sample {
        name: INTERVIEWS_FILE,
        columns: &INTERVIEWS_COLUMNS,
        text: |store| {
            let today = days::local_date(store, store.now.get_untracked());
            interviews_file(today.succ_opt().unwrap_or(today))
        },
    };
    view! {
        <Section title="What each file needs">
            <div class="grid-auto">
                <Needs
                    title="People"
                    text="A name or email address. Optional: team, time zone, and the interview types each person is certified in or in training for."
                    sample=people
                />
                <Needs
                    title="Interviews"
                    text="Start, end or duration, interview type and interviewer. With an ID column, a newer export updates the interviews you already have."
                    sample=interviews
                />
                <Needs
                    title="Calendar"
                    text="The shared interview calendar. The interview type is found in the title, the interviewer among the invitees."
                />
            </div>
            {move || {
                let has_people = store.read(|workspace| !workspace.people.is_empty());
                has_people
                    .then(|| {
                        view! {
                            <p>
                                <a href=Route::Plan.href()>"Done importing? Plan the coming weeks."</a>
                            </p>
                        }
                    })
            }}
        </Section>
    }
}

/// A sample file.
#[derive(Clone, Copy)]
struct Sample {
    name: &'static str,
    columns: &'static [SampleColumn],
    text: fn(Store) -> String,
}

#[component]
fn Needs(title: &'static str, text: &'static str, #[prop(optional)] sample: Option<Sample>) -> impl IntoView {
    view! {
        <article class="card card--plain">
            <h3 class="card__title">{title}</h3>
            <div class="card__body">
                <p class="text-subtle">{text}</p>
                {sample.map(|sample| view! { <SampleFile sample=sample /> })}
            </div>
        </article>
    }
}

/// Its columns, and a button that downloads it.
#[component]
fn SampleFile(sample: Sample) -> impl IntoView {
    let store = Store::expect();
    let download = move |_| {
        if let Err(error) = files::download(sample.name, "text/csv", &(sample.text)(store)) {
            store.notify(Notice::refused(error.to_string()));
        }
    };
    let columns = sample.columns.iter().map(|column| {
        view! {
            <li>
                <strong>{column.name}</strong>
                {format!(": {}", column.what)}
            </li>
        }
    });
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">{format!("Columns of {}", sample.name)}</summary>
            <div class="disclosure__body">
                <ul class="stack stack--tight text-small">{columns.collect_view()}</ul>
            </div>
        </details>
        <div class="card__actions">
            <button class="button button--small" type="button" on:click=download>
                <Icon name=IconName::Download />
                {format!("Download {}", sample.name)}
            </button>
        </div>
    }
}

//! Busy times from a calendar file. Imports only the times, never what the events are about.

use crate::{
    platform::files,
    store::{Store, calendar_files, notice::Notice},
    ui::{
        components::{Icon, IconName, Section},
        controls::command_button::CommandButton,
        format::{reading::Reading, words},
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    command::{Command, person::BusyTimes},
    model::{
        code::external_key,
        ids::{PersonId, SourceId},
        person::Person,
    },
};

/// How many problems are shown; the rest are counted.
const SHOWN: usize = 20;

#[component]
pub fn BusyCalendar(person: PersonId, known: Memo<Option<Person>>) -> impl IntoView {
    let store = Store::expect();
    let reading = RwSignal::new(Reading::Rests);
    let problems = RwSignal::new(Vec::<String>::new());
    let read = move |event: leptos::ev::Event| {
        let picked = files::picked(&event, files::MOST_IMPORT_BYTES);
        reading.set(Reading::Begins);
        problems.set(Vec::new());
        spawn_local(async move {
            for file in picked.await {
                match file {
                    Ok(file) => import(store, person, file, reading, problems).await,
                    Err(error) => store.notify(Notice::refused(error.to_string())),
                }
            }
            reading.set(Reading::Rests);
        });
    };
    // Each file's times, to remove those of a wrong one.
    let remove = move || {
        let busy = known.get().map(|known| known.busy).unwrap_or_default();
        let read = busy.into_iter().filter(|(_, busy)| !busy.is_empty());
        read.map(|(source, busy)| {
            let command = Command::ReadBusyTimes(BusyTimes { person, source, busy: Vec::new() });
            view! {
                <CommandButton class="button button--quiet" command=command done="Busy times removed.">
                    {format!("Remove {}", words::count(busy.len(), "busy time", "busy times"))}
                </CommandButton>
            }
        })
        .collect_view()
    };
    let count = move || known.read().as_ref().map_or(0, |known| known.busy.values().map(Vec::len).sum());
    view! {
        <Section title="Busy times">
            <p class="text-subtle">
                {move || match count() {
                    0_usize => "Import a calendar file to keep busy times free of sessions as a trainee. Only the times are stored, not what the events are about.".to_owned(),
                    count => format!(
                        "{} imported. Importing a file with the same name again replaces its busy times.",
                        words::count(count, "busy time", "busy times"),
                    ),
                }}
            </p>
            <div class="button-row">
                <label class="button">
                    <Icon name=IconName::Upload />
                    {move || reading.get().words("Import calendar")}
                    <input class="visually-hidden" type="file" accept=".ics,text/calendar" on:change=read />
                </label>
                {remove}
            </div>
            <Problems problems=problems />
        </Section>
    }
}

/// The problems stay on the page until the next import, as a notice would disappear before it is read.
#[component]
fn Problems(problems: RwSignal<Vec<String>>) -> impl IntoView {
    let more = move || problems.read().len().saturating_sub(SHOWN);
    view! {
        <Show when=move || !problems.read().is_empty()>
            <details class="disclosure" open=true>
                <summary class="disclosure__summary">
                    {move || words::count(problems.read().len(), "event with problems", "events with problems")}
                </summary>
                <ul class="disclosure__body stack stack--tight text-small">
                    {move || {
                        let shown = problems.get().into_iter().take(SHOWN);
                        shown.map(|problem| view! { <li>{problem}</li> }).collect_view()
                    }}
                    <Show when=move || { more() > 0 }>
                        <li>{move || format!("and {} more", more())}</li>
                    </Show>
                </ul>
            </details>
        </Show>
    }
}

async fn import(
    store: Store,
    person: PersonId,
    file: files::ReadFile,
    reading: RwSignal<Reading>,
    problems: RwSignal<Vec<String>>,
) {
    let Some(zone) = store.read(|workspace| workspace.people.get(&person).map(|known| known.zone.clone()))
    else {
        return;
    };
    let owner =
        store.read(|workspace| workspace.profiles.0.get(&person).and_then(|known| known.mail.clone()));
    let source = SourceId(external_key("calendar", &file.name));
    let tell = move |progress| reading.set(Reading::Runs(progress));
    match calendar_files::busy_times(file, zone, owner, store.now.get_untracked(), tell).await {
        Ok(found) => {
            let done = format!("{} imported.", words::count(found.busy.len(), "busy time", "busy times"));
            store.act(Command::ReadBusyTimes(BusyTimes { person, source, busy: found.busy }), done);
            problems.update(|problems| problems.extend(found.problems));
        }
        Err(words) => store.notify(Notice::refused(words)),
    }
}

//! The workspace as a whole: what leaves it, how it looks here, and leaving it.

use crate::{
    platform::{
        device::{self, Theme},
        files, theme,
    },
    route::Route,
    store::{Saving, Store, notice::Notice},
    ui::{
        components::{ConfirmDialog, Icon, IconName, Page, Section, SegmentedOption},
        format::words,
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    export::{directory, scorecards, session_calendar, sessions},
    model::actor::Actor,
    progress::schedule::session_card::session_cards,
};

#[component]
pub fn SettingsPage() -> impl IntoView {
    let store = Store::expect();
    let title = store.derive(|workspace| {
        workspace.about.as_ref().map_or_else(|| "The workspace".into(), |about| about.name.clone())
    });
    let lead = store.derive(|workspace| {
        format!(
            "{}, {}, {}.",
            words::count(workspace.people.len(), "person", "people"),
            words::count(workspace.interviews.len(), "interview", "interviews"),
            words::count(workspace.certificates.len(), "certificate", "certificates"),
        )
    });
    view! {
        <Page title=title lead=lead narrow=true>
            <State />
            <Leaving />
            <Look />
            <Section title="Everything that was done">
                <p>
                    <a href=Route::History.href()>"The history"</a>
                    ", with a way back for each entry."
                </p>
            </Section>
            <Leave />
        </Page>
    }
}

#[component]
fn State() -> impl IntoView {
    let store = Store::expect();
    let hash = store.derive(|workspace| format!("{:016x}", workspace.state_hash()));
    let saving = move || match store.saving.get() {
        Saving::Saved => "Everything is saved in this browser.".to_owned(),
        Saving::Saving => "Saving …".to_owned(),
        Saving::Waiting(reason) | Saving::NotKept(reason) => format!("Not saved: {reason}"),
    };
    view! {
        <Section title="Where it stands">
            <p role="status">{saving}</p>
            <p class="text-subtle text-small">
                "State "
                <code data-testid="state-hash">{hash}</code>
                ": equal workspaces have equal ones."
            </p>
            <Oddities />
            <Broken />
        </Section>
    }
}

#[component]
fn Oddities() -> impl IntoView {
    let store = Store::expect();
    let oddities = store.derive(|workspace| {
        workspace.oddities.iter().map(|oddity| oddity.kind.to_string()).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !oddities.read().is_empty()>
            <details class="disclosure">
                <summary class="disclosure__summary">
                    {move || words::count(oddities.read().len(), "thing does not fit", "things do not fit")}
                </summary>
                <ul class="disclosure__body">
                    {move || oddities.get().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                </ul>
            </details>
        </Show>
    }
}

/// Records that were set aside because they could not be read.
#[component]
fn Broken() -> impl IntoView {
    let store = Store::expect();
    let download = move |_| {
        let text = store.damage.read_untracked().broken.join("\n");
        save(store, "switchback-damaged.txt", "text/plain", &text);
    };
    view! {
        <Show when=move || !store.damage.read().broken.is_empty()>
            <p>
                "A part of the log was damaged and set aside. If you have a workspace file from before, open that one."
            </p>
            <button class="button" type="button" on:click=download>
                <Icon name=IconName::Download />
                "The damaged part"
            </button>
        </Show>
    }
}

fn save(store: Store, name: &str, mime: &str, text: &str) {
    if let Err(error) = files::download(name, mime, text) {
        store.notify(Notice::refused(error.to_string()));
    }
}

#[component]
fn Leaving() -> impl IntoView {
    let store = Store::expect();
    let whole = move |_| {
        spawn_local(async move {
            match store.workspace_file().await {
                Ok(text) => save(store, "switchback-workspace.json", "application/json", &text),
                Err(words) => store.notify(Notice::refused(words)),
            }
        });
    };
    let people = move |_| {
        let text = store.read(|workspace| {
            directory::write(
                workspace,
                &switchback_core::progress::certificates::directory::directory(
                    workspace,
                    store.now.get_untracked(),
                ),
            )
        });
        save(store, "people.csv", "text/csv", &text);
    };
    let cards = move || {
        let person = match store.who.get_untracked() {
            Actor::Member(person) => Some(person),
            _ => None,
        };
        store.read(|workspace| {
            let cards = session_cards(workspace, |session| !session.state().is_draft());
            let own = |person| move |card: &_| is_of(card, person);
            match person {
                Some(person) => cards.into_iter().filter(own(person)).collect::<Vec<_>>(),
                None => cards,
            }
        })
    };
    let calendar = move |_| {
        let text = session_calendar::write(&cards(), store.now.get_untracked());
        save(store, "switchback-sessions.ics", "text/calendar", &text);
    };
    let table = move |_| save(store, "sessions.csv", "text/csv", &sessions::write(&cards()));
    let scorecards = move |_| {
        let text = store.read(|workspace| scorecards::write(workspace, store.who.get_untracked()));
        save(store, "training-scorecards.csv", "text/csv", &text);
    };
    view! {
        <Section title="Take it with you">
            <p class="text-subtle">
                "The workspace file holds everything and comes back exactly as it was. Keep one outside this browser."
            </p>
            <div class="button-row">
                <button class="button button--primary" type="button" on:click=whole>
                    <Icon name=IconName::Download />
                    "Workspace file"
                </button>
                <button class="button" type="button" on:click=calendar>
                    <Icon name=IconName::Calendar />
                    "Sessions as a calendar"
                </button>
                <button class="button" type="button" on:click=table>
                    "Sessions as CSV"
                </button>
                <button class="button" type="button" on:click=people>
                    "People as CSV"
                </button>
                <button class="button" type="button" on:click=scorecards>
                    "Training scorecards as CSV"
                </button>
            </div>
        </Section>
    }
}

fn is_of(
    card: &switchback_core::progress::schedule::session_card::SessionCard,
    person: switchback_core::model::ids::PersonId,
) -> bool {
    card.trainee == person || card.mentor == person
}

#[component]
fn Look() -> impl IntoView {
    let chosen = RwSignal::new(device::theme());
    let choose = move |theme: Theme| {
        chosen.set(theme);
        device::remember_theme(theme);
        theme::apply(theme);
    };
    let options = [(Theme::System, "As the device"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];
    view! {
        <Section title="How it looks here">
            <fieldset class="segmented">
                <legend class="visually-hidden">"Theme"</legend>
                {options
                    .map(|(theme, words)| {
                        view! {
                            <SegmentedOption
                                name="theme"
                                is_chosen=Signal::derive(move || chosen.get() == theme)
                                on_choose=Callback::new(move |()| choose(theme))
                            >
                                {words}
                            </SegmentedOption>
                        }
                    })
                    .collect_view()}
            </fieldset>
        </Section>
    }
}

#[component]
fn Leave() -> impl IntoView {
    let store = Store::expect();
    let leaving = RwSignal::new(false);
    let is_sample = store.derive(switchback_core::workspace::Workspace::is_sample);
    let words =
        move || if is_sample.get() { "Leave the sample company" } else { "Erase this workspace here" };
    view! {
        <Section title="Leave it">
            <p class="text-subtle">
                {move || match is_sample.get() {
                    true => "The sample company goes, and you can begin with your own files.",
                    false => "It goes from this browser. A workspace file brings it back, so download one first.",
                }}
            </p>
            <div class="button-row">
                <button class="button button--danger" type="button" on:click=move |_| leaving.set(true)>
                    {words}
                </button>
            </div>
        </Section>
        <ConfirmDialog
            title="Erase everything in this browser?"
            text="The log, the names and the drafts go. Only a workspace file can bring them back."
            confirm="Erase it here"
            open=leaving
            on_confirm=Callback::new(move |()| store.leave())
        />
    }
}

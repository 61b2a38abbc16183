//! The workspace as a whole: storage, export and backup, appearance, and deleting it.

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
    access::exports::{Share, exports},
    export::{directory, scorecards, session_calendar, sessions},
    progress::schedule::session_card::{SessionCard, session_cards},
};

#[component]
pub fn SettingsPage() -> impl IntoView {
    let store = Store::expect();
    let title = store.derive(|workspace| {
        workspace.about.as_ref().map_or_else(|| "Workspace".into(), |about| about.name.clone())
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
            <StorageState />
            <Exports />
            <Appearance />
            <Show when=move || store.may_open(Route::History)>
                <Section title="History">
                    <p>
                        <a href=Route::History.href()>"View history"</a>
                        " to see changes and undo recent ones."
                    </p>
                </Section>
            </Show>
            <Show when=move || store.may_open(Route::Import)>
                <p>
                    <a href=Route::Import.href()>"Import files"</a>
                </p>
            </Show>
            <Deletion />
        </Page>
    }
}

#[component]
fn StorageState() -> impl IntoView {
    let store = Store::expect();
    let hash = store.derive(|workspace| format!("{:016x}", workspace.state_hash()));
    let saving = move || match store.saving.get() {
        Saving::Saved => "Everything is saved in this browser.".to_owned(),
        Saving::Saving => "Saving …".to_owned(),
        Saving::Waiting(reason) | Saving::NotKept(reason) => format!("Not saved: {reason}"),
    };
    view! {
        <Section title="Storage">
            <p role="status">{saving}</p>
            <p class="text-subtle text-small">
                "Checksum "
                <code data-testid="state-hash">{hash}</code>
                ". Identical workspaces have the same checksum."
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
                    {move || words::count(oddities.read().len(), "inconsistency in the log", "inconsistencies in the log")}
                </summary>
                <ul class="disclosure__body">
                    {move || oddities.get().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                </ul>
            </details>
        </Show>
    }
}

/// The lines that were set aside because they are damaged.
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
                "Part of the log is damaged and was set aside. If you have an earlier workspace file, open that one."
            </p>
            <button class="button" type="button" on:click=download>
                <Icon name=IconName::Download />
                "Download damaged part"
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
fn Exports() -> impl IntoView {
    let store = Store::expect();
    let may = Memo::new(move |_| exports(store.who.get()));
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
        store.ask_untracked(|asker| {
            let cards = session_cards(asker.workspace, |session| !session.state().is_draft());
            let own = |card: &SessionCard| asker.by.is(card.trainee) || asker.by.is(card.mentor);
            match exports(asker.by).sessions {
                Share::Everybody => cards,
                Share::Own => cards.into_iter().filter(own).collect::<Vec<_>>(),
            }
        })
    };
    let calendar = move |_| {
        let text = session_calendar::write(&cards(), store.now.get_untracked());
        save(store, "switchback-sessions.ics", "text/calendar", &text);
    };
    let table = move |_| save(store, "sessions.csv", "text/csv", &sessions::write(&cards()));
    let scorecards = move |_| {
        let text = store.ask_untracked(scorecards::write);
        save(store, "training-scorecards.csv", "text/csv", &text);
    };
    view! {
        <Section title="Export and backup">
            <p class="text-subtle">
                "A workspace file contains everything and restores it exactly. Keep a copy outside this browser."
            </p>
            <div class="button-row">
                <button class="button button--primary" type="button" on:click=whole>
                    <Icon name=IconName::Download />
                    "Back up workspace"
                </button>
                <button class="button" type="button" on:click=calendar>
                    <Icon name=IconName::Calendar />
                    "Export sessions (.ics)"
                </button>
                <button class="button" type="button" on:click=table>
                    "Export sessions (CSV)"
                </button>
                <Show when=move || may.read().people>
                    <button class="button" type="button" on:click=people>
                        "Export people (CSV)"
                    </button>
                </Show>
                <Show when=move || may.read().scorecards>
                    <button class="button" type="button" on:click=scorecards>
                        "Export training scorecards (CSV)"
                    </button>
                </Show>
            </div>
        </Section>
    }
}

#[component]
fn Appearance() -> impl IntoView {
    let chosen = RwSignal::new(device::theme());
    let choose = move |theme: Theme| {
        chosen.set(theme);
        device::remember_theme(theme);
        theme::apply(theme);
    };
    let options = [(Theme::System, "System"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];
    view! {
        <Section title="Appearance">
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
fn Deletion() -> impl IntoView {
    let store = Store::expect();
    let deleting = RwSignal::new(false);
    let is_sample = store.derive(switchback_core::workspace::Workspace::is_sample);
    let words = move || if is_sample.get() { "Exit sample" } else { "Delete workspace" };
    view! {
        <Section title=words>
            <p class="text-subtle">
                {move || match is_sample.get() {
                    true => "Removes the sample company, so that you can start with your own files.",
                    false => "Deletes this workspace from this browser. Back it up first: a workspace file restores it.",
                }}
            </p>
            <div class="button-row">
                <button class="button button--danger" type="button" on:click=move |_| deleting.set(true)>
                    {words}
                </button>
            </div>
        </Section>
        <ConfirmDialog
            title="Delete everything in this browser?"
            text="The log, names and drafts are deleted. Only a workspace file can restore them."
            confirm="Delete everything"
            open=deleting
            on_confirm=Callback::new(move |()| store.leave())
        />
    }
}

//! Exports for those who may have them, and the backup.

use super::download::save;
use crate::{
    platform::{files::TextParts, pace::Pace},
    store::{Store, notice::Notice, team::TeamError},
    ui::components::{Icon, IconName, Section},
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    access::exports::{Share, exports},
    export::{directory, scorecards, session_calendar, sessions},
    progress::{
        certificates::directory::directory as everyone,
        schedule::session_card::{SessionCard, session_cards},
    },
};

/// Shown before a backup if the loss is known then, and in any case after it.
const HISTORY_INCOMPLETE: &str = "This browser has lost part of the history. \
                                  The workspace file has everything on the screen, but not all earlier changes.";

const WORKSPACE_FILE: &str = "switchback-workspace.json";
const JSON: &str = "application/json";

/// Shown if the server doesn't respond. A file is created anyway.
const WITHOUT_SERVER: &str =
    "Your team’s server can’t be reached. This file has what this device knows, without earlier changes.";

#[component]
pub fn Exports() -> impl IntoView {
    let store = Store::expect();
    let may = Memo::new(move |_| exports(store.who.get()));
    view! {
        <Section title="Export and backup">
            <p class="text-subtle">{move || lead(store)}</p>
            <Show when={move || store.damage.read().missing > 0}>
                <p>{HISTORY_INCOMPLETE}</p>
            </Show>
            <div class="button-row">
                <Show when=move || store.holds_everything()>
                    <button class="button button--primary" type="button" on:click=move |_| save_workspace(store)>
                        <Icon name=IconName::Download />
                        "Back up workspace"
                    </button>
                </Show>
                <button class="button" type="button" on:click=move |_| save_calendar(store)>
                    <Icon name=IconName::Calendar />
                    "Export sessions (.ics)"
                </button>
                <button class="button" type="button" on:click=move |_| save_sessions(store)>
                    "Export sessions (CSV)"
                </button>
                <Show when=move || may.read().people>
                    <button class="button" type="button" on:click=move |_| save_people(store)>
                        "Export people (CSV)"
                    </button>
                </Show>
                <Show when=move || may.read().scorecards>
                    <button class="button" type="button" on:click=move |_| save_scorecards(store)>
                        "Export training scorecards (CSV)"
                    </button>
                </Show>
            </div>
        </Section>
    }
}

/// What a workspace file contains here.
fn lead(store: Store) -> &'static str {
    match (store.is_team(), store.holds_everything()) {
        (false, _) => {
            "A workspace file contains everything and restores it exactly. Keep a copy outside this browser."
        }
        (true, true) => {
            "The server has the whole workspace, and the person who runs the server backs it up. A workspace file has all of it, except scorecards that are still hidden. Start a new server with it, or open it in any browser."
        }
        (true, false) => "The server has the workspace, and the person who runs the server backs it up.",
    }
}

fn save_workspace(store: Store) {
    spawn_local(async move {
        if !store.is_team() {
            return match save_own_copy(store).await {
                Ok(0) => {}
                Ok(_) => store.notify(Notice::said(format!("Backed up. {HISTORY_INCOMPLETE}"))),
                Err(problem) => store.notify(Notice::refused(problem)),
            };
        }
        match store.file().await {
            Ok(text) => drop(save(store, WORKSPACE_FILE, JSON, &text)),
            Err(TeamError::NoServer) => store.notify(match save_own_copy(store).await {
                Ok(_) => Notice::said(WITHOUT_SERVER),
                Err(problem) => Notice::refused(problem),
            }),
            Err(problem) => store.notify(Notice::refused(problem.to_string())),
        }
    });
}

/// Saves what this device has. Returns how many changes it lacks.
async fn save_own_copy(store: Store) -> Result<u64, String> {
    let backup = store.backup().await?;
    let (missing, end) = (backup.missing, backup.end);
    let text = TextParts::default();
    let mut pace = Pace::begin();
    for part in backup {
        text.push(&part);
        pace.rest().await;
    }
    text.download(WORKSPACE_FILE, JSON).map_err(|error| error.to_string())?;
    store.remember_backup_until(end);
    Ok(missing)
}

fn save_people(store: Store) {
    let text = store.read(|workspace| {
        directory::write(workspace, &everyone(workspace, &*store.zones(), store.now.get_untracked()))
    });
    save(store, "people.csv", "text/csv", &text);
}

fn save_calendar(store: Store) {
    let text = session_calendar::write(&shared_sessions(store), store.now.get_untracked());
    save(store, "switchback-sessions.ics", "text/calendar", &text);
}

fn save_sessions(store: Store) {
    save(store, "sessions.csv", "text/csv", &sessions::write(&shared_sessions(store)));
}

fn save_scorecards(store: Store) {
    let text = store.ask_untracked(scorecards::write);
    save(store, "training-scorecards.csv", "text/csv", &text);
}

/// The sessions that the current user may export.
fn shared_sessions(store: Store) -> Vec<SessionCard> {
    store.ask_untracked(|asker| {
        let cards = session_cards(asker.workspace, |session| !session.state().is_draft());
        let own = |card: &SessionCard| asker.by.is(card.trainee) || asker.by.is(card.mentor);
        match exports(asker.by).sessions {
            Share::Everyone => cards,
            Share::Own => cards.into_iter().filter(own).collect::<Vec<_>>(),
        }
    })
}

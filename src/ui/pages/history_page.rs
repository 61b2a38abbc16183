//! The log as people read it: who changed what and when, each change with its undo.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::{Each, EmptyState, IconName, Page, due},
        controls::{filters::FilterText, query::query_value},
        format::{command_summary, days::local_date, times, words},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use switchback_core::{
    access::{self, role::Role},
    command::Command,
    fact::event::Event,
    log::history::{CommandRecord, RecordState, history},
    model::{actor::Actor, ids::CommandId},
    text_search::Query,
    wording::capitalized,
    workspace::Workspace,
};

mod older;
mod search;
mod undoable;

use older::{OlderChanges, ShowOlder};
use search::search;
use undoable::{Obstacles, obstacles};

/// How many entries are shown at once.
const PAGE: usize = 30;

#[component]
pub fn HistoryPage() -> impl IntoView {
    let store = Store::expect();
    let is_due = due();
    let lead = Signal::derive(move || lead(store.who.get()).to_owned());
    view! {
        <Page title="History" lead=lead narrow=true>
            <Show when=move || is_due.get()>
                <Changes />
            </Show>
        </Page>
    }
}

#[component]
fn Changes() -> impl IntoView {
    let store = Store::expect();
    let shown = RwSignal::new(PAGE);
    let older = OlderChanges::of(store);
    let records = Memo::new(move |_| {
        let who = store.who.get();
        let all = store.read_log(history).into_iter().chain(older.records());
        all.filter(|record| access::history::sees(who, record.by)).collect::<Vec<_>>()
    });
    let (text, _) = query_value("text");
    let typed = Signal::derive(move || text.get().unwrap_or_default());
    let found = search(store, records, typed, said);
    let all = move || Query::new(&typed.read()).is_empty();
    let length = Memo::new(move |_| if all() { records.read().len() } else { found.read().places.len() });
    let is_looking =
        Memo::new(move |_| !all() && (older.is_reading() || found.read().is_looking(records.read().len())));
    Effect::new(move || {
        if !all() {
            older.read();
        }
    });
    let drawn = Memo::new(move |_| {
        let (records, most) = (records.read(), shown.get());
        match all() {
            true => lines(store, &records, records.iter().take(most)),
            false => {
                let found = found.read();
                let places = found.places.iter().take(most);
                lines(store, &records, places.filter_map(|place| records.get(*place)))
            }
        }
    });
    let offered = Memo::new(move |_| drawn.read().iter().filter_map(HistoryLine::offers_undo).collect());
    let obstacles = obstacles(store, offered);
    view! {
        <Show when=move || !records.read().is_empty() || !older.is_complete() fallback=|| view! { <NoChanges /> }>
            <SearchBar count=length is_looking=is_looking has_more=Signal::derive(move || all() && !older.is_complete()) />
            <ol class="timeline">
                <Each each=move || drawn.get() key=HistoryLine::key let:line>
                    {match line {
                        HistoryLine::Day(_, words) => view! { <Day words=words /> }.into_any(),
                        HistoryLine::Change(row) => view! { <Entry row=row obstacles=obstacles /> }.into_any(),
                    }}
                </Each>
            </ol>
            <Show when=move || !all() && length.get() == 0 && !is_looking.get()>
                <EmptyState icon=IconName::Search title="Nothing found" text=nothing_found(older) />
            </Show>
            <Show when=move || { length.get() > shown.get() }>
                <button class="button" type="button" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                    "Show more"
                </button>
            </Show>
            <Show when=move || { length.get() <= shown.get() }>
                <ShowOlder older=older />
            </Show>
        </Show>
    }
}

fn lead(who: Actor) -> &'static str {
    match Role::of(who).is_coordinator() {
        true => "Changes in this workspace, newest first.",
        false => "Your changes, newest first.",
    }
}

fn nothing_found(older: OlderChanges) -> &'static str {
    if older.is_complete() { "No matching changes." } else { "No matching changes on this device." }
}

#[component]
fn NoChanges() -> impl IntoView {
    view! { <EmptyState icon=IconName::Clock title="No changes yet" text="Changes you make are listed here." /> }
}

#[component]
fn SearchBar(
    count: Memo<usize>,
    is_looking: Memo<bool>,
    /// Whether there are older changes than those that are counted.
    has_more: Signal<bool>,
) -> impl IntoView {
    let words = move || match (is_looking.get(), has_more.get()) {
        (true, _) => "Searching…".to_owned(),
        (false, true) => format!("The latest {}", words::count(count.get(), "change", "changes")),
        (false, false) => words::count(count.get(), "change", "changes"),
    };
    view! {
        <form class="filter-bar" role="search" on:submit=|event| event.prevent_default()>
            <FilterText label="Search" placeholder="Change or person" />
            <output class="filter-bar__count">{words}</output>
        </form>
    }
}

/// A line of the page: the changes of a day stand below it.
#[derive(Clone, Debug, PartialEq)]
enum HistoryLine {
    Day(NaiveDate, String),
    Change(HistoryRow),
}

impl HistoryLine {
    fn key(&self) -> (Option<NaiveDate>, Option<(CommandId, bool, bool)>) {
        match self {
            Self::Day(day, _) => (Some(*day), None),
            Self::Change(row) => {
                (None, Some((row.command, row.state == RecordState::Counts, row.obstacle.is_some())))
            }
        }
    }

    /// The change of this line, where its undo may be possible.
    fn offers_undo(&self) -> Option<CommandId> {
        match self {
            Self::Change(row) if row.state == RecordState::Counts && row.obstacle.is_none() => {
                Some(row.command)
            }
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct HistoryRow {
    command: CommandId,
    words: String,
    by: String,
    at: DateTime<Utc>,
    state: RecordState,
    /// Why it can't be undone, as far as that is known without the whole log.
    obstacle: Option<String>,
}

fn lines<'a>(
    store: Store,
    all: &[CommandRecord],
    records: impl Iterator<Item = &'a CommandRecord>,
) -> Vec<HistoryLine> {
    let mut last = None;
    let mut lines = Vec::new();
    store.read(|workspace| {
        for record in records {
            let day = local_date(store, record.at);
            if last != Some(day) {
                lines.push(HistoryLine::Day(day, times::day(store, record.at)));
                last = Some(day);
            }
            lines.push(HistoryLine::Change(row(store, workspace, all, record)));
        }
    });
    lines
}

fn row(store: Store, workspace: &Workspace, all: &[CommandRecord], record: &CommandRecord) -> HistoryRow {
    HistoryRow {
        command: record.command,
        words: summary(workspace, all, record),
        by: actor(workspace, record),
        at: record.at,
        state: record.state,
        obstacle: store
            .ask(|asker| access::history::offer_undo(asker, record))
            .err()
            .map(|refusal| refusal.to_string()),
    }
}

/// What a change did. An undo says which of the other changes it took back.
fn summary(workspace: &Workspace, all: &[CommandRecord], record: &CommandRecord) -> String {
    let undone = |event: &Event| match event {
        Event::CommandUndone { command } => all.iter().find(|other| other.command == *command),
        _ => None,
    };
    match record.events.first().and_then(undone) {
        Some(undone) => format!("Undid “{}”", command_summary::words(workspace, undone)),
        None => command_summary::words(workspace, record),
    }
}

fn actor(workspace: &Workspace, record: &CommandRecord) -> String {
    capitalized(&words::actor_name(workspace, record.by))
}

/// What a search looks at: the change and who made it.
fn said(workspace: &Workspace, record: &CommandRecord) -> String {
    format!("{} {}", command_summary::words(workspace, record), actor(workspace, record))
}

#[component]
fn Day(words: String) -> impl IntoView {
    view! {
        <li class="timeline__day">
            <h2>{words}</h2>
        </li>
    }
}

#[component]
fn Entry(row: HistoryRow, obstacles: Signal<Obstacles>) -> impl IntoView {
    let store = Store::expect();
    let command = row.command;
    let known = (row.state == RecordState::Counts).then_some(row.obstacle).flatten();
    let obstacle = Memo::new(move |_| known.clone().or_else(|| obstacles.read().get(&command).cloned()));
    // What is shown may be a moment old.
    let press = move |_| match obstacle
        .get_untracked()
        .and_then(|_| store.undo_obstacle(Command::Undo { command }))
    {
        Some(refusal) => store.notify(Notice::refused(refusal.to_string())),
        None => store.undo(command),
    };
    // The clock of the page is up to a minute behind a change that was just made.
    let when = move || format!(" · {}", times::relative(store, store.now.get().max(row.at), row.at));
    let undo = view! {
        <button
            class="button button--small button--quiet timeline__undo"
            type="button"
            aria-disabled=move || obstacle.read().is_some().then_some("true")
            on:click=press
        >
            "Undo"
            <span class="visually-hidden">{format!(": {}", row.words)}</span>
        </button>
    };
    view! {
        <li class="timeline__entry">
            <p class="timeline__text">
                {row.words}
                {(row.state == RecordState::Undone)
                    .then(|| view! { <span class="badge badge--muted">"Undone"</span> })}
            </p>
            <p class="timeline__time">
                <bdi>{row.by}</bdi> {when} {move || obstacle.get().map(|reason| format!(" · {reason}"))}
            </p>
            {(row.state == RecordState::Counts).then_some(undo)}
        </li>
    }
}

//! The log as people read it: who did what and when, each with its way back.

use crate::{
    store::Store,
    ui::{
        components::{Each, EmptyState, IconName, Page},
        format::{times, words},
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    log::{
        Log,
        history::{CommandRecord, RecordState, history},
    },
    model::{actor::Actor, ids::CommandId},
};

mod command_summary;

/// How many entries are shown at once.
const PAGE: usize = 50;

#[component]
pub fn HistoryPage() -> impl IntoView {
    let store = Store::expect();
    let shown = RwSignal::new(PAGE);
    let records = Memo::new(move |_| store.read_log(|log| rows(store, log)));
    view! {
        <Page title="History" lead="Everything that was done here, newest first." narrow=true>
            <Show
                when=move || !records.read().is_empty()
                fallback=|| {
                    view! {
                        <EmptyState icon=IconName::Clock title="Nothing yet" text="What you do is listed here." />
                    }
                }
            >
                <ol class="timeline">
                    <Each
                        each=move || records.get().into_iter().take(shown.get())
                        key=|row| (row.command, row.standing == RecordState::Counts, row.may_undo)
                        let:row
                    >
                        <Entry row=row />
                    </Each>
                </ol>
                <Show when={move || records.read().len() > shown.get()}>
                    <button class="button" type="button" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                        "Show more"
                    </button>
                </Show>
            </Show>
        </Page>
    }
}

#[derive(Clone, Debug, PartialEq)]
struct DeedRow {
    command: CommandId,
    words: String,
    when: String,
    standing: RecordState,
    /// Whether the present person did it, or acts for everybody.
    may_undo: bool,
}

fn rows(store: Store, log: &Log) -> Vec<DeedRow> {
    let (now, who) = (store.now.get(), store.who.get());
    history(log).into_iter().map(|record| row(now, who, log, &record)).collect()
}

fn row(now: DateTime<Utc>, who: Actor, log: &Log, record: &CommandRecord) -> DeedRow {
    let workspace = log.workspace();
    DeedRow {
        command: record.command,
        words: command_summary::words(workspace, record),
        when: format!("{} · {}", words::actor_name(workspace, record.by), times::relative(now, record.at)),
        standing: record.standing,
        may_undo: who == Actor::Coordinator || who == record.by,
    }
}

#[component]
fn Entry(row: DeedRow) -> impl IntoView {
    let store = Store::expect();
    view! {
        <li class="timeline__entry">
            <p class="timeline__text">
                {row.words.clone()}
                {(row.standing == RecordState::Undone)
                    .then(|| view! { <span class="badge badge--muted">"Undone"</span> })}
            </p>
            <p class="timeline__time">{row.when}</p>
            {(row.standing == RecordState::Counts && row.may_undo)
                .then(|| {
                    view! {
                        <button
                            class="button button--small button--quiet timeline__undo"
                            type="button"
                            on:click=move |_| store.undo(row.command)
                        >
                            "Undo"
                            <span class="visually-hidden">{format!(": {}", row.words)}</span>
                        </button>
                    }
                })}
        </li>
    }
}

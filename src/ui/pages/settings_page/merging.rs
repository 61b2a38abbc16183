//! Merging another copy of the workspace: a preview of its new changes, and of what can't be merged.

use super::download::save;
use crate::{
    platform::files::ReadFile,
    store::{Store, merging::MergePreview, notice::Notice, workspace_files::NotOpened},
    ui::{
        components::{Dialog, Disclosure, Each, Section},
        controls::{file_reading::FileReading, workspace_file_picker::WorkspaceFilePicker},
        format::{command_summary, times, words},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;
use switchback_core::{
    command::{Command, Request},
    log::{
        history::{CommandRecord, history},
        undo::UNDO_REACH,
    },
    merge::LeftOut,
    model::ids::{CommandId, PersonId},
    order::Gather,
    wording::capitalized,
    workspace::Workspace,
};

#[component]
pub fn Merging() -> impl IntoView {
    let store = Store::expect();
    let reading = FileReading::at_rest();
    let found = RwSignal::new(Found::default());
    let open = RwSignal::new(false);
    let last = Memo::new(move |_| store.last_merge());
    let obstacle = undo_obstacle(store, last);
    let look = Callback::new(move |file| spawn_local(preview(store, file, reading, found, open)));
    view! {
        <Section title="Merge another copy">
            <p class="text-subtle">
                "Worked on this workspace in another browser, too? Back it up there, then merge the file here. You’ll see what’s new before anything changes."
            </p>
            <div class="button-row">
                <WorkspaceFilePicker label="Merge file" reading=reading on_file=look />
                <Show when=move || !last.read().is_empty()>
                    <button
                        class="button"
                        type="button"
                        aria-disabled=move || obstacle.read().is_some().then_some("true")
                        on:click=move |_| store.undo_last_merge()
                    >
                        "Undo last merge"
                    </button>
                    <span class="text-subtle text-small">{obstacle}</span>
                </Show>
            </div>
        </Section>
        <Preview found=found open=open />
    }
}

/// Why the last merge can't be undone, in words. Checked again with every change.
fn undo_obstacle(store: Store, last: Memo<BTreeSet<CommandId>>) -> RwSignal<Option<String>> {
    let obstacle = RwSignal::new(None);
    Effect::new(move || {
        let commands = last.get();
        if commands.is_empty() || !store.tells_undo_obstacles() {
            return obstacle.set(None);
        }
        spawn_local(async move {
            store.load_commands().await;
            let refusal = store.undo_obstacle(Command::UndoAll { commands });
            // The page may be gone by then.
            obstacle.try_set(refusal.map(|refusal| refusal.to_string()));
        });
    });
    obstacle
}

/// The differences between a file and this workspace, in words.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    requests: Vec<Request>,
    new: Vec<Line>,
    left_out: Vec<Line>,
    names: Vec<Line>,
    unread: u32,
    /// How many changes were merged. `None` before merging.
    merged: Option<usize>,
}

/// An item of a list, with a detail below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Line {
    words: String,
    more: String,
}

async fn preview(
    store: Store,
    file: ReadFile,
    reading: FileReading,
    found: RwSignal<Found>,
    open: RwSignal<bool>,
) {
    let run = reading.begin();
    run.begin_file(&file.name);
    let preview = store.preview_merge(file.bytes, move |percent| run.goes_on(percent)).await;
    if !run.end() {
        return;
    }
    match preview {
        // The page may be gone by then.
        Ok(preview) => {
            found.try_set(in_words(store, preview));
            open.try_set(true);
        }
        Err(NotOpened::Refused(words)) => store.notify(Notice::refused(words)),
        Err(NotOpened::Cancelled) => {}
    }
}

fn in_words(store: Store, MergePreview { merged, theirs }: MergePreview) -> Found {
    let records = history(&theirs).into_iter().map(|record| (record.command, record)).into_map();
    let new = |request: &Request| {
        records.get::<CommandId>(&request.id).map(|record| change(store, theirs.workspace(), record))
    };
    Found {
        new: merged.requests.iter().filter_map(new).collect(),
        left_out: merged.left_out.iter().map(|left| left_out(store, theirs.workspace(), left)).collect(),
        names: merged
            .other_names
            .iter()
            .map(|person| other_name(store, theirs.workspace(), *person))
            .collect(),
        unread: merged.unread,
        merged: None,
        requests: merged.requests,
    }
}

fn change(store: Store, theirs: &Workspace, record: &CommandRecord) -> Line {
    let by = capitalized(&words::actor_name(theirs, record.by));
    let more = format!("{by} · {}", times::day_and_time(store, record.at));
    Line { words: command_summary::words(theirs, record), more }
}

fn left_out(store: Store, theirs: &Workspace, left: &LeftOut) -> Line {
    let Line { words, more } = change(store, theirs, &left.record);
    Line { words, more: format!("{more} · {}", left.reason) }
}

fn other_name(store: Store, theirs: &Workspace, person: PersonId) -> Line {
    let described = |workspace: &Workspace| {
        let known = workspace.profiles.0.get(&person);
        known.map(|known| match &known.mail {
            Some(mail) => format!("{}, {mail}", known.name),
            None => known.name.clone(),
        })
    };
    let words = store.read(described).unwrap_or_default();
    let more = match described(theirs) {
        Some(there) => format!("In the file: {there}"),
        None => "Deleted in the file. If they asked to be deleted, delete them here too.".into(),
    };
    Line { words, more }
}

#[component]
fn Preview(found: RwSignal<Found>, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let merge = move |_| {
        let requests = found.read_untracked().requests.clone();
        store.merge(requests, move |merged| match merged {
            Ok(count) => drop(found.try_update(|found| found.merged = Some(count))),
            Err(words) => store.notify(Notice::refused(words)),
        });
    };
    let can_merge = move || found.with(|found| found.merged.is_none() && !found.requests.is_empty());
    let has_rest = move || found.with(|found| !(found.left_out.is_empty() && found.names.is_empty()));
    let new = Signal::derive(move || found.with(|found| found.new.clone()));
    let close = move || if can_merge() { "Cancel" } else { "Close" };
    view! {
        <Dialog
            title="Merge another copy"
            open=open
            actions=move || {
                view! {
                    <button class="button" type="button" on:click=move |_| open.set(false)>
                        {close}
                    </button>
                    <Show when=has_rest>
                        <button class="button" type="button" on:click=move |_| save_rest(store, &found.read_untracked())>
                            "Save list"
                        </button>
                    </Show>
                    <Show when=can_merge>
                        <button class="button button--primary" type="button" on:click=merge>
                            "Merge"
                        </button>
                    </Show>
                }
            }
        >
            <p role="status">{move || found.with(summary)}</p>
            <Show when=move || !new.read().is_empty()>
                <Disclosure summary=Signal::derive(move || format!("New in the file ({})", new.read().len()))>
                    <Lines lines=new />
                </Disclosure>
            </Show>
            <Listed title="Can’t be merged" lines=Signal::derive(move || found.with(|found| found.left_out.clone())) />
            <Listed
                title="Names that differ (the ones here are kept)"
                lines=Signal::derive(move || found.with(|found| found.names.clone()))
            />
        </Dialog>
    }
}

fn changes(count: usize) -> String {
    words::count(count, "change", "changes")
}

/// What the file contains, or what was merged.
fn summary(found: &Found) -> String {
    let asked = found.requests.len();
    let mut sentences = vec![match found.merged {
        Some(merged) if merged < asked => format!(
            "{} merged. {} no longer possible: something else changed here meanwhile.",
            changes(merged),
            words::count(asked - merged, "other is", "others are")
        ),
        Some(merged) => format!("{} merged.", changes(merged)),
        None if asked == 0 && found.left_out.is_empty() => {
            "Every change in this file is already here.".into()
        }
        None => format!("{} can be merged.", changes(asked)),
    }];
    if !found.left_out.is_empty() {
        sentences.push(format!("{} can’t. Redo here what you still want.", found.left_out.len()));
    }
    if asked > UNDO_REACH && found.merged.is_none() {
        sentences.push(format!("More than {UNDO_REACH} changes can’t be undone at once, so back up first."));
    }
    if found.unread > 0 {
        sentences.push(format!(
            "{} made with a newer Switchback and can’t be read. Reload to update, then merge the file again.",
            words::count(found.unread as usize, "change was", "changes were")
        ));
    }
    sentences.join(" ")
}

/// A list that is shown in full.
#[component]
fn Listed(title: &'static str, #[prop(into)] lines: Signal<Vec<Line>>) -> impl IntoView {
    view! {
        <Show when=move || !lines.read().is_empty()>
            <h3>{title}</h3>
            <Lines lines=lines />
        </Show>
    }
}

#[component]
fn Lines(lines: Signal<Vec<Line>>) -> impl IntoView {
    view! {
        <ul class="reason-list">
            <Each each=move || lines.get() key=Line::clone let:line>
                <li>
                    {line.words} <br /> <span class="text-subtle text-small">{line.more}</span>
                </li>
            </Each>
        </ul>
    }
}

/// Downloads what has to be redone by hand, for use after the dialog is closed.
fn save_rest(store: Store, found: &Found) {
    let lines = found.left_out.iter().chain(&found.names);
    let text: String = lines.map(|line| format!("{}\n    {}\n", line.words, line.more)).collect();
    save(store, "not-merged.txt", "text/plain", &text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::clock;
    use switchback_core::model::actor::Actor;

    #[test]
    fn merging_more_than_an_undo_can_take_back_warns_first() {
        let request = Request {
            id: CommandId(1),
            at: clock::now(),
            by: Actor::COORDINATOR,
            command: Command::Undo { command: CommandId(2) },
        };
        let found = |count| Found { requests: vec![request.clone(); count], ..Found::default() };
        assert_eq!(summary(&found(200)), "200 changes can be merged.");
        assert!(summary(&found(201)).contains("can’t be undone at once"));
        assert_eq!(summary(&Found { merged: Some(201), ..found(201) }), "201 changes merged.");
    }
}

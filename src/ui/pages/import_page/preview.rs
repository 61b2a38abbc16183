//! What a file would add, change and leave alone, and which lines cannot be taken.

use crate::{
    platform::device,
    store::Store,
    ui::{
        components::{Column, Icon, IconName, Section, TableHead},
        format::words,
        pages::import_page::{doubts::Doubts, type_choices::TypeChoices},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    intake::{Answers, Change, Intake, Item, LineProblem},
};

/// How many things of a kind are listed; the rest are counted.
const LISTED: usize = 100;

const PROBLEMS: &[Column] = &[Column::Words("Line"), Column::Words("What is wrong, and what to do")];
const CHANGES: &[Column] = &[Column::Words("Line"), Column::Words("What"), Column::Words("Before and after")];
const ADDED: &[Column] = &[Column::Words("Line"), Column::Words("What"), Column::Words("Detail")];

#[component]
pub fn Preview(
    intake: Memo<Intake>,
    answers: RwSignal<Answers>,
    /// Called before the import: the choices about the file are remembered.
    on_taken: Callback<()>,
    /// Offers the rows to fix as a download; calendars have none.
    #[prop(optional)]
    on_mend: Option<Callback<Vec<LineProblem>>>,
    on_done: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let take = move |_| {
        let import = intake.get_untracked().import;
        let count = intake.read_untracked().added.len() + intake.read_untracked().changed.len();
        let done = format!("{} taken in.", words::count(count, "change", "changes"));
        if store.act(Command::Import(import), done) {
            remember_types(&intake.read_untracked());
            on_taken.run(());
            on_done.run(());
        }
    };
    let nothing = move || intake.read().import.is_empty();
    view! {
        <div class="import-preview">
            <ul class="import-preview__counters">
                <Counter
                    kind="import-preview__counter import-preview__counter--added"
                    count=Signal::derive(move || intake.read().added.len())
                    text="new"
                />
                <Counter
                    kind="import-preview__counter import-preview__counter--changed"
                    count=Signal::derive(move || intake.read().changed.len())
                    text="changed"
                />
                <Counter
                    kind="import-preview__counter"
                    count=Signal::derive(move || intake.read().same as usize)
                    text="known already"
                />
                <Counter
                    kind="import-preview__counter import-preview__counter--problem"
                    count=Signal::derive(move || intake.read().problems.len())
                    text="not taken"
                />
            </ul>
            <Doubts doubts=Signal::derive(move || intake.read().doubts.clone()) answers=answers />
            <TypeChoices choices=Signal::derive(move || intake.read().type_choices.clone()) answers=answers />
            <div class="button-row">
                <button class="button button--primary" type="button" disabled=nothing on:click=take>
                    {move || match intake.read().added.len() + intake.read().changed.len() {
                        0 => "Nothing new to take".to_owned(),
                        count => format!("Take {}", words::count(count, "change", "changes")),
                    }}
                </button>
                <button class="button" type="button" on:click=move |_| on_done.run(())>
                    {move || if nothing() { "Done with this file" } else { "Leave it out" }}
                </button>
            </div>
            {move || intake.get().notes.into_iter().map(|note| view! { <p class="text-subtle">{note}</p> }).collect_view()}
            <Problems problems=Signal::derive(move || intake.read().problems.clone()) on_mend=on_mend />
            <Changes changes=Signal::derive(move || intake.read().changed.clone()) />
            <Added added=Signal::derive(move || intake.read().added.clone()) />
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

#[component]
fn Counter(kind: &'static str, count: Signal<usize>, text: &'static str) -> impl IntoView {
    view! {
        <li class=kind>
            <strong>{count}</strong>
            {text}
        </li>
    }
}

/// How many are there beside those listed.
#[component]
fn More(count: Signal<usize>) -> impl IntoView {
    let more = move || count.get().saturating_sub(LISTED);
    view! {
        <Show when=move || { more() > 0 }>
            <p class="text-subtle">{move || format!("and {} more", more())}</p>
        </Show>
    }
}

#[component]
fn Problems(
    problems: Signal<Vec<LineProblem>>,
    on_mend: Option<Callback<Vec<LineProblem>>>,
) -> impl IntoView {
    let count = Signal::derive(move || problems.read().len());
    view! {
        <Show when=move || !problems.read().is_empty()>
            <Section title="Lines that cannot be taken">
                <table class="data-table">
                    <TableHead columns=PROBLEMS />
                    <tbody>
                        {move || problems.get().into_iter().take(LISTED).map(problem).collect_view()}
                    </tbody>
                </table>
                <More count=count />
                {on_mend.map(|on_mend| view! { <Mend problems=problems on_mend=on_mend /> })}
            </Section>
        </Show>
    }
}

#[component]
fn Mend(problems: Signal<Vec<LineProblem>>, on_mend: Callback<Vec<LineProblem>>) -> impl IntoView {
    view! {
        <p class="text-subtle">
            "As a table of their own, with what to mend in a last column. Mend them there and bring that file in."
        </p>
        <div class="button-row">
            <button class="button" type="button" on:click=move |_| on_mend.run(problems.get_untracked())>
                <Icon name=IconName::Download />
                "Download the lines to mend"
            </button>
        </div>
    }
}

/// Calendars have no lines to speak of.
fn line_number(line: u32) -> String {
    if line == 0 { "–".to_owned() } else { line.to_string() }
}

fn problem(problem: LineProblem) -> impl IntoView {
    view! {
        <tr>
            <td data-label="Line">
                <span class="import-preview__line">{line_number(problem.line)}</span>
            </td>
            <td data-label="What is wrong">
                <span class="import-preview__problem">{problem.words}</span>
            </td>
        </tr>
    }
}

#[component]
fn Changes(changes: Signal<Vec<Change>>) -> impl IntoView {
    let count = Signal::derive(move || changes.read().len());
    view! {
        <Show when=move || !changes.read().is_empty()>
            <Section title="Changed">
                <table class="data-table">
                    <TableHead columns=CHANGES />
                    <tbody>{move || changes.get().into_iter().take(LISTED).map(change).collect_view()}</tbody>
                </table>
                <More count=count />
            </Section>
        </Show>
    }
}

fn change(change: Change) -> impl IntoView {
    view! {
        <tr>
            <td data-label="Line">
                <span class="import-preview__line">{line_number(change.line)}</span>
            </td>
            <td data-label="What">{change.what}</td>
            <td data-label="Before and after">
                <span>
                    <span class="import-preview__was">{change.was}</span>
                    <span class="import-preview__now">{change.now}</span>
                </span>
            </td>
        </tr>
    }
}

#[component]
fn Added(added: Signal<Vec<Item>>) -> impl IntoView {
    let count = Signal::derive(move || added.read().len());
    view! {
        <Show when=move || !added.read().is_empty()>
            <details class="disclosure" open>
                <summary class="disclosure__summary">
                    "New" <span class="disclosure__note">{count}</span>
                </summary>
                <div class="disclosure__body">
                    <table class="data-table">
                        <TableHead columns=ADDED />
                        <tbody>{move || added.get().into_iter().take(LISTED).map(item).collect_view()}</tbody>
                    </table>
                    <More count=count />
                </div>
            </details>
        </Show>
    }
}

fn item(item: Item) -> impl IntoView {
    view! {
        <tr>
            <td data-label="Line">
                <span class="import-preview__line">{line_number(item.line)}</span>
            </td>
            <td data-label="What">{item.what}</td>
            <td data-label="Detail">{item.detail}</td>
        </tr>
    }
}

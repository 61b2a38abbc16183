//! What would change, and what would be new.

use super::listed::{LISTED, More, line_number};
use crate::ui::components::{Column, Section, TableHead};
use leptos::prelude::*;
use switchback_core::intake::{Change, Item};

const CHANGES: &[Column] = &[Column::Words("Line"), Column::Words("Item"), Column::Words("Before and after")];
const ADDED: &[Column] = &[Column::Words("Line"), Column::Words("Item"), Column::Words("Details")];

#[component]
pub fn Changes(changes: Signal<Vec<Change>>) -> impl IntoView {
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
            <td data-label="Item">{change.what}</td>
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
pub fn Added(added: Signal<Vec<Item>>) -> impl IntoView {
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
            <td data-label="Item">{item.what}</td>
            <td data-label="Details">{item.detail}</td>
        </tr>
    }
}

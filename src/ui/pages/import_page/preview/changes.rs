//! Changed and new items.

use super::listed::line_number;
use crate::ui::components::{Column, Each, Rows, Section, ShowMore, TableHead};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::{Change, Intake, Item};

const CHANGES: &[Column] = &[Column::Words("Line"), Column::Words("Item"), Column::Words("Before and after")];
const ADDED: &[Column] = &[Column::Words("Line"), Column::Words("Item"), Column::Words("Details")];

#[component]
pub fn Changes(intake: Signal<Arc<Intake>>) -> impl IntoView {
    let count = Signal::derive(move || intake.get().changed.len());
    let rows = Rows::of(Memo::new(|_| ()));
    let shown = move || intake.get().changed.iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <Show when=move || { count.get() > 0 }>
            <Section title="Changed">
                <table class="data-table">
                    <TableHead columns=CHANGES />
                    <tbody>
                        <Each each=shown key=|change| format!("{change:?}") children=change_row />
                    </tbody>
                </table>
                <ShowMore rows=rows of=count />
            </Section>
        </Show>
    }
}

fn change_row(change: Change) -> impl IntoView {
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
pub fn Added(intake: Signal<Arc<Intake>>) -> impl IntoView {
    let count = Signal::derive(move || intake.get().added.len());
    let rows = Rows::of(Memo::new(|_| ()));
    let shown = move || intake.get().added.iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="disclosure" open>
                <summary class="disclosure__summary">
                    "New" <span class="disclosure__note">{count}</span>
                </summary>
                <div class="disclosure__body">
                    <table class="data-table">
                        <TableHead columns=ADDED />
                        <tbody>
                            <Each each=shown key=|item| format!("{item:?}") children=item_row />
                        </tbody>
                    </table>
                    <ShowMore rows=rows of=count />
                </div>
            </details>
        </Show>
    }
}

fn item_row(item: Item) -> impl IntoView {
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

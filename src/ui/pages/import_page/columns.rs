//! The column mapping of a table, which the user can correct.

use crate::ui::components::{Icon, IconName};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};
use switchback_core::{
    exchange::table::{Table, mapping::Mapping},
    wording::capitalized,
};

/// All columns, each with the field it is mapped to.
#[component]
pub fn Columns<F>(
    table: StoredValue<Arc<Table>>,
    mapping: RwSignal<Mapping<F>>,
    /// The columns whose field was guessed only from their cells.
    suggested: RwSignal<BTreeSet<usize>>,
    missing: Memo<Vec<String>>,
    unused: Memo<Vec<String>>,
    /// Whether the mapping was chosen in an earlier import.
    remembered: RwSignal<bool>,
    on_guess: Callback<()>,
) -> impl IntoView
where
    F: switchback_core::exchange::table::mapping::Field + Send + Sync,
{
    let header = table.with_value(|table| table.header.clone());
    let rows = header
        .into_iter()
        .enumerate()
        .map(|(column, name)| {
            let samples = table.with_value(|table| samples(table, column));
            view! { <Column column=column name=name samples=samples mapping=mapping suggested=suggested /> }
        })
        .collect_view();
    // Decided once, as it must not close while the user is correcting it.
    let is_new = !remembered.get_untracked();
    let is_open_to_doubt = !unused.read_untracked().is_empty() || !suggested.read_untracked().is_empty();
    let open = !missing.read_untracked().is_empty() || is_new && is_open_to_doubt;
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">
                "Column mapping"
                <Show when=move || remembered.get()>
                    <span class="disclosure__note">"remembered"</span>
                </Show>
            </summary>
            <div class="disclosure__body">
                <Show when=move || remembered.get()>
                    <p class="text-subtle">
                        "This is the mapping you chose the last time you imported a table with this header."
                    </p>
                    <button class="button" type="button" on:click=move |_| on_guess.run(())>
                        "Detect columns again"
                    </button>
                </Show>
                <table class="mapping-table">
                    <thead>
                        <tr>
                            <th scope="col">"Column in the file"</th>
                            <th scope="col">"Field"</th>
                            <th scope="col">"Examples"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
        {move || missing.get().into_iter().map(missing_field).collect_view()}
    }
}

/// A required field that no column is mapped to.
fn missing_field(words: String) -> impl IntoView {
    view! {
        <p class="field__error" role="alert">
            <Icon name=IconName::Warning />
            {words}
        </p>
    }
}

#[component]
fn Column<F>(
    column: usize,
    name: String,
    samples: Vec<String>,
    mapping: RwSignal<Mapping<F>>,
    suggested: RwSignal<BTreeSet<usize>>,
) -> impl IntoView
where
    F: switchback_core::exchange::table::mapping::Field + Send + Sync,
{
    let held = Memo::new(move |_| mapping.read().columns().get(column).copied().flatten());
    let change = move |event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        let field = place.and_then(|place| F::ALL.get(place).copied());
        mapping.update(|mapping| mapping.set(column, field));
        suggested.update(|suggested| {
            suggested.remove(&column);
        });
    };
    let options = F::ALL
        .iter()
        .enumerate()
        .map(|(place, field)| {
            view! {
                <option value=place.to_string() selected=move || held.get() == Some(*field)>
                    {capitalized(field.words())}
                </option>
            }
        })
        .collect_view();
    view! {
        <tr class=("mapping-table__row--unmapped", move || held.read().is_none())>
            <th scope="row">{name.clone()}</th>
            <td>
                <div class="stack stack--tight">
                <select aria-label=format!("Field for {name}") on:change=change>
                    <option value="" selected=move || held.read().is_none()>
                        "Don’t import"
                    </option>
                    {options}
                </select>
                <Show when=move || suggested.read().contains(&column) && held.read().is_some()>
                    <span>
                        <span class="badge">"Suggested"</span>
                    </span>
                </Show>
                </div>
            </td>
            <td>
                <span class="mapping-table__samples">
                    {samples
                        .into_iter()
                        .map(|sample| view! { <span class="mapping-table__sample">{sample}</span> })
                        .collect_view()}
                </span>
            </td>
        </tr>
    }
}

/// The first two non-empty cells, shortened.
fn samples(table: &Table, column: usize) -> Vec<String> {
    let filled = table.lines.iter().map(|line| line.cell(column)).filter(|cell| !cell.trim().is_empty());
    filled.take(2).map(|cell| cell.chars().take(32).collect()).collect()
}

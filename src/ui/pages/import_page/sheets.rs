//! Choosing which sheets of a workbook to import.

use super::{
    HEADING,
    opened::{Opened, SheetTable},
};
use crate::{
    platform::focus,
    ui::{
        components::{CheckField, Section},
        format::words::count,
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    exchange::table::kind::TableKind,
    order::{Gather, Order},
};

#[component]
pub fn SheetChoice(
    name: String,
    tables: Vec<SheetTable>,
    /// The chosen sheets replace the workbook.
    waiting: RwSignal<Vec<Opened>>,
    on_done: Callback<()>,
) -> impl IntoView {
    // Selects the sheets that are clearly lists of people or interviews. Others may be notes.
    let known = tables.iter().enumerate().filter(|(_, sheet)| sheet.kind.is_some());
    let chosen = RwSignal::new(known.map(|(place, _)| place).into_set());
    let title = format!("{name}: {}", count(tables.len(), "sheet", "sheets"));
    let tables = StoredValue::new(tables);
    let go_on = move |_| {
        let places = chosen.get_untracked();
        let sheets = tables.get_value().into_iter().enumerate().filter(|(place, _)| places.contains(place));
        let opened = sheets
            .map(|(_, sheet)| Opened::table(format!("{name}, {}", sheet.name), sheet.table, sheet.kind));
        waiting.update(|waiting| {
            waiting.remove(0);
            waiting.extend(opened);
            waiting.order_by_key(Opened::order);
        });
    };
    Effect::new(move |_| focus::move_to(HEADING));
    let choices = tables.with_value(|tables| {
        let choice = |(place, sheet)| view! { <Choice place=place label=label(sheet) chosen=chosen /> };
        tables.iter().enumerate().map(choice).collect_view()
    });
    view! {
        <Section title=title heading_id=HEADING>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">"Which sheets do you want to import?"</legend>
                <div class="fieldset__options">{choices}</div>
            </fieldset>
            <div class="button-row">
                <button
                    class="button button--primary"
                    type="button"
                    disabled=move || chosen.read().is_empty()
                    on:click=go_on
                >
                    {move || match chosen.read().len() {
                        0 => "Open sheets".to_owned(),
                        sheets => format!("Open {}", count(sheets, "sheet", "sheets")),
                    }}
                </button>
                <button class="button" type="button" on:click=move |_| on_done.run(())>
                    "Discard"
                </button>
            </div>
        </Section>
    }
}

#[component]
fn Choice(place: usize, label: String, chosen: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let change = Callback::new(move |is_chosen| {
        chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(place)
            } else {
                chosen.remove(&place)
            };
        });
    });
    let value = Signal::derive(move || chosen.read().contains(&place));
    view! { <CheckField label=label value=value on_change=change /> }
}

fn label(sheet: &SheetTable) -> String {
    let rows = count(sheet.table.lines.len() + sheet.table.unread.len(), "row", "rows");
    match sheet.kind {
        Some(TableKind::People) => format!("{}: people, {rows}", sheet.name),
        Some(TableKind::Interviews) => format!("{}: interviews, {rows}", sheet.name),
        None => format!("{}: {rows}", sheet.name),
    }
}

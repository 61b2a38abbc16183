//! Which hours certified interviewers cover, and the single points of failure.

use crate::{
    store::Store,
    ui::components::{Column, Each, Section, TableHead},
};
use leptos::prelude::*;
use switchback_core::{
    insight::coverage::{self, Coverage},
    wording::count,
};

/// Risks shown for each type.
const SHOWN: usize = 3;

const COLUMNS: &[Column] = &[
    Column::Words("Interview type"),
    Column::Words("Time zones"),
    Column::Words("Covered hours (UTC)"),
    Column::Words("Single points of failure"),
];

#[component]
pub fn CoverTable() -> impl IntoView {
    let store = Store::expect();
    let rows = Memo::new(move |_| {
        let now = store.now.get();
        let zones = store.zones();
        store.read(|workspace| {
            let rows = coverage::coverage(workspace, &*zones, now);
            let risks = |row: &Coverage| {
                row.risks
                    .iter()
                    .take(SHOWN)
                    .map(|risk| coverage::words(workspace, row, risk))
                    .collect::<Vec<_>>()
            };
            rows.into_iter().map(|row| (risks(&row), row)).collect::<Vec<_>>()
        })
    });
    view! {
        <Section title="Coverage on the next working day">
            <table class="data-table data-table--dense">
                <caption class="visually-hidden">"Certified interviewers at work at each hour of the day, UTC"</caption>
                <TableHead columns=COLUMNS />
                <tbody>
                    <Each each=move || rows.get() key=|row| format!("{row:?}") let:((risks, row))>
                        <tr>
                            <th scope="row">{row.name.clone()}</th>
                            <td data-label="Time zones">{zones_words(&row)}</td>
                            <td data-label="Covered hours (UTC)">{hours_words(&row)}</td>
                            <td data-label="Single points of failure">
                                <ul>{risks.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                            </td>
                        </tr>
                    </Each>
                </tbody>
            </table>
        </Section>
    }
}

fn zones_words(row: &Coverage) -> String {
    let zones = row.zones.iter().map(|(zone, count)| format!("{count} in {}", zone.name().replace('_', " ")));
    zones.collect::<Vec<_>>().join(", ")
}

/// "06:00–15:00 (1–4 people)" for each covered stretch.
fn hours_words(row: &Coverage) -> String {
    let mut stretches: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (hour, who) in row.hours.iter().enumerate().filter(|(_, who)| !who.is_empty()) {
        match stretches.last_mut() {
            Some((_, until, least, most)) if *until == hour => {
                (*until, *least, *most) = (hour + 1, (*least).min(who.len()), (*most).max(who.len()));
            }
            _ => stretches.push((hour, hour + 1, who.len(), who.len())),
        }
    }
    let words = |(from, until, least, most): (usize, usize, usize, usize)| {
        let number = if least == most { least.to_string() } else { format!("{least}–{most}") };
        format!("{from:02}:00–{until:02}:00 ({})", count(number, "person", "people"))
    };
    if stretches.is_empty() {
        return "None".into();
    }
    stretches.into_iter().map(words).collect::<Vec<_>>().join(", ")
}

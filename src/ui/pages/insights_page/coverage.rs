//! Which hours certified interviewers cover, and the single points of failure.

use crate::{
    store::Store,
    ui::{
        components::{Column, Each, Section, TableHead},
        format::times,
        pages::training_page::type_href,
    },
};
use leptos::prelude::*;
use switchback_core::{
    insight::coverage::{self, Coverage, CoveredDay},
    wording::count,
};

/// How many risks are shown for each type.
const SHOWN: usize = 3;

const COVERED: &str = "Covered hours";

const COLUMNS: &[Column] = &[
    Column::Words("Interview type"),
    Column::Words("Time zones"),
    Column::Words(COVERED),
    Column::Words("Single points of failure"),
];

/// The row of one type.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: String,
    zones: String,
    hours: String,
    risks: Vec<String>,
}

#[component]
pub fn CoverTable() -> impl IntoView {
    let store = Store::expect();
    let day = Memo::new(move |_| {
        let (now, zone, zones) = (store.now.get(), store.zone(), store.zones());
        store.read(|workspace| coverage::coverage(workspace, &*zones, &zone, now))
    });
    let title = Signal::derive(move || format!("Coverage on {}", times::day(store, day.read().begins)));
    let rows = move || {
        let day = day.read();
        day.types.iter().map(|coverage| row(store, &day, coverage)).collect::<Vec<_>>()
    };
    view! {
        <Section title=title>
            <Show when=move || day.read().types.iter().any(|known| !known.zones.is_empty()) fallback=none>
            <p class="text-subtle text-small">{move || format!("Times in {}", store.zone().in_words())}</p>
            <table class="data-table data-table--dense">
                <caption class="visually-hidden">"Certified interviewers at work at each hour of the day"</caption>
                <TableHead columns=COLUMNS />
                <tbody>
                    <Each each=rows key=|row| format!("{row:?}") let:row>
                        <tr>
                            <th scope="row">
                                <a class="page-link" href=type_href(&row.name)>
                                    {row.name.clone()}
                                </a>
                            </th>
                            <td data-label="Time zones">{row.zones}</td>
                            <td data-label=COVERED>{row.hours}</td>
                            <td data-label="Single points of failure">
                                {risk_list(row.risks)}
                            </td>
                        </tr>
                    </Each>
                </tbody>
            </table>
            </Show>
        </Section>
    }
}

fn risk_list(risks: Vec<String>) -> AnyView {
    if risks.is_empty() {
        return "None".into_any();
    }
    view! { <ul>{risks.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul> }.into_any()
}

fn none() -> impl IntoView {
    view! {
        <p class="text-subtle">
            "No one is certified yet. The hours that certified interviewers cover, and on whom they depend, will be shown here."
        </p>
    }
}

fn row(store: Store, day: &CoveredDay, coverage: &Coverage) -> Row {
    let time = |hour| times::time(store, day.hour(hour));
    let risks = coverage.risks.iter().take(SHOWN);
    Row {
        name: coverage.name.clone(),
        zones: zones_words(coverage),
        hours: hours_words(coverage, time),
        risks: store
            .read(|workspace| risks.map(|risk| coverage::words(workspace, coverage, risk, time)).collect()),
    }
}

fn zones_words(row: &Coverage) -> String {
    let zones = row.zones.iter().map(|(zone, count)| format!("{count} in {}", zone.in_words()));
    zones.collect::<Vec<_>>().join(", ")
}

/// "6:00 AM–3:00 PM (1–4 people)" for each covered time span.
fn hours_words(row: &Coverage, time: impl Fn(usize) -> String) -> String {
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
        format!("{}–{} ({})", time(from), time(until), count(number, "person", "people"))
    };
    if stretches.is_empty() {
        return "None".into();
    }
    stretches.into_iter().map(words).collect::<Vec<_>>().join(", ")
}

//! The interviewer pool: certified people and people in training by interview type, and where training waits.

use crate::{
    store::Store,
    ui::{
        components::{CalibrationTable, Column, Each, Page, Section, TableHead},
        format::words,
        pages::insights_page::coverage::CoverTable,
    },
};
use leptos::prelude::*;
use switchback_core::{
    insight::pool::{PoolRow, pool},
    progress::scorecards::calibration,
};

mod coverage;
mod waits;

use waits::Waits;

const COLUMNS: &[Column] = &[
    Column::Words("Interview type"),
    Column::Number("Certified"),
    Column::Number("Take trainees"),
    Column::Number("On the way"),
    Column::Number("Interviews in 4 weeks"),
    Column::Words("Waiting for"),
];

#[component]
pub fn InsightsPage() -> impl IntoView {
    let store = Store::expect();
    let rows = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| pool(workspace, now))
    });
    view! {
        <Page title="The pool" lead="Who can interview, who is on the way, and what they wait for.">
            <Section title="By interview type">
                <table class="data-table">
                    <caption class="visually-hidden">"Interview types with their certified people and trainees"</caption>
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=move || rows.get() key=|row| format!("{row:?}") let:row>
                            <TypeRow row=row />
                        </Each>
                    </tbody>
                </table>
            </Section>
            <CoverTable />
            <Waits />
            <Calibrations />
        </Page>
    }
}

#[component]
fn TypeRow(row: PoolRow) -> impl IntoView {
    let waiting: Vec<String> = row
        .waiting
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(cause, count)| format!("{count} for {cause}"))
        .collect();
    let waiting = waiting.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let interviews = words::count(row.interviews, "interview", "interviews");
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            <td data-label="Certified" class="data-table__number">{row.certified}</td>
            <td data-label="Take trainees" class="data-table__number">{row.hosting}</td>
            <td data-label="On the way" class="data-table__number">{row.on_the_way}</td>
            <td data-label="In 4 weeks" class="data-table__number" title=interviews>{row.interviews}</td>
            <td data-label="Waiting for">
                <ul>{waiting}</ul>
            </td>
        </tr>
    }
}

/// How close people rate, type by type.
#[component]
fn Calibrations() -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(|workspace| {
        let mut rows = Vec::new();
        for known in workspace.interview_types.values() {
            for calibration in calibration::of_type(workspace, known.id) {
                let name = workspace.profiles.name(calibration.person);
                rows.push((format!("{name}, {}", known.name), calibration));
            }
        }
        rows
    });
    let rows = Memo::new(move |_| {
        let known = known.read();
        known.iter().filter(|(_, calibration)| calibration.figures.is_some()).cloned().collect::<Vec<_>>()
    });
    let too_few = move || known.read().len() - rows.read().len();
    view! {
        <Show when=move || !known.read().is_empty()>
            <Section title="Calibration">
                <CalibrationTable rows=rows first="Who, in what" />
                <Show when=move || { too_few() > 0 }>
                    <p class="text-subtle">
                        {move || format!("{} more with too few ratings to say anything.", words::count(too_few(), "person and type", "people and types"))}
                    </p>
                </Show>
            </Section>
        </Show>
    }
}

//! The rows that are skipped, and why.

use super::listed::{LISTED, More, line_number};
use crate::ui::components::{Column, Icon, IconName, Section, TableHead};
use leptos::prelude::*;
use switchback_core::intake::LineProblem;

const PROBLEMS: &[Column] = &[Column::Words("Line"), Column::Words("Problem")];

#[component]
pub fn Problems(
    problems: Signal<Vec<LineProblem>>,
    on_download: Option<Callback<Vec<LineProblem>>>,
) -> impl IntoView {
    let count = Signal::derive(move || problems.read().len());
    view! {
        <Show when=move || !problems.read().is_empty()>
            <Section title={if on_download.is_some() { "Rows with problems" } else { "Skipped events" }}>
                <table class="data-table">
                    <TableHead columns=PROBLEMS />
                    <tbody>
                        {move || problems.get().into_iter().take(LISTED).map(problem).collect_view()}
                    </tbody>
                </table>
                <More count=count />
                {on_download.map(|on_download| view! { <RowsToFix problems=problems on_download=on_download /> })}
            </Section>
        </Show>
    }
}

#[component]
fn RowsToFix(problems: Signal<Vec<LineProblem>>, on_download: Callback<Vec<LineProblem>>) -> impl IntoView {
    view! {
        <p class="text-subtle">
            "Download these rows as a table. Its last column says what to fix. Then import the fixed table."
        </p>
        <div class="button-row">
            <button class="button" type="button" on:click=move |_| on_download.run(problems.get_untracked())>
                <Icon name=IconName::Download />
                "Download rows to fix"
            </button>
        </div>
    }
}

fn problem(problem: LineProblem) -> impl IntoView {
    view! {
        <tr>
            <td data-label="Line">
                <span class="import-preview__line">{line_number(problem.line)}</span>
            </td>
            <td data-label="Problem">
                <span class="import-preview__problem">{problem.words}</span>
            </td>
        </tr>
    }
}

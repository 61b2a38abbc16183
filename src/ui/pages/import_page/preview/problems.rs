//! The skipped rows, and why they are skipped.

use super::listed::line_number;
use crate::ui::components::{Column, Each, Icon, IconName, Rows, Section, ShowMore, TableHead};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::{Intake, LineProblem};

const PROBLEMS: &[Column] = &[Column::Words("Line"), Column::Words("Problem")];

#[component]
pub fn Problems(
    intake: Signal<Arc<Intake>>,
    on_download: Option<Callback<Vec<LineProblem>>>,
) -> impl IntoView {
    let count = Signal::derive(move || intake.get().problems.len());
    let rows = Rows::of(Memo::new(|_| ()));
    let shown = move || intake.get().problems.iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <Show when=move || { count.get() > 0 }>
            <Section title={if on_download.is_some() { "Rows with problems" } else { "Skipped events" }}>
                <table class="data-table">
                    <TableHead columns=PROBLEMS />
                    <tbody>
                        <Each each=shown key=|problem| format!("{problem:?}") children=problem_row />
                    </tbody>
                </table>
                <ShowMore rows=rows of=count />
                {on_download.map(|on_download| view! { <RowsToFix intake=intake on_download=on_download /> })}
            </Section>
        </Show>
    }
}

#[component]
fn RowsToFix(intake: Signal<Arc<Intake>>, on_download: Callback<Vec<LineProblem>>) -> impl IntoView {
    let download = move |_| on_download.run(intake.get_untracked().problems.clone());
    view! {
        <p class="text-subtle">
            "Download these rows as a table. Its last column says what to fix. Then import the fixed table."
        </p>
        <div class="button-row">
            <button class="button" type="button" on:click=download>
                <Icon name=IconName::Download />
                "Download rows to fix"
            </button>
        </div>
    }
}

fn problem_row(problem: LineProblem) -> impl IntoView {
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

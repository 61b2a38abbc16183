//! How far the people in training have come, by interview type.

use super::bar::Bar;
use crate::{
    store::Store,
    ui::{
        components::{Column, Each, Section, TableHead},
        controls::help_link::HelpLink,
        format::words,
        pages::training_page::type_href,
    },
};
use leptos::prelude::*;
use switchback_core::insight::{
    funnel::{Funnel, Stage, funnel},
    pool::PoolRow,
};

const COLUMNS: &[Column] = &[
    Column::Words("Interview type"),
    Column::Number("In training"),
    Column::Words("Learning"),
    Column::Words("Shadowing"),
    Column::Words("Reverse shadowing"),
    Column::Words("Waiting for sign-off"),
    Column::Number("Certified"),
];

#[component]
pub fn Stages(pool: Memo<Vec<PoolRow>>) -> impl IntoView {
    let store = Store::expect();
    let rows = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| funnel(workspace, &pool.read(), now))
    });
    let is_empty = move || rows.read().iter().all(|row| row.enrolled == 0);
    let most = Memo::new(move |_| rows.read().iter().flat_map(|row| row.stages).max().unwrap_or_default());
    let drawn = move || rows.get().into_iter().map(|row| (row, most.get())).collect::<Vec<_>>();
    view! {
        <Section title="Training by stage">
            <Show
                when=move || !is_empty()
                fallback=|| view! { <p class="text-subtle">"No one is in training. How many people are at each stage will be shown here."</p> }
            >
                <table class="data-table">
                    <caption class="visually-hidden">"People in training by interview type and stage"</caption>
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=drawn key=|row| format!("{row:?}") let:((row, most))>
                            <TypeStages row=row most=most />
                        </Each>
                    </tbody>
                </table>
                <HelpLink about="stages" words="What the stages mean" />
            </Show>
        </Section>
    }
}

#[component]
fn TypeStages(row: Funnel, most: usize) -> impl IntoView {
    let stages = Stage::ALL.into_iter().zip(row.stages).map(|(stage, people)| {
        view! {
            <td data-label=stage.to_string()>
                <span class="bar-value">
                    {words::grouped(people)}
                    <Bar value=people most=most />
                </span>
            </td>
        }
    });
    let stages = stages.collect_view();
    let path = type_href(&row.name);
    view! {
        <tr>
            <th scope="row">
                <a class="page-link" href=path>
                    {row.name}
                </a>
            </th>
            <td data-label="In training" class="data-table__number">{row.enrolled}</td>
            {stages}
            <td data-label="Certified" class="data-table__number">{row.certified}</td>
        </tr>
    }
}

//! The header row of a table.

use leptos::prelude::*;

/// The type of a column: words are aligned left, numbers right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Words(&'static str),
    Number(&'static str),
}

#[component]
pub fn TableHead(columns: &'static [Column]) -> impl IntoView {
    let heads = columns
        .iter()
        .map(|column| {
            let (class, name) = match column {
                Column::Words(name) => (None, *name),
                Column::Number(name) => (Some("data-table__number"), *name),
            };
            view! {
                <th scope="col" class=class>
                    {name}
                </th>
            }
        })
        .collect_view();
    view! {
        <thead>
            <tr>{heads}</tr>
        </thead>
    }
}

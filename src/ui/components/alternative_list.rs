//! Alternatives for a session: the possible ones with a button each, then the excluded ones with the reason.

use super::Each;
use leptos::prelude::*;

/// A possible or excluded alternative.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AlternativeRow {
    /// Its index in the owner's list.
    pub place: usize,
    pub title: String,
    pub detail: String,
    /// Why it isn't possible.
    pub obstacle: Option<String>,
}

#[component]
pub fn AlternativeList(
    /// Possible alternatives first.
    #[prop(into)]
    rows: Signal<Vec<AlternativeRow>>,
    /// The label of the buttons.
    act: &'static str,
    on_choose: Callback<usize>,
) -> impl IntoView {
    let possible = move || rows.get().into_iter().filter(|row| row.obstacle.is_none()).collect::<Vec<_>>();
    let excluded = move || rows.get().into_iter().filter(|row| row.obstacle.is_some()).collect::<Vec<_>>();
    view! {
        <ul class="alternative-list">
            <Each each=possible key=AlternativeRow::clone let:row>
                <Possible row=row act=act on_choose=on_choose />
            </Each>
        </ul>
        <Show when=move || !excluded().is_empty()>
            <h3 class="alternative-list__heading">"Not possible"</h3>
            <ul class="alternative-list">
                <Each each=excluded key=AlternativeRow::clone let:row>
                    <li class="alternative-list__item alternative-list__item--excluded">
                        <Words title=row.title detail=row.detail />
                        <span class="alternative-list__obstacle">{row.obstacle}</span>
                    </li>
                </Each>
            </ul>
        </Show>
    }
}

#[component]
fn Possible(row: AlternativeRow, act: &'static str, on_choose: Callback<usize>) -> impl IntoView {
    let said = format!(": {}, {}", row.title, row.detail);
    view! {
        <li class="alternative-list__item">
            <Words title=row.title detail=row.detail />
            <button class="button button--small" type="button" on:click=move |_| on_choose.run(row.place)>
                {act}
                <span class="visually-hidden">{said}</span>
            </button>
        </li>
    }
}

#[component]
fn Words(title: String, detail: String) -> impl IntoView {
    view! {
        <span class="alternative-list__what">
            <span class="alternative-list__title">{title}</span>
            <span class="alternative-list__detail">{detail}</span>
        </span>
    }
}

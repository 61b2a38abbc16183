//! Which titles match and which are skipped. None of this is stored.

use crate::ui::{
    components::{Each, Rows, Section, ShowMore},
    format::words,
};
use leptos::prelude::*;
use switchback_core::exchange::calendar::job::TitleGroup;

#[component]
pub fn TitleMatches(titles: RwSignal<Vec<TitleGroup>>) -> impl IntoView {
    let rows = move |is_match: bool| {
        let rows = titles.get().into_iter().filter(move |group| group.outcome.is_ok() == is_match);
        rows.collect::<Vec<_>>()
    };
    let list = move |is_match: bool| {
        let drawn = Rows::of(Memo::new(|_| ()));
        let shown = move || rows(is_match).into_iter().take(drawn.most()).collect::<Vec<_>>();
        view! {
            <ul class="stack stack--tight text-small">
                <Each each=shown key=|group| format!("{group:?}") let:group>
                    <li>
                        <strong>{group.title.clone()}</strong>
                        {format!(" ({}×): {}", group.count, group.outcome.clone().unwrap_or_else(|reason| reason))}
                    </li>
                </Each>
            </ul>
            <ShowMore rows=drawn of=Signal::derive(move || rows(is_match).len()) />
        }
    };
    view! {
        <Section title="Titles in this calendar">
            <details class="disclosure" open=true>
                <summary class="disclosure__summary">{move || format!("{} matched", words::count(rows(true).len(), "title", "titles"))}</summary>
                {list(true)}
            </details>
            <details class="disclosure">
                <summary class="disclosure__summary">{move || format!("{} skipped", words::count(rows(false).len(), "title", "titles"))}</summary>
                {list(false)}
            </details>
        </Section>
    }
}

//! Interviews that keep their time although the file has a later one, because a session took place there.

use crate::ui::{components::Section, pages::import_page::item_list::ItemList};
use leptos::prelude::*;
use switchback_core::{intake::Intake, wording::count};

#[component]
pub fn NotMoved(intake: Memo<Intake>) -> impl IntoView {
    let not_moved = Signal::derive(move || intake.read().not_moved.clone());
    view! {
        <Show when=move || !not_moved.read().is_empty()>
            <Section title="Not moved">
                <p>{move || lead(not_moved.read().len())}</p>
                <ItemList items=not_moved />
            </Section>
        </Show>
    }
}

fn lead(not_moved: usize) -> String {
    let interviews = count(not_moved, "interview keeps its time", "interviews keep their times");
    format!(
        "{interviews}: a session already took place there. If it didn’t, undo it in History and import the file again."
    )
}

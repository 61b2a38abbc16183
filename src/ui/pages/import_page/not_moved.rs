//! Interviews that keep their time although the file has a later one, because a session took place there.

use crate::ui::pages::import_page::listed_interviews::ListedInterviews;
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::{intake::Intake, wording::count};

#[component]
pub fn NotMoved(intake: Signal<Arc<Intake>>) -> impl IntoView {
    view! { <ListedInterviews title="Not moved" intake=intake items=|intake| &intake.not_moved lead=lead /> }
}

fn lead(not_moved: usize) -> String {
    let interviews = count(not_moved, "interview keeps its time", "interviews keep their times");
    format!(
        "{interviews}: a session already took place there. If it didn’t, undo it in History and import the file again."
    )
}

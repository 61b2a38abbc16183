//! Adds an event to the user's calendar, through a file or directly.

use crate::{
    platform::files,
    store::{Store, notice::Notice},
    ui::components::{Icon, IconName},
};
use leptos::prelude::*;
use switchback_core::exchange::calendar::{
    links,
    writer::{CalendarItem, write_calendar},
};

#[component]
pub fn AddToCalendar(
    item: CalendarItem,
    /// The name of the file.
    file: &'static str,
    /// What is added, for screen readers.
    #[prop(into)]
    what: String,
    /// Email addresses of the people to invite in a web calendar.
    #[prop(optional)]
    guests: Vec<String>,
) -> impl IntoView {
    let store = Store::expect();
    let (google, outlook) = (links::google(&item, &guests), links::outlook(&item, &guests));
    let download = move |_| {
        let text = write_calendar(std::slice::from_ref(&item));
        if let Err(error) = files::download(file, "text/calendar", &text) {
            store.notify(Notice::refused(error.to_string()));
        }
    };
    let about =
        move |words: &str| view! { <span class="visually-hidden">{format!("{words}: {what}")}</span> };
    view! {
        <button class="button button--small" type="button" on:click=download>
            <Icon name=IconName::Calendar />
            "Add to calendar"
            {about("")}
        </button>
        <a class="button button--small button--quiet" href=google target="_blank" rel="noopener noreferrer">
            "Google"
            {about(" Calendar")}
        </a>
        <a class="button button--small button--quiet" href=outlook target="_blank" rel="noopener noreferrer">
            "Outlook"
            {about(" calendar")}
        </a>
    }
}

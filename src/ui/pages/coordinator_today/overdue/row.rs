//! One person who is overdue, with their tasks and a reminder.

use super::{mark_as_reminded, task::Task, unsent_today};
use crate::{
    platform::format,
    route::Route,
    store::Store,
    ui::{
        components::{Each, FirstFew, SelectRow, Selection, ShowAll},
        controls::{copying::copy_messages, reader_links::task_link, server_mail},
        format::times,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::slice;
use switchback_core::{
    model::reminder::Subject,
    progress::{
        duties::{
            message::message_to_person,
            reminders::{PersonReminders, Reminder},
        },
        email::Message,
    },
    workspace::Workspace,
    zones::Zone,
};

/// How many tasks are shown, longest overdue first.
const FEW_TASKS: usize = 3;

#[component]
pub fn Row(overdue: PersonReminders, selection: Selection) -> impl IntoView {
    let store = Store::expect();
    let person = overdue.person;
    let name = store.read(|workspace| workspace.profiles.name(person).to_owned());
    let length = overdue.reminders.len();
    let lines = FirstFew::of(move || length, FEW_TASKS);
    let reminders = overdue.reminders.clone();
    let shown = move || reminders.iter().take(lines.shown()).cloned().collect::<Vec<_>>();
    view! {
        <tr>
            <th scope="row">
                <span class="cluster cluster--together">
                    <SelectRow selection=selection row=person.0 label=format!("Select {name}") />
                    <a href=Route::Person(person).href()>{name.clone()}</a>
                </span>
            </th>
            <td>
                <ul class="stack stack--tight">
                    <Each each=shown key=|reminder| format!("{:?}", reminder.due.subject) let:reminder>
                        <Task reminder=reminder />
                    </Each>
                </ul>
                <ShowAll lines=lines of=format!("tasks of {name}") />
            </td>
            <td>
                <Actions overdue=overdue name=name />
            </td>
        </tr>
    }
}

/// One message about all overdue tasks of a person.
pub fn message_to(store: Store, overdue: &PersonReminders) -> Message {
    let zones = store.zones();
    let link = |subject: Subject| task_link(store, overdue.person, subject);
    store.read(|workspace| message_to_person(workspace, &*zones, overdue, link))
}

#[component]
fn Actions(overdue: PersonReminders, name: String) -> impl IntoView {
    let store = Store::expect();
    let person = overdue.person;
    let message = message_to(store, &overdue);
    let email = message.mail_link().map(|link| {
        view! {
            <a class="button button--small" href=link aria-label=format!("Email reminder to {name}")>
                "Email"
            </a>
        }
    });
    let now = store.now.get_untracked();
    let first = overdue.reminders.iter().min_by_key(|reminder| reminder.from);
    let best_time = first.filter(|reminder| !reminder.is_ready(now)).map(|reminder| {
        let words = store.read(|workspace| best_time_words(store, workspace, reminder));
        view! { <span class="text-subtle text-small">{words}</span> }
    });
    let label = format!("Mark as reminded: {name}");
    let unsent = unsent_today(slice::from_ref(&overdue));
    let mark = (!unsent.is_empty()).then(|| {
        view! {
            <button
                class="button button--small"
                type="button"
                aria-label=label
                on:click=move |_| mark_as_reminded(store, &unsent)
            >
                "Mark as reminded"
            </button>
        }
    });
    view! {
        <div class="cluster">
            <button
                class="button button--small"
                type="button"
                aria-label=format!("Copy reminder to {name}")
                on:click=move |_| copy_messages(store, slice::from_ref(&message))
            >
                "Copy"
            </button>
            {email}
            {mark}
            {best_time}
            <Show when=move || server_mail::has_unsubscribed(store.mail().as_ref(), person)>
                <span class="text-subtle text-small">"Unsubscribed from email."</span>
            </Show>
        </div>
    }
}

/// When to send a reminder that should not be sent now, in the recipient's and the sender's time.
fn best_time_words(store: Store, workspace: &Workspace, reminder: &Reminder) -> String {
    let Some(person) = workspace.people.get(&reminder.due.person) else { return String::new() };
    let theirs = times::day_and_time_in(&person.zone, reminder.from);
    let yours = own_time(store, &person.zone, reminder.from);
    let why = if reminder.was_sent_today { "Reminder sent today" } else { "Off hours" };
    format!("{why}. Best sent {theirs} their time{yours}.")
}

/// " (6:00 AM yours)", with the day if it differs. Empty if both zones show the same time.
fn own_time(store: Store, theirs: &Zone, at: DateTime<Utc>) -> String {
    let formats = format::visitors();
    let own = store.zone();
    let same_day = formats.day_in(theirs, at) == formats.day_in(&own, at);
    match same_day {
        true if formats.time_in(theirs, at) == formats.time_in(&own, at) => String::new(),
        true => format!(" ({} yours)", times::time(store, at)),
        false => format!(" ({} yours)", times::day_and_time(store, at)),
    }
}

//! Who has yet to be told about a session, and who has a task for it, with a reminder to copy.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Each, Icon, IconName, Section},
        controls::{copying::copy, reader_links::task_link},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    access::{asker::Asker, work::Work},
    command::Command,
    model::ids::SessionId,
    progress::{
        duties::{
            message::{message, task_name},
            reminders::{self, Reminder},
        },
        email::Message,
        schedule::to_tell,
    },
    wording::capitalized,
};

#[component]
pub fn Reminding(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let untold = Memo::new(move |_| match store.may(Work::Tell) {
        true => store.ask(|asker| untold(asker, session)),
        false => Vec::new(),
    });
    let open = Memo::new(move |_| match store.may(Work::Plan) {
        true => store.ask(|asker| reminders::of_session(asker.workspace, asker.zones, session, asker.at)),
        false => Vec::new(),
    });
    view! {
        <Show when=move || !untold.read().is_empty()>
            <Section title="To be told">
                <p>{move || format!("Not told yet: {}.", untold.read().join(" and "))}</p>
                <div class="button-row">
                    <a class="button" href=Route::Messages.href()>
                        "Messages to send"
                    </a>
                </div>
            </Section>
        </Show>
        <Show when=move || !open.read().is_empty()>
            <Section title="Reminders">
                <ul class="stack stack--tight">
                    <Each each=move || open.get() key=move |reminder| format!("{:?}", reminder.without_clock(store.now.get())) let:reminder>
                        <Item reminder=reminder />
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

/// The names of the people who haven't been told about this session's latest change.
fn untold(asker: &Asker, session: SessionId) -> Vec<String> {
    let people = to_tell::untold(asker.workspace, session, asker.at).into_iter();
    people.map(|person| asker.workspace.profiles.name(person).to_owned()).collect()
}

#[component]
fn Item(reminder: Reminder) -> impl IntoView {
    let store = Store::expect();
    let zones = store.zones();
    let link = task_link(store, reminder.due.person, reminder.due.subject);
    let (name, task, message) = store.read(|workspace| {
        let name = workspace.profiles.name(reminder.due.person).to_owned();
        let task = task_name(workspace, reminder.due.subject);
        (name, task, message(workspace, &*zones, &reminder, link.as_deref()))
    });
    let due = times::day_and_time(store, reminder.due.at);
    let due = if reminder.is_late { format!("Overdue since {due}") } else { format!("Due {due}") };
    let sent = if reminder.was_sent_today { " A reminder was sent today." } else { "" };
    view! {
        <li class="card">
            <h3 class="card__title">{capitalized(&format!("{name}: {task}"))}</h3>
            <p class="text-subtle">{format!("{due}.{sent}")}</p>
            <details class="disclosure">
                <summary class="disclosure__summary">"Reminder message"</summary>
                <textarea class="disclosure__body" readonly=true aria-label=format!("Reminder message to {name}")>
                    {message.text.clone()}
                </textarea>
            </details>
            <Send reminder=reminder name=name message=message />
        </li>
    }
}

/// A reminder is marked as sent once a day.
#[component]
fn Send(reminder: Reminder, name: String, message: Message) -> impl IntoView {
    let store = Store::expect();
    let email = message.mail_link().map(|link| {
        view! {
            <a class="button button--small" href=link>
                "Open in email"
            </a>
        }
    });
    let copied = format!("Reminder to {name} copied.");
    let copy = move |_| copy(store, message.text.clone(), copied.clone());
    let is_unsent = !reminder.was_sent_today;
    let (subject, to, rung) = (reminder.due.subject, reminder.due.person, reminder.rung);
    let sent = move |_| {
        store.act(Command::RecordReminder { subject, to, rung }, "Reminder marked as sent.");
    };
    view! {
        <div class="card__actions">
            <button class="button button--small" type="button" aria-label=format!("Copy reminder to {name}") on:click=copy>
                "Copy reminder"
            </button>
            {email}
            {is_unsent
                .then(|| {
                    view! {
                        <button
                            class="button button--small"
                            type="button"
                            aria-label=format!("Mark as sent: reminder to {name}")
                            on:click=sent
                        >
                            <Icon name=IconName::Check />
                            "Mark as sent"
                        </button>
                    }
                })}
        </div>
    }
}

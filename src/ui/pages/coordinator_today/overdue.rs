//! Overdue tasks by person, with reminders to copy, open in email, or mark as sent, for one person or many.

use crate::{
    store::Store,
    ui::{
        components::{
            Column, Each, FEW, FirstFew, Rows, Section, SelectAll, Selection, ShowAll, ShowMore, TableHead,
        },
        controls::{copying::copy_messages, server_mail},
        format::words::count,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, NewReminder},
    progress::{
        duties::reminders::{PersonReminders, Reminder, by_person},
        email::Message,
    },
};

const COLUMNS: &[Column] = &[Column::Words("Person"), Column::Words("Overdue"), Column::Words("Reminder")];
const BY_HAND: &str = "Switchback doesn’t send messages. Copy reminders or open them in email, then mark the people as reminded so no one gets two reminders in one day.";
const BY_THE_SERVER: &str = "Your team’s server sends reminders in working hours, once a day. Mark people as reminded only if you reminded them yourself.";

mod row;
mod task;

use row::{Row, message_to};

#[component]
pub fn Overdue(overdue: Memo<Vec<Reminder>>) -> impl IntoView {
    let people = Memo::new(move |_| by_person(&overdue.read()));
    let ids = move |_: Option<&Vec<u64>>| people.read().iter().map(|known| known.person.0).collect();
    let selection = Selection::of(Memo::new(ids));
    let rows = Rows::of(Memo::new(|_| ()));
    let store = Store::expect();
    let lines = FirstFew::of(move || people.read().len(), FEW);
    let drawn =
        move || people.read().iter().take(rows.most().min(lines.shown())).cloned().collect::<Vec<_>>();
    let title = Signal::derive(move || {
        let people = count(people.read().len(), "person", "people");
        format!("{} overdue, {people}", count(overdue.read().len(), "task", "tasks"))
    });
    view! {
        <Show when=move || !overdue.read().is_empty()>
            <Section title=title>
                <p class="text-subtle">
                    {move || server_mail::sentence(store, BY_THE_SERVER, BY_HAND)}
                </p>
                <Selected people=people selection=selection />
                <table class="data-table">
                    <TableHead columns=COLUMNS />
                    <tbody>
                        <Each each=drawn key=move |person| format!("{:?}", person.without_clock(store.now.get())) let:person>
                            <Row overdue=person selection=selection />
                        </Each>
                    </tbody>
                </table>
                <ShowMore rows=rows of=Signal::derive(move || lines.shown()) />
                <ShowAll lines=lines of="people who are overdue" />
            </Section>
        </Show>
    }
}

/// The actions for all selected people.
#[component]
fn Selected(people: Memo<Vec<PersonReminders>>, selection: Selection) -> impl IntoView {
    let store = Store::expect();
    let chosen = Memo::new(move |_| {
        let chosen = selection.chosen.read();
        people.read().iter().filter(|known| chosen.contains(&known.person.0)).cloned().collect::<Vec<_>>()
    });
    let unsent = Memo::new(move |_| unsent_today(&chosen.read()));
    let copy = move |_| {
        let messages: Vec<Message> =
            chosen.read_untracked().iter().map(|overdue| message_to(store, overdue)).collect();
        copy_messages(store, &messages);
    };
    let mark = move |_| mark_as_reminded(store, &unsent.read_untracked());
    let reminded = Memo::new(move |_| chosen.read().len().saturating_sub(unsent.read().len()));
    view! {
        <div class="button-row">
            <SelectAll selection=selection label="Select everyone" />
            <button class="button button--small" type="button" disabled=move || chosen.read().is_empty() on:click=copy>
                {move || match chosen.read().len() {
                    0 => "Copy messages".to_owned(),
                    people => format!("Copy {}", count(people, "message", "messages")),
                }}
            </button>
            <button class="button button--small" type="button" disabled=move || unsent.read().is_empty() on:click=mark>
                {move || match unsent.read().len() {
                    0 => "Mark as reminded".to_owned(),
                    people => format!("Mark {} as reminded", count(people, "person", "people")),
                }}
            </button>
            <Show when=move || { reminded.get() > 0 }>
                <span class="text-subtle text-small">
                    {move || format!("{} reminded today", count(reminded.get(), "person was", "people were"))}
                </span>
            </Show>
        </div>
    }
}

/// People who weren't reminded of everything today, each with the tasks that are left.
fn unsent_today(people: &[PersonReminders]) -> Vec<PersonReminders> {
    let unsent = |overdue: &PersonReminders| {
        let reminders: Vec<Reminder> = overdue.unsent_today().cloned().collect();
        (!reminders.is_empty()).then_some(PersonReminders { person: overdue.person, reminders })
    };
    people.iter().filter_map(unsent).collect()
}

fn mark_as_reminded(store: Store, people: &[PersonReminders]) {
    let new = |reminder: &Reminder| NewReminder {
        subject: reminder.due.subject,
        to: reminder.due.person,
        rung: reminder.rung,
    };
    let reminders = people.iter().flat_map(|overdue| overdue.reminders.iter().map(new)).collect();
    let done = format!("{} marked as reminded.", count(people.len(), "person", "people"));
    store.act(Command::RecordReminders { reminders }, done);
}

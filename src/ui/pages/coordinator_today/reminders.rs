//! Overdue duties: each reminder is ready to send, and recorded with one press.

use crate::{
    platform::{address, format},
    route::Route,
    store::Store,
    ui::{
        components::{Each, Icon, IconName, Section},
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::reminder::{Rung, Subject},
    progress::duties::reminders::{self, Message, Reminder},
    workspace::Workspace,
};

#[component]
pub fn Nudging() -> impl IntoView {
    let store = Store::expect();
    let late = Memo::new(move |_| {
        let now = store.now.get();
        let zones = store.zones();
        store.read(|workspace| reminders::reminders(workspace, &*zones, now))
    });
    view! {
        <Show when=move || !late.read().is_empty()>
            <Section title=Signal::derive(move || words::count(late.read().len(), "thing is late", "things are late"))>
                <p class="text-subtle">"Each reminder is written for you. Send it, press Reminded, and nobody is reminded twice on a day."</p>
                <ul class="stack stack--tight">
                    <Each each=move || late.get() key=|reminder| format!("{reminder:?}") let:reminder>
                        <Late reminder=reminder />
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

fn place(subject: Subject) -> Route {
    match subject {
        Subject::Answer(session) | Subject::Write(session, _) | Subject::Review(session) => {
            Route::Session(session)
        }
        Subject::SignOff(enrollment) | Subject::Prepare(enrollment, _) => Route::Enrollment(enrollment),
    }
}

#[component]
fn Late(reminder: Reminder) -> impl IntoView {
    let store = Store::expect();
    let route = place(reminder.due.subject);
    let message =
        store.read(|workspace| reminders::message(workspace, &reminder, &address::absolute(&route.href())));
    let (title, detail) = store.read(|workspace| late_words(store, workspace, &reminder));
    let (subject, to, rung) = (reminder.due.subject, reminder.due.person, reminder.rung);
    let reminded = move |_| {
        store.act(Command::RecordReminder { subject, to, rung }, "Written down: they were reminded.");
    };
    let ready = reminder.is_ready(store.now.get_untracked());
    let waits = store.read(|workspace| waits_words(store, workspace, &reminder));
    view! {
        <li class="card">
            <h3 class="card__title">
                <a href=route.href()>{title}</a>
            </h3>
            <div class="card__body stack stack--tight">
                <p class="text-subtle">{detail}</p>
                <SecondReviewers reminder=reminder />
                <Text message=message.clone() />
            </div>
            {if ready {
                view! {
                    <div class="card__actions">
                        {message
                            .mail_link()
                            .map(|link| {
                                view! {
                                    <a class="button button--small" href=link>
                                        "Write the mail"
                                    </a>
                                }
                            })}
                        <button class="button button--small button--primary" type="button" on:click=reminded>
                            <Icon name=IconName::Check />
                            "Reminded"
                        </button>
                    </div>
                }
                    .into_any()
            } else {
                view! { <p class="text-subtle text-small">{waits}</p> }.into_any()
            }}
        </li>
    }
}

fn late_words(store: Store, workspace: &Workspace, reminder: &Reminder) -> (String, String) {
    let name = workspace.profiles.name(reminder.due.person);
    let kind = reminders::enrollment_type(workspace, reminder.due.subject);
    let what = match reminder.due.subject {
        Subject::Answer(_) => "owes an answer",
        Subject::Write(..) => "owes a scorecard",
        Subject::Review(_) => "owes a review",
        Subject::SignOff(_) => "owes a sign-off",
        Subject::Prepare(..) => "has prep to do",
    };
    let due = times::day_and_time(store, reminder.due.at);
    let sent = match reminder.sent {
        0 => "not reminded yet".to_owned(),
        count => format!("reminded {}", words::count(count, "time", "times")),
    };
    let rung = match reminder.rung {
        Rung::Reminder => "next: a reminder",
        Rung::SecondReviewer => "next: a reminder that offers somebody else",
        Rung::Owner => "late for long: talk to the owner of the program",
    };
    (format!("{name} {what}, {kind}"), format!("It was due {due}; {sent}; {rung}."))
}

fn waits_words(store: Store, workspace: &Workspace, reminder: &Reminder) -> String {
    let Some(person) = workspace.people.get(&reminder.due.person) else { return String::new() };
    let theirs = format::visitors().time_in(&person.zone, reminder.from);
    let at = times::day_and_time(store, reminder.from);
    let why = if reminder.was_sent_today { "Reminded today" } else { "Not at work now" };
    format!("{why}: send it from {at} on ({theirs} for them).")
}

#[component]
fn Text(message: Message) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"The words to copy"</summary>
            <textarea class="disclosure__body" readonly=true aria-label="The words of the reminder">
                {message.text}
            </textarea>
        </details>
    }
}

/// Who could review instead, one press each.
#[component]
fn SecondReviewers(reminder: Reminder) -> impl IntoView {
    let store = Store::expect();
    let (Subject::Review(session), true) = (reminder.due.subject, reminder.rung != Rung::Reminder) else {
        return ().into_any();
    };
    let named: Vec<_> = store.read(|workspace| {
        let name = |person| (person, workspace.profiles.name(person).to_owned());
        reminder.second_reviewers.iter().take(2).copied().map(name).collect()
    });
    let offers = named
        .into_iter()
        .map(|(reviewer, name)| {
            let ask = move |_| {
                store.act(
                    Command::AskSecondReviewer { session, reviewer },
                    "Asked. Whoever is first reviews it.",
                );
            };
            view! {
                <button class="button button--small button--quiet" type="button" on:click=ask>
                    {format!("Let {name} review it")}
                </button>
            }
        })
        .collect_view();
    view! { <div class="button-row">{offers}</div> }.into_any()
}

//! What is overdue: each with a reminder to copy or open in email, and to mark as sent.

use crate::{
    platform::{address, format},
    route::Route,
    store::Store,
    ui::{
        components::{Each, Icon, IconName, Rows, Section, ShowMore},
        controls::server_mail,
        format::{times, words::count},
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        ids::{PersonId, SessionId},
        reminder::{Rung, Subject},
    },
    progress::{
        duties::{message, reminders::Reminder},
        email::Message,
    },
    workspace::Workspace,
};

const REMINDER_MESSAGE: &str = "Reminder message";
const BY_HAND: &str = "Switchback doesn’t send messages. Copy a reminder or open it in email, then mark it as sent so nobody is reminded twice in one day.";
const BY_THE_SERVER: &str = "Your team’s server emails reminders in working hours, once a day. Mark one as sent only if you reminded the person yourself.";

#[component]
pub fn Overdue(overdue: Memo<Vec<Reminder>>) -> impl IntoView {
    let rows = Rows::of(Memo::new(|_| ()));
    let store = Store::expect();
    let drawn = move || overdue.read().iter().take(rows.most()).cloned().collect::<Vec<_>>();
    view! {
        <Show when=move || !overdue.read().is_empty()>
            <Section title=Signal::derive(move || format!("{} overdue", overdue.read().len()))>
                <p class="text-subtle">
                    {move || server_mail::sentence(store, BY_THE_SERVER, BY_HAND)}
                </p>
                <ul class="stack stack--tight">
                    <Each each=drawn key=|reminder| format!("{reminder:?}") let:reminder>
                        <Item reminder=reminder />
                    </Each>
                </ul>
                <ShowMore rows=rows of=Signal::derive(move || overdue.read().len()) />
            </Section>
        </Show>
    }
}

#[component]
fn Item(reminder: Reminder) -> impl IntoView {
    let store = Store::expect();
    let route = place(reminder.due.subject);
    let zones = store.zones();
    let link = address::absolute(&route.href());
    let message = store.read(|workspace| message::message(workspace, &*zones, &reminder, &link));
    let title = store.read(|workspace| title(workspace, &reminder));
    let detail = detail(store, &reminder);
    let ready = reminder.is_ready(store.now.get_untracked());
    let best_time = store.read(|workspace| best_time(store, workspace, &reminder));
    view! {
        <li class="card">
            <h3 class="card__title">
                <a href=route.href()>{title}</a>
            </h3>
            <div class="card__body stack stack--tight">
                <p class="text-subtle">{detail}</p>
                <SecondReviewers reminder=reminder.clone() />
                <Text message=message.clone() />
            </div>
            {match ready {
                true => view! { <Send reminder=reminder message=message /> }.into_any(),
                false => view! { <p class="text-subtle text-small">{best_time}</p> }.into_any(),
            }}
        </li>
    }
}

fn place(subject: Subject) -> Route {
    match subject {
        Subject::Answer(session) | Subject::Write(session, _) | Subject::Review(session) => {
            Route::Session(session)
        }
        Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
            Route::Enrollment(enrollment)
        }
    }
}

fn title(workspace: &Workspace, reminder: &Reminder) -> String {
    let name = workspace.profiles.name(reminder.due.person);
    format!("{name}: {} overdue", message::task_name(workspace, reminder.due.subject))
}

fn detail(store: Store, reminder: &Reminder) -> String {
    let overdue = duration(store.now.get_untracked() - reminder.due.at);
    let due = times::day_and_time(store, reminder.due.at);
    let next = match reminder.rung {
        Rung::Reminder => "",
        Rung::SecondReviewer => ": offer another reviewer",
        Rung::Owner => ": escalate to the program owner",
    };
    let sent = match reminder.sent {
        0 => "No reminder sent yet".to_owned(),
        sent => format!("{} sent", count(sent, "reminder", "reminders")),
    };
    format!("Overdue {overdue}{next}. Due {due}. {sent}.")
}

fn duration(overdue: TimeDelta) -> String {
    match overdue.num_days() {
        0 => count(overdue.num_hours().max(1), "hour", "hours"),
        days => count(days, "day", "days"),
    }
}

/// When to send a reminder that is not to be sent now, by its reader's clock and by the sender's.
fn best_time(store: Store, workspace: &Workspace, reminder: &Reminder) -> String {
    let Some(person) = workspace.people.get(&reminder.due.person) else { return String::new() };
    let theirs = times::day_and_time_in(&person.zone, reminder.from);
    let yours = own_time(store, &person.zone, reminder.from);
    let why = if reminder.was_sent_today { "Reminder sent today" } else { "Off hours" };
    format!("{why}. Best sent {theirs} their time{yours}.")
}

/// " (6:00 AM yours)": with the day where that differs, and nothing where the clocks agree.
fn own_time(store: Store, theirs: &switchback_core::zones::Zone, at: DateTime<Utc>) -> String {
    let formats = format::visitors();
    let own = store.zone();
    let same_day = formats.day_in(theirs, at) == formats.day_in(&own, at);
    match same_day {
        true if formats.time_in(theirs, at) == formats.time_in(&own, at) => String::new(),
        true => format!(" ({} yours)", times::time(store, at)),
        false => format!(" ({} yours)", times::day_and_time(store, at)),
    }
}

#[component]
fn Text(message: Message) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">{REMINDER_MESSAGE}</summary>
            <textarea class="disclosure__body" readonly=true aria-label=REMINDER_MESSAGE>
                {message.text}
            </textarea>
        </details>
    }
}

#[component]
fn Send(reminder: Reminder, message: Message) -> impl IntoView {
    let store = Store::expect();
    let (subject, to, rung) = (reminder.due.subject, reminder.due.person, reminder.rung);
    let sent = move |_| {
        store.act(Command::RecordReminder { subject, to, rung }, "Reminder marked as sent.");
    };
    let email = message.mail_link().map(|link| {
        view! {
            <a class="button button--small" href=link>
                "Open in email"
            </a>
        }
    });
    view! {
        <div class="card__actions">
            {email}
            <button class="button button--small button--primary" type="button" on:click=sent>
                <Icon name=IconName::Check />
                "Mark as sent"
            </button>
        </div>
    }
}

/// Who could review instead, each with a button.
#[component]
fn SecondReviewers(reminder: Reminder) -> impl IntoView {
    let store = Store::expect();
    let (Subject::Review(session), true) = (reminder.due.subject, reminder.rung != Rung::Reminder) else {
        return ().into_any();
    };
    let offers = reminder.second_reviewers.iter().map(|reviewer| offer(store, session, *reviewer));
    view! { <div class="button-row">{offers.collect_view()}</div> }.into_any()
}

fn offer(store: Store, session: SessionId, reviewer: PersonId) -> impl IntoView {
    let name = store.read(|workspace| workspace.profiles.name(reviewer).to_owned());
    let done = format!("Added to {name}’s tasks. The first review counts.");
    let ask = move |_| {
        store.act(Command::AskSecondReviewer { session, reviewer }, done.clone());
    };
    view! {
        <button class="button button--small" type="button" on:click=ask>
            {format!("Ask {name} to review")}
        </button>
    }
}

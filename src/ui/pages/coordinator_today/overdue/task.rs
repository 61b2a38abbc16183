//! One overdue task of a person: what it is, since when, and who could do it instead.

use crate::{route::Route, store::Store, ui::format::words::count};
use chrono::TimeDelta;
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{
        ids::{PersonId, SessionId},
        reminder::{Rung, Subject},
    },
    progress::duties::{message, reminders::Reminder},
};

#[component]
pub fn Task(reminder: Reminder) -> impl IntoView {
    let store = Store::expect();
    let subject = reminder.due.subject;
    let task = store.read(|workspace| message::task_name(workspace, subject));
    let known = reminder.clone();
    let detail = move || detail(store, &known);
    view! {
        <li>
            <a href=Route::of_task(subject).href()>{task}</a>
            <span class="text-subtle text-small">{detail}</span>
            <SecondReviewers reminder=reminder />
        </li>
    }
}

fn detail(store: Store, reminder: &Reminder) -> String {
    let overdue = duration(store.now.get() - reminder.due.at);
    let next = match reminder.rung {
        Rung::Reminder => "",
        Rung::SecondReviewer => ": offer another reviewer",
        Rung::Owner => ": escalate to the program owner",
    };
    let sent = match reminder.sent {
        0 => String::new(),
        sent => format!(" · {} sent", count(sent, "reminder", "reminders")),
    };
    format!(" · {overdue}{next}{sent}")
}

fn duration(overdue: TimeDelta) -> String {
    match overdue.num_days() {
        0 => count(overdue.num_hours().max(1), "hour", "hours"),
        days => count(days, "day", "days"),
    }
}

/// The people who could review instead, each with a button.
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

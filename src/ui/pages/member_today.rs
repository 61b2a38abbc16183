//! A trainee's or interviewer's day: the next task, other tasks, upcoming sessions, and training progress.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Agenda, AgendaEntry, Each, EmptyState, Icon, IconName, Page, Section},
        format::{times, words},
        sections::{TrainingProgress, agenda_entries},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{ids::PersonId, scorecard::Side},
    order::Order,
    progress::{
        certificates::status::{self, ExpiredCertificate},
        duties::duty::{self, Duty, Task},
        path::enrollment_progress,
        schedule::session_card::session_card,
    },
    workspace::Workspace,
};

mod session_changes;
mod task_action;
mod task_card;
mod task_text;

use session_changes::SessionChanges;
use task_card::TaskCard;

#[component]
pub fn MemberToday(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let duties = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| duty::duties_of(workspace, person, now))
    });
    let tasks = Memo::new(move |_| {
        duties.read().iter().filter(|duty| duty.task.is_due()).copied().collect::<Vec<_>>()
    });
    let enrollments = store.derive(move |workspace| {
        let progress = enrollment_progress::progress_of(workspace, person, store.now.get());
        progress.into_iter().map(|progress| progress.enrollment).collect::<Vec<_>>()
    });
    let name = store.derive(move |workspace| first_name(workspace.profiles.name(person)).to_owned());
    let expired = store
        .derive(move |workspace| status::expired_of(workspace, &*store.zones(), person, store.now.get()));
    let is_paused =
        store.derive(move |workspace| enrollment_progress::is_paused(workspace, person, store.now.get()));
    let idle = move || match (expired.read().is_empty(), is_paused.get()) {
        (false, _) => "A certificate has expired",
        (true, true) => "Your training is paused",
        (true, false) => words::ALL_CAUGHT_UP,
    };
    let title = Signal::derive(move || title(&name.read(), tasks.read().len(), idle()));
    view! {
        <Page
            title=title
            eyebrow=Signal::derive(move || times::day(store, store.now.get()))
            actions=move || view! { <ConfirmAll tasks=tasks /> }
        >
            {move || tasks.get().first().map(|task| view! { <TaskCard duty=*task is_next=true /> })}
            <div class="page__columns">
                <div class="page__main">
                    <Expired person=person expired=expired />
                    <OtherTasks tasks=tasks />
                    <SessionChanges person=person />
                    <Each each=move || enrollments.get() key=|enrollment| *enrollment let:enrollment>
                        <TrainingProgress enrollment=enrollment />
                    </Each>
                    <Show when=move || enrollments.read().is_empty() && duties.read().is_empty()>
                        <NoSessions person=person />
                    </Show>
                </div>
                <aside class="page__aside">
                    <ComingUp duties=duties />
                </aside>
            </div>
        </Page>
    }
}

/// Begins with what `idle` says if there are no tasks.
fn title(name: &str, tasks: usize, idle: &str) -> String {
    match tasks {
        0 => format!("{idle}, {name}"),
        tasks => {
            let tasks = words::count(tasks, "task needs", "tasks need");
            format!("{tasks} your attention, {name}")
        }
    }
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// Confirms all sessions with one press, if there are several to respond to.
#[component]
fn ConfirmAll(tasks: Memo<Vec<Duty>>) -> impl IntoView {
    let store = Store::expect();
    let proposed = Memo::new(move |_| {
        let tasks = tasks.read();
        let sessions = tasks.iter().filter_map(|duty| match duty.task {
            Task::Respond(session) => Some(session),
            _ => None,
        });
        sessions.collect::<Vec<_>>()
    });
    let confirm = move |_| {
        let sessions = proposed.get_untracked();
        let done = format!("{} confirmed.", words::count(sessions.len(), "session", "sessions"));
        store.act(Command::ConfirmAll { sessions }, done);
    };
    view! {
        <Show when=move || { proposed.read().len() > 1 }>
            <button class="button" type="button" on:click=confirm>
                <Icon name=IconName::Check />
                {move || format!("Confirm all {} sessions", proposed.read().len())}
            </button>
        </Show>
    }
}

/// What the person may no longer lead, and how to fix that.
#[component]
fn Expired(person: PersonId, expired: Memo<Vec<ExpiredCertificate>>) -> impl IntoView {
    let store = Store::expect();
    let lines = store.derive(move |workspace| {
        let line = |known: &ExpiredCertificate| {
            let name = workspace.type_name(known.interview_type);
            let next = match known.in_training {
                true => "finish the training below to renew it",
                false => "ask recruiting to enroll you in training",
            };
            let since = times::last_day_of(store, person, known.since);
            (known.certificate, format!("Your {name} certificate expired {since}. Next: {next}."))
        };
        expired.read().iter().map(line).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !lines.read().is_empty()>
            <Section title="Expired certificates">
                <ul class="stack stack--tight">
                    <Each each=move || lines.get() key=|line| line.clone() let:((id, words))>
                        <li>
                            <a href=Route::Certificate(id).href()>{words}</a>
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

/// All tasks except the next one.
#[component]
fn OtherTasks(tasks: Memo<Vec<Duty>>) -> impl IntoView {
    view! {
        <Show when=move || { tasks.read().len() > 1 }>
            <Section title="More tasks">
                <ul class="stack stack--tight">
                    <Each each=move || tasks.get().into_iter().skip(1) key=|task| format!("{:?}", task.task) let:task>
                        <li class="card">
                            <TaskCard duty=task />
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn NoSessions(person: PersonId) -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Peak
            title="No upcoming trainee sessions"
            text="When a trainee is assigned to one of your interviews, the session appears here. No trainee is assigned to you on a day off or above your weekly limits, so keep your availability up to date."
        >
            <a class="button" href=Route::Availability(person).href()>
                "My availability"
            </a>
        </EmptyState>
    }
}

#[component]
fn ComingUp(duties: Memo<Vec<Duty>>) -> impl IntoView {
    let store = Store::expect();
    let coming = Memo::new(move |_| {
        let mut ahead: Vec<_> = duties.read().iter().filter(|duty| !duty.task.is_due()).copied().collect();
        ahead.order_by_key(|duty| duty.since);
        store.read(|workspace| {
            ahead.into_iter().filter_map(|duty| entry(store, workspace, duty)).collect::<Vec<_>>()
        })
    });
    view! {
        <Section title="Coming up">
            <Show
                when=move || !coming.read().is_empty()
                fallback=move || view! { <p class="text-subtle">{nothing_ahead(&duties.read())}</p> }
            >
                <Agenda entries=coming />
            </Show>
        </Section>
    }
}

/// Sessions without a response are tasks, and not listed again.
fn nothing_ahead(duties: &[Duty]) -> &'static str {
    match duties.iter().any(|duty| matches!(duty.task, Task::Respond(_))) {
        true => "No confirmed sessions yet.",
        false => "No upcoming sessions.",
    }
}

fn entry(store: Store, workspace: &Workspace, duty: Duty) -> Option<AgendaEntry> {
    let (session, side) = match duty.task {
        Task::Attend(session, side) => (session, side),
        Task::Expect(session) => (session, Side::Mentor),
        _ => return None,
    };
    session_card(workspace, session).map(|card| agenda_entries::one_sided(store, &card, side))
}

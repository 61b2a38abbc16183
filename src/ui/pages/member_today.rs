//! A trainee's or an interviewer's day: the next step, other duties, upcoming sessions, and their
//! enrollments.

use crate::{
    route::Route,
    store::Store,
    ui::{
        actions::{Answer, SignOff},
        components::{Agenda, AgendaEntry, Each, EmptyState, IconName, NextStep, Page, Section},
        format::{times, words},
        sections::{TrainingProgress, agenda_entries},
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{actor::Actor, ids::PersonId, scorecard::Side},
    progress::{
        duties::{
            due,
            duty::{self, Duty, Task},
        },
        path::enrollment_progress,
        schedule::session_card::{SessionCard, session_card},
    },
    workspace::Workspace,
};

#[component]
pub fn MemberToday(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let owed = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| duty::duties_of(workspace, person, now))
    });
    let due =
        Memo::new(move |_| owed.read().iter().filter(|owed| owed.task.is_due()).copied().collect::<Vec<_>>());
    let coming = Memo::new(move |_| {
        let mut ahead: Vec<_> = owed.read().iter().filter(|owed| !owed.task.is_due()).copied().collect();
        ahead.sort_by_key(|owed| owed.since);
        store.read(|workspace| {
            ahead.into_iter().filter_map(|owed| coming(store, workspace, owed)).collect::<Vec<_>>()
        })
    });
    let enrollments = store.derive(move |workspace| {
        enrollment_progress::progress_of(workspace, person)
            .into_iter()
            .map(|enrollment_progress| enrollment_progress.enrollment)
            .collect::<Vec<_>>()
    });
    let name = store.derive(move |workspace| first_name(workspace.profiles.name(person)).to_owned());
    let title = Signal::derive(move || match due.read().len() {
        0 => format!("{}, nothing waits for you", name.get()),
        1 => format!("{}, one thing waits for you", name.get()),
        several => format!("{}, {several} things wait for you", name.get()),
    });
    view! {
        <Page title=title eyebrow=Signal::derive(move || times::day(store, store.now.get()))>
            {move || due.get().first().map(|owed| view! { <Due owed=*owed large=true /> })}
            <div class="page__columns">
                <div class="page__main">
                    <Show when={move || due.read().len() > 1}>
                        <Section title="Then">
                            <ul class="stack stack--tight">
                                <Each each=move || due.get().into_iter().skip(1) key=|owed| format!("{:?}", owed.task) let:owed>
                                    <li class="card">
                                        <Due owed=owed />
                                    </li>
                                </Each>
                            </ul>
                        </Section>
                    </Show>
                    <Each each=move || enrollments.get() key=|enrollment| *enrollment let:enrollment>
                        <TrainingProgress enrollment=enrollment />
                    </Each>
                    <Show when=move || enrollments.read().is_empty() && owed.read().is_empty()>
                        <EmptyState
                            icon=IconName::Peak
                            title="No trainee is on the way to you"
                            text="When one is placed at your interview, you see them here. Keep your hours up to date, and that happens sooner."
                        >
                            <a class="button" href=Route::Availability(person).href()>
                                "My hours"
                            </a>
                        </EmptyState>
                    </Show>
                </div>
                <aside class="page__aside">
                    <Section title="Coming up">
                        <Show
                            when=move || !coming.read().is_empty()
                            fallback=|| view! { <p class="text-subtle">"No session ahead."</p> }
                        >
                            <Agenda entries=coming />
                        </Show>
                    </Section>
                </aside>
            </div>
        </Page>
    }
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// What a due thing is called, what it is about, and what to press.
struct Words {
    icon: IconName,
    title: String,
    text: String,
}

#[component]
fn Due(owed: Duty, #[prop(optional)] large: bool) -> impl IntoView {
    let store = Store::expect();
    let words = store.read(|workspace| {
        let mut words = words_of(store, workspace, owed)?;
        if let Some(due) = due_words(store, workspace, owed) {
            words.text = format!("{} {due}", words.text);
        }
        Some(words)
    });
    let action = view! { <Action task=owed.task /> };
    match (words, large) {
        (None, _) => ().into_any(),
        (Some(words), true) => view! {
            <NextStep icon=words.icon eyebrow="Your next thing" title=words.title text=words.text>
                {action}
            </NextStep>
        }
        .into_any(),
        (Some(words), false) => view! {
            <h3 class="card__title">{words.title}</h3>
            <div class="card__body">
                <p class="text-subtle">{words.text}</p>
            </div>
            <div class="card__actions">{action}</div>
        }
        .into_any(),
    }
}

/// When it is due, by the clock of the person who has to do it.
fn due_words(store: Store, workspace: &Workspace, owed: Duty) -> Option<String> {
    let Actor::Member(person) = store.who.get_untracked() else { return None };
    let due = due::due(workspace, &*store.zones(), person, owed)?;
    let at = times::day_and_time(store, due.at);
    Some(if due.is_late(store.now.get_untracked()) {
        format!("It was due {at}.")
    } else {
        format!("Due {at}.")
    })
}

fn words_of(store: Store, workspace: &Workspace, owed: Duty) -> Option<Words> {
    let card = |session| session_card(workspace, session);
    Some(match owed.task {
        Task::Answer(session) => {
            let card = card(session)?;
            Words {
                icon: IconName::Calendar,
                title: format!("{} with {}?", words::step_name(card.kind, card.time), card.mentor_name),
                text: format!(
                    "{}, {} minutes, {}: {}.",
                    times::day_and_time(store, card.start),
                    card.minutes,
                    card.type_name,
                    words::part(card.kind, Side::Trainee)
                ),
            }
        }
        Task::Write(session, side) => {
            let card = card(session)?;
            let other = other_name(&card, side);
            Words {
                icon: IconName::Scorecard,
                title: format!("Write your scorecard for {}", times::day(store, card.start)),
                text: format!(
                    "{} with {other}, {}. Both scorecards open once both are in.",
                    card.kind, card.type_name
                ),
            }
        }
        Task::Review(session) => {
            let card = card(session)?;
            Words {
                icon: IconName::Check,
                title: format!(
                    "Does {}’s {} count?",
                    card.trainee_name,
                    card.kind.to_string().to_lowercase()
                ),
                text: format!(
                    "Both scorecards of {} are in: compare them, then one press.",
                    times::day(store, card.start)
                ),
            }
        }
        Task::SignOff(enrollment) => {
            let enrollment = workspace.enrollments.get(&enrollment)?;
            let name = workspace.profiles.name(enrollment.person);
            Words {
                icon: IconName::Peak,
                title: format!("Sign {name} off"),
                text: format!(
                    "Every step of {} is credited. Look at the evidence, then one press.",
                    workspace.type_name(enrollment.interview_type)
                ),
            }
        }
        Task::Prepare(enrollment, _, kind) => {
            let enrollment = workspace.enrollments.get(&enrollment)?;
            Words {
                icon: IconName::Flag,
                title: format!("{kind} for {}", workspace.type_name(enrollment.interview_type)),
                text: "Say when it is done; then you are placed on interviews.".into(),
            }
        }
        Task::Attend(..) | Task::Expect(_) => return None,
    })
}

fn other_name(card: &SessionCard, side: Side) -> &str {
    match side {
        Side::Trainee => &card.mentor_name,
        Side::Mentor => &card.trainee_name,
    }
}

#[component]
fn Action(task: Task) -> impl IntoView {
    let store = Store::expect();
    match task {
        Task::Answer(session) => view! { <Answer session=session /> }.into_any(),
        Task::Write(session, _) => link(Route::Session(session), "Write the scorecard").into_any(),
        Task::Review(session) => link(Route::Session(session), "Compare and review").into_any(),
        Task::SignOff(enrollment) => view! {
            <SignOff enrollment=enrollment />
            <a class="button button--quiet" href=Route::Enrollment(enrollment).href()>
                "See the evidence"
            </a>
        }
        .into_any(),
        Task::Prepare(enrollment, step, kind) => {
            let done = move |_| {
                store.act(Command::PrepareStep { enrollment, step }, format!("{kind} is done."));
            };
            view! {
                <button class="button button--primary" type="button" on:click=done>
                    "It is done"
                </button>
            }
            .into_any()
        }
        Task::Attend(..) | Task::Expect(_) => ().into_any(),
    }
}

fn link(route: Route, words: &'static str) -> impl IntoView {
    view! {
        <a class="button button--primary" href=route.href()>
            {words}
        </a>
    }
}

fn coming(store: Store, workspace: &Workspace, owed: Duty) -> Option<AgendaEntry> {
    let (session, side) = match owed.task {
        Task::Attend(session, side) => (session, side),
        Task::Expect(session) => (session, Side::Mentor),
        _ => return None,
    };
    session_card(workspace, session).map(|card| agenda_entries::one_sided(store, &card, side))
}

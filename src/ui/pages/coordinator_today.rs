//! What needs a decision today.

use crate::{
    platform::ids,
    route::Route,
    store::Store,
    ui::{
        components::{Agenda, Each, EmptyState, Icon, IconName, NextStep, Page, Section},
        format::{times, words},
        pages::coordinator_today::reminders::Nudging,
        sections::agenda_entries,
    },
};
use chrono::{DateTime, Duration, Utc};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback_core::{
    command::{Command, NewCertificate},
    model::ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId},
    progress::{
        duties::attention::{Attention, Broken, attention},
        schedule::session_card::{SessionCard, session_card, session_cards},
    },
    workspace::Workspace,
};

mod exceptions;
mod reminders;

use exceptions::Exceptions;

#[component]
pub fn CoordinatorToday() -> impl IntoView {
    let store = Store::expect();
    let decided = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| attention(workspace, now))
    });
    let is_bare = store.derive(|workspace| workspace.interviews.is_empty());
    let title = Signal::derive(move || match decided.read().is_empty() {
        true => "Nothing needs a decision".to_owned(),
        false => "What needs a decision".to_owned(),
    });
    let actions = move || {
        view! {
            <a class="button" href=Route::Import.href()>
                <Icon name=IconName::Upload />
                "Bring in files"
            </a>
        }
    };
    view! {
        <Page title=title eyebrow=Signal::derive(move || times::day(store, store.now.get())) actions=actions>
            <Show when=move || !is_bare.get() fallback=|| view! { <Bare /> }>
                {move || view! { <First decided=decided.get() /> }}
            </Show>
            <div class="page__columns">
                <div class="page__main">
                    <Nudging />
                    <Exceptions decided=decided />
                    <BrokenSessions decided=decided />
                    <Uncertified decided=decided />
                    <Waiting decided=decided />
                </div>
                <aside class="page__aside">
                    <TodaysSessions />
                </aside>
            </div>
        </Page>
    }
}

#[component]
fn Bare() -> impl IntoView {
    view! {
        <NextStep
            icon=IconName::Upload
            eyebrow="Your next thing"
            title="Bring in people and interviews"
            text="A table of people and a calendar or table of interviews: you see what each file changes before anything is taken."
        >
            <a class="button button--primary" href=Route::Import.href()>
                "Bring in files"
            </a>
        </NextStep>
    }
}

/// The next step: publish drafts, plan for trainees without a session, or nothing.
#[component]
fn First(decided: Attention) -> impl IntoView {
    let store = Store::expect();
    let drafts = decided.drafts.len();
    let people: BTreeSet<_> = store.read(|workspace| {
        let people = decided.unplanned.iter().filter_map(|enrollment| workspace.enrollments.get(enrollment));
        people.map(|enrollment| enrollment.person).collect()
    });
    let (title, text, press) = match (drafts, people.len()) {
        (0, 0) => return view! { <NothingToDecide /> }.into_any(),
        (0, unplanned) => (
            format!(
                "{} somewhere to go and nothing planned",
                words::count(unplanned, "trainee has", "trainees have")
            ),
            "One press finds them places at the interviews of the next weeks.",
            "Plan the next weeks",
        ),
        (drafts, _) => (
            format!("A plan with {} waits to be published", words::count(drafts, "session", "sessions")),
            "Look it over, take out what does not fit, and publish: everybody in it is asked at once.",
            "Look at the plan",
        ),
    };
    view! {
        <NextStep icon=IconName::Plan eyebrow="Your next thing" title=title text=text>
            <a class="button button--primary" href=Route::Plan.href()>
                {press}
            </a>
        </NextStep>
    }
    .into_any()
}

#[component]
fn NothingToDecide() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Check
            title="Everybody is on the way"
            text="Every trainee has a session ahead or waits for a scorecard."
        >
            <a class="button" href=Route::Plan.href()>
                "See the plan"
            </a>
        </EmptyState>
    }
}

#[component]
fn BrokenSessions(decided: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let broken = Memo::new(move |_| {
        let cards = store.read(|workspace| {
            let broken = &decided.read().broken;
            let cards =
                broken.iter().filter_map(|(session, why)| Some((session_card(workspace, *session)?, *why)));
            cards.collect::<Vec<_>>()
        });
        let entry =
            |(card, why): &(SessionCard, Broken)| agenda_entries::because(store, card, &because(*why));
        by_start(cards, |(card, _)| card.start).iter().map(entry).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !broken.read().is_empty()>
            <Section title="What broke lately">
                <Agenda entries=broken />
                <p class="text-subtle">
                    "Planning again finds other places for them and moves as few others as it can: " <a href=Route::Plan.href()>"the plan"</a>
                </p>
            </Section>
        </Show>
    }
}

fn because(why: Broken) -> String {
    match why {
        Broken::Declined(reason) => format!("declined: {reason}"),
        Broken::Cancelled(reason) => reason.to_string(),
        Broken::Missed => "it did not happen".to_owned(),
    }
}

fn by_start<T>(mut rows: Vec<T>, start: impl Fn(&T) -> DateTime<Utc>) -> Vec<T> {
    rows.sort_by_key(start);
    rows
}

/// People whom the schedule shows leading interviews of a type that nobody wrote down a certificate for.
#[component]
fn Uncertified(decided: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let pairs = Memo::new(move |_| decided.read().uncertified.clone());
    let record = move |pairs: Vec<(PersonId, InterviewTypeId)>| {
        let certificates: Vec<_> = pairs
            .into_iter()
            .map(|(person, interview_type)| NewCertificate {
                id: CertificateId(ids::fresh()),
                person,
                interview_type,
                from: None,
            })
            .collect();
        let done = format!("{} recorded.", words::count(certificates.len(), "certificate", "certificates"));
        store.act(Command::RecordCertificates { certificates }, done);
    };
    view! {
        <Show when=move || !pairs.read().is_empty()>
            <Section
                title="Leading interviews without a certificate"
                aside=move || {
                    view! {
                        <button
                            class="button button--small"
                            type="button"
                            on:click=move |_| record(pairs.get_untracked())
                        >
                            {move || format!("Record all {}", pairs.read().len())}
                        </button>
                    }
                }
            >
                <p class="text-subtle">
                    "The schedule shows them leading. Trainees are placed only with people who are certified: record those who are."
                </p>
                <ul class="stack stack--tight">
                    <Each each=move || pairs.get() key=|pair| *pair let:pair>
                        <li class="cluster cluster--apart">
                            <span>{store.read(|workspace| pair_words(workspace, pair))}</span>
                            <button
                                class="button button--small button--quiet"
                                type="button"
                                on:click=move |_| record(vec![pair])
                            >
                                "Is certified"
                                <span class="visually-hidden">
                                    {store.read(|workspace| pair_words(workspace, pair))}
                                </span>
                            </button>
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

fn pair_words(workspace: &Workspace, (person, interview_type): (PersonId, InterviewTypeId)) -> String {
    format!("{}, {}", workspace.profiles.name(person), workspace.type_name(interview_type))
}

/// What waits for other people: answers, and sign-offs.
#[component]
fn Waiting(decided: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let unanswered = Memo::new(move |_| {
        let cards: Vec<SessionCard> = store.read(|workspace| {
            decided.read().unanswered.iter().filter_map(|session| session_card(workspace, *session)).collect()
        });
        let entry = |card: &SessionCard| agenda_entries::because(store, card, "no answer yet");
        by_start(cards, |card| card.start).iter().map(entry).collect::<Vec<_>>()
    });
    let ready = Memo::new(move |_| {
        store.read(|workspace| {
            decided
                .read()
                .ready
                .iter()
                .map(|enrollment| (*enrollment, ready_words(workspace, *enrollment)))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !unanswered.read().is_empty()>
            <Section title="Proposals without an answer">
                <Agenda entries=unanswered />
            </Section>
        </Show>
        <Show when=move || !ready.read().is_empty()>
            <Section title="Waiting for sign-off">
                <ul class="stack stack--tight">
                    <Each each=move || ready.get() key=|known| known.clone() let:((enrollment, words))>
                        <li>
                            <a href=Route::Enrollment(enrollment).href()>{words}</a>
                        </li>
                    </Each>
                </ul>
            </Section>
        </Show>
    }
}

fn ready_words(workspace: &Workspace, enrollment: EnrollmentId) -> String {
    let Some(enrollment) = workspace.enrollments.get(&enrollment) else { return String::new() };
    let name = workspace.profiles.name(enrollment.person);
    format!("{name}, {}", workspace.type_name(enrollment.interview_type))
}

#[component]
fn TodaysSessions() -> impl IntoView {
    let store = Store::expect();
    let cards = Memo::new(move |_| {
        let now = store.now.get();
        let near = |start| start > now - Duration::hours(12) && start < now + Duration::hours(24);
        let cards = store.read(|workspace| {
            session_cards(workspace, |session| {
                !session.state().is_draft()
                    && session.state().takes_seat()
                    && near(workspace.start_of(session))
            })
        });
        cards.iter().map(|card| agenda_entries::both(store, card)).collect::<Vec<_>>()
    });
    view! {
        <Section title="Sessions around now">
            <Show
                when=move || !cards.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"None in these hours."</p> }
            >
                <Agenda entries=cards />
            </Show>
        </Section>
    }
}

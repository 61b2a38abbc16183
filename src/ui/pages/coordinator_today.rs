//! What needs a decision today.

use crate::{
    platform::ids,
    route::Route,
    store::Store,
    ui::{
        components::{AgendaItem, EmptyState, Icon, IconName, NextStep, Page, Section},
        times, words,
    },
};
use chrono::Duration;
use leptos::prelude::*;
use switchback_core::{
    command::{Command, NewCertificate},
    model::ids::{CertificateId, EnrolmentId, InterviewTypeId, PersonId, SessionId},
    progress::{
        decisions::{Broken, Decisions, decisions},
        session_card::{SessionCard, session_card, session_cards},
    },
    workspace::Workspace,
};

#[component]
pub fn CoordinatorToday() -> impl IntoView {
    let store = Store::expect();
    let decided = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| decisions(workspace, now))
    });
    let is_bare = store.derive(|workspace| workspace.interviews.is_empty());
    let title = Signal::derive(move || match decided.read().is_empty() {
        true => "Nothing needs a decision".to_owned(),
        false => "What needs a decision".to_owned(),
    });
    let actions = move || {
        view! {
            <a class="button" href=Route::BringIn.href()>
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
            <a class="button button--primary" href=Route::BringIn.href()>
                "Bring in files"
            </a>
        </NextStep>
    }
}

/// The one next thing: publish what is drafted, plan what is missing, or nothing.
#[component]
fn First(decided: Decisions) -> impl IntoView {
    let (drafts, unplanned) = (decided.drafts.len(), decided.unplanned.len());
    if drafts > 0 {
        return view! {
            <NextStep
                icon=IconName::Plan
                eyebrow="Your next thing"
                title=format!("A plan with {} waits to be published", words::count(drafts, "session", "sessions"))
                text="Look it over, take out what does not fit, and publish: everybody in it is asked at once."
            >
                <a class="button button--primary" href=Route::Plan.href()>
                    "Look at the plan"
                </a>
            </NextStep>
        }
        .into_any();
    }
    if unplanned > 0 {
        return view! {
            <NextStep
                icon=IconName::Plan
                eyebrow="Your next thing"
                title=format!("{} nothing ahead", words::count(unplanned, "trainee has", "trainees have"))
                text="One press finds them places at the interviews of the next weeks."
            >
                <a class="button button--primary" href=Route::Plan.href()>
                    "Plan the next weeks"
                </a>
            </NextStep>
        }
        .into_any();
    }
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
    .into_any()
}

#[component]
fn BrokenSessions(decided: Memo<Decisions>) -> impl IntoView {
    let store = Store::expect();
    let broken = Memo::new(move |_| {
        store.read(|workspace| {
            let cards = decided
                .read()
                .broken
                .iter()
                .filter_map(|(session, why)| session_card(workspace, *session).map(|card| (card, *why)))
                .collect::<Vec<_>>();
            cards
        })
    });
    view! {
        <Show when=move || !broken.read().is_empty()>
            <Section title="What broke lately">
                <ol class="agenda">
                    <For each=move || broken.get() key=|(card, _)| (card.session, format!("{:?}", card.state)) let:((card, why))>
                        <BrokenItem card=card why=why />
                    </For>
                </ol>
                <p class="text-subtle">"The next plan finds other places for them."</p>
            </Section>
        </Show>
    }
}

#[component]
fn BrokenItem(card: SessionCard, why: Broken) -> impl IntoView {
    let store = Store::expect();
    let because = match why {
        Broken::Declined(reason) => format!("declined: {reason}"),
        Broken::Cancelled(reason) => reason.to_string(),
        Broken::Missed => "it did not happen".to_owned(),
    };
    view! {
        <AgendaItem
            time=times::day_and_time(store, card.start)
            title=format!("{} with {}", card.trainee_name, card.mentor_name)
            detail=format!("{}, {}: {because}", card.type_name, card.kind)
            state=card.state
            href=Route::Session(card.session).href()
        />
    }
}

/// People whom the schedule shows leading interviews of a type that nobody wrote down a certificate for.
#[component]
fn Uncertified(decided: Memo<Decisions>) -> impl IntoView {
    let store = Store::expect();
    let pairs = Memo::new(move |_| decided.read().uncertified.clone());
    let record = move |pairs: Vec<(PersonId, InterviewTypeId)>| {
        let certificates: Vec<_> = pairs
            .into_iter()
            .map(|(person, interview_type)| NewCertificate {
                id: CertificateId(ids::fresh()),
                person,
                interview_type,
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
                    <For each=move || pairs.get() key=|pair| *pair let:pair>
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
                    </For>
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
fn Waiting(decided: Memo<Decisions>) -> impl IntoView {
    let store = Store::expect();
    let unanswered = Memo::new(move |_| {
        let cards: Vec<SessionCard> = store.read(|workspace| {
            decided
                .read()
                .unanswered
                .iter()
                .filter_map(|session: &SessionId| session_card(workspace, *session))
                .collect()
        });
        cards
    });
    let ready = Memo::new(move |_| {
        store.read(|workspace| {
            decided
                .read()
                .ready
                .iter()
                .map(|enrolment| (*enrolment, ready_words(workspace, *enrolment)))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !unanswered.read().is_empty()>
            <Section title="Proposals without an answer">
                <ol class="agenda">
                    <For each=move || unanswered.get() key=|card| card.session let:card>
                        <AgendaItem
                            time=times::day_and_time(store, card.start)
                            title=format!("{} has not answered", card.trainee_name)
                            detail=format!("{} with {}", card.kind, card.mentor_name)
                            state=card.state
                            href=Route::Session(card.session).href()
                        />
                    </For>
                </ol>
            </Section>
        </Show>
        <Show when=move || !ready.read().is_empty()>
            <Section title="Waiting for sign-off">
                <ul class="stack stack--tight">
                    <For each=move || ready.get() key=|known| known.clone() let:((enrolment, words))>
                        <li>
                            <a href=Route::Climb(enrolment).href()>{words}</a>
                        </li>
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

fn ready_words(workspace: &Workspace, enrolment: EnrolmentId) -> String {
    let Some(enrolment) = workspace.enrolments.get(&enrolment) else { return String::new() };
    let name = workspace.profiles.name(enrolment.person);
    format!("{name}, {}", workspace.type_name(enrolment.interview_type))
}

#[component]
fn TodaysSessions() -> impl IntoView {
    let store = Store::expect();
    let cards = Memo::new(move |_| {
        let now = store.now.get();
        let near = |start| start > now - Duration::hours(12) && start < now + Duration::hours(24);
        store.read(|workspace| {
            session_cards(workspace, |session| {
                !session.state.is_draft() && session.state.takes_seat() && near(workspace.start_of(session))
            })
        })
    });
    view! {
        <Section title="Sessions around now">
            <Show
                when=move || !cards.read().is_empty()
                fallback=|| view! { <p class="text-subtle">"None in these hours."</p> }
            >
                <ol class="agenda">
                    <For each=move || cards.get() key=|card| (card.session, format!("{:?}", card.state)) let:card>
                        <AgendaItem
                            time=times::day_and_time(store, card.start)
                            title=format!("{} with {}", card.trainee_name, card.mentor_name)
                            detail=format!("{} · {}", card.type_name, words::stop_name(card.kind, card.time))
                            state=card.state
                            href=Route::Session(card.session).href()
                        />
                    </For>
                </ol>
            </Show>
        </Section>
    }
}

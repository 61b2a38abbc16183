//! One interview, with or without a trainee: when it is, who interviews, who attends, and who could.

use super::addressed::{id_in_address, page_of};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Agenda, Page, PersonChip, Section},
        controls::{
            page_link::page_link,
            server_mail::{self, follow_mail},
        },
        format::times,
        sections::{Alternatives, OtherClocks, Wanted, agenda_entries},
    },
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use switchback_core::{
    access::{role::Role, schedule, work::Work},
    model::ids::InterviewId,
    progress::schedule::{calendar::Interviewer, interview_card::InterviewCard},
};

mod managing;

use managing::Managing;

const TOLD_BY_HAND: &str = "The trainee and the mentor then appear in Messages to send.";
const TOLD_BY_THE_SERVER: &str = "Your team’s server then writes to the trainee and the mentor.";

#[component]
pub fn InterviewPage() -> impl IntoView {
    let store = Store::expect();
    let id = id_in_address::<InterviewId>("interview");
    let known = Memo::new(move |_| {
        id.get().filter(|interview| store.read(|workspace| workspace.interviews.contains_key(interview)))
    });
    page_of(
        known,
        |interview| Route::Interview(*interview),
        |interview| view! { <InterviewDetails interview=interview /> }.into_any(),
    )
}

#[component]
fn InterviewDetails(interview: InterviewId) -> impl IntoView {
    let store = Store::expect();
    let card = Memo::new(move |_| store.ask(|asker| schedule::interview(asker, interview)));
    let title = Signal::derive(move || {
        card.get().map_or_else(String::new, |card| format!("{} interview", card.type_name))
    });
    let eyebrow = Signal::derive(move || {
        card.get().map_or_else(String::new, |card| times::day_and_time(store, card.start))
    });
    view! {
        <Page title=title eyebrow=eyebrow actions=move || view! { <Managing interview=interview /> }>
            <div class="page__columns">
                <aside class="page__aside">{move || card.get().map(|card| view! { <Facts card=card /> })}</aside>
                <div class="page__main">
                    {move || card.get().map(|card| view! { <Trainees card=card /> })}
                    <Adding interview=interview card=card />
                </div>
            </div>
        </Page>
    }
}

/// The sessions at the interview, including cancelled ones.
#[component]
fn Trainees(card: InterviewCard) -> impl IntoView {
    let store = Store::expect();
    let has_no_sessions = card.sessions.is_empty();
    // There may be trainees that this user can't see.
    if has_no_sessions && !sees_everyone(store) {
        return None;
    }
    let entries: Vec<_> = card.sessions.iter().map(|card| agenda_entries::both(store, card)).collect();
    Some(view! {
        <Section title="Trainees">
            {match has_no_sessions {
                true => view! { <p class="text-subtle">"No trainee attends this interview."</p> }.into_any(),
                false => view! { <Agenda entries=Signal::stored(entries) /> }.into_any(),
            }}
        </Section>
    })
}

fn sees_everyone(store: Store) -> bool {
    Role::of(store.who.get()).sees_everyone()
}

/// The people who could attend, for the coordinator, until the interview begins.
#[component]
fn Adding(interview: InterviewId, card: Memo<Option<InterviewCard>>) -> impl IntoView {
    let store = Store::expect();
    let is_open = Memo::new(move |_| {
        let is_ahead = |card: &InterviewCard| card.is_scheduled && card.start > store.now.get();
        store.may(Work::Plan) && card.read().as_ref().is_some_and(is_ahead)
    });
    let navigate = use_navigate();
    let go = Callback::new(move |session| {
        let options = NavigateOptions { resolve: false, ..Default::default() };
        navigate(&Route::Session(session).href(), options);
    });
    view! {
        <Show when=move || is_open.get()>
            <Section title="Add a trainee">
                <WhatAddingDoes />
                <Alternatives wanted=Wanted::Trainee(interview) on_done=go />
            </Section>
        </Show>
    }
}

#[component]
fn WhatAddingDoes() -> impl IntoView {
    let store = Store::expect();
    follow_mail(store, || ());
    let follows = move || server_mail::sentence(store, TOLD_BY_THE_SERVER, TOLD_BY_HAND);
    view! { <p class="text-subtle">"Adding proposes the session at once. " {follows}</p> }
}

#[component]
fn Facts(card: InterviewCard) -> impl IntoView {
    let store = Store::expect();
    let interviewers = card.interviewers.iter().enumerate();
    let interviewers: Vec<_> =
        interviewers.map(|(place, known)| interviewer(store, place == 0, known)).collect();
    let people: Vec<_> = card.interviewers.iter().map(|known| known.person).collect();
    let seats = match sees_everyone(store) {
        true => format!("{} taken of {}", card.taken(), card.seats),
        false => card.seats.to_string(),
    };
    view! {
        <Section title="Interview">
            <article class="person-card">
                {interviewers}
                <dl class="person-card__facts">
                    <dt>"When"</dt>
                    <dd>
                        {times::day_and_time(store, card.start)} {format!(", {} min", card.minutes)}
                        <OtherClocks at=card.start people=people />
                    </dd>
                    <dt>"Status"</dt>
                    <dd>{if card.is_scheduled { "Scheduled" } else { "Cancelled" }}</dd>
                    <dt>"Observer seats"</dt>
                    <dd>{seats}</dd>
                    <dt>"Candidate"</dt>
                    <dd>{card.candidate.0.clone()}</dd>
                </dl>
                <div class="person-card__actions">
                    <a class="button button--small button--quiet" href=Route::Schedule.href()>
                        "Schedule"
                    </a>
                </div>
            </article>
        </Section>
    }
}

fn interviewer(store: Store, leads: bool, known: &Interviewer) -> impl IntoView + use<> {
    let note = if leads { "lead interviewer" } else { "interviewer" };
    let chip = view! { <PersonChip name=known.name.clone() note=note /> };
    let chip = page_link(store, Route::Person(known.person), chip);
    view! { <div class="person-card__head">{chip}</div> }
}

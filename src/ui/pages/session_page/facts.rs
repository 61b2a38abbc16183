//! When a session is, with whom, and how it gets into one's own calendar.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{PersonChip, Section, StateBadge},
        controls::{add_to_calendar::AddToCalendar, page_link::page_link},
        format::times,
        sections::OtherClocks,
    },
};
use leptos::prelude::*;
use switchback_core::{
    export::session_calendar,
    model::{ids::PersonId, session::SessionState},
    progress::schedule::session_card::{NamedInterviewer, SessionCard},
};

#[component]
pub fn Facts(card: SessionCard) -> impl IntoView {
    let store = Store::expect();
    let cancelled = match card.state {
        SessionState::Cancelled(reason) => Some(reason.to_string()),
        _ => None,
    };
    let event = card.state.is_ahead().then(|| session_calendar::item(&card, store.now.get_untracked()));
    let ways = [
        (Route::Interview(card.interview), "Interview"),
        (Route::Enrollment(card.enrollment), "Training progress"),
    ];
    view! {
        <Section title="Session">
            <article class="person-card">
                <div class="person-card__head">
                    {person(store, card.trainee, &card.trainee_name, "trainee")}
                    <StateBadge state=card.state />
                </div>
                <div class="person-card__head">
                    {person(store, card.mentor, &card.mentor_name, "mentor")}
                </div>
                {card
                    .other_interviewers
                    .iter()
                    .map(|NamedInterviewer { id, name }| {
                        view! { <div class="person-card__head">{person(store, *id, name, "interviewer")}</div> }
                    })
                    .collect_view()}
                <dl class="person-card__facts">
                    <dt>"When"</dt>
                    <dd>
                        {times::day_and_time(store, card.start)} {format!(", {} min", card.minutes)}
                        <OtherClocks at=card.start people=vec![card.trainee, card.mentor] />
                    </dd>
                    {cancelled.map(|reason| view! { <dt>"Cancelled"</dt> <dd>{reason}</dd> })}
                    <dt>"Candidate"</dt>
                    <dd>{card.candidate.0.clone()}</dd>
                </dl>
                <div class="person-card__actions">
                    {event
                        .map(|event| {
                            view! { <AddToCalendar item=event file="switchback-session.ics" what="this session" /> }
                        })}
                    {ways
                        .into_iter()
                        .filter(|(route, _)| store.may_open(*route))
                        .map(|(route, words)| {
                            view! {
                                <a class="button button--small button--quiet" href=route.href()>
                                    {words}
                                </a>
                            }
                        })
                        .collect_view()}
                </div>
            </article>
        </Section>
    }
}

fn person(store: Store, person: PersonId, name: &str, part: &'static str) -> AnyView {
    page_link(store, Route::Person(person), view! { <PersonChip name=name.to_owned() note=part /> })
}

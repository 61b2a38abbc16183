//! When a session is, with whom, and how it gets into one's own calendar.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{PersonChip, Section, StateBadge},
        controls::{add_to_calendar::AddToCalendar, page_link::page_link},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    export::session_calendar, model::session::SessionState, progress::schedule::session_card::SessionCard,
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
                    {page_link(store, Route::Person(card.trainee), view! { <PersonChip name=card.trainee_name.clone() note="trainee" /> })}
                    <StateBadge state=card.state />
                </div>
                <div class="person-card__head">
                    {page_link(store, Route::Person(card.mentor), view! { <PersonChip name=card.mentor_name.clone() note="mentor" /> })}
                </div>
                {card
                    .other_interviewers
                    .iter()
                    .map(|name| {
                        view! {
                            <div class="person-card__head">
                                <PersonChip name=name.clone() note="interviewer" />
                            </div>
                        }
                    })
                    .collect_view()}
                <dl class="person-card__facts">
                    <dt>"When"</dt>
                    <dd>{times::day_and_time(store, card.start)} {format!(", {} min", card.minutes)}</dd>
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

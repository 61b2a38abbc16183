//! When a session is, with whom, and how it gets into one's own calendar.

use crate::{
    platform::files,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{Icon, IconName, PersonChip, Section, StateBadge},
        format::times,
    },
};
use leptos::prelude::*;
use switchback_core::{
    exchange::calendar::links, export::session_calendar, model::session::SessionState,
    progress::schedule::session_card::SessionCard,
};

#[component]
pub fn Facts(card: SessionCard) -> impl IntoView {
    let store = Store::expect();
    let cancelled = match card.state {
        SessionState::Cancelled(reason) => Some(reason.to_string()),
        _ => None,
    };
    let ways = [
        (Route::Interview(card.interview), "Interview"),
        (Route::Enrollment(card.enrollment), "Training progress"),
    ];
    view! {
        <Section title="Session">
            <article class="person-card">
                <div class="person-card__head">
                    <PersonChip name=card.trainee_name.clone() note="trainee" />
                    <StateBadge state=card.state />
                </div>
                <div class="person-card__head">
                    <PersonChip name=card.mentor_name.clone() note="mentor" />
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
                    {card.state.is_ahead().then(|| view! { <AddToCalendar card=card.clone() /> })}
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

/// What is still to come goes into one's own calendar: as a file, or straight there.
#[component]
fn AddToCalendar(card: SessionCard) -> impl IntoView {
    let store = Store::expect();
    let event = session_calendar::item(&card, store.now.get_untracked());
    let download = move |_| {
        let text = session_calendar::write(std::slice::from_ref(&card), store.now.get_untracked());
        if let Err(error) = files::download("switchback-session.ics", "text/calendar", &text) {
            store.notify(Notice::refused(error.to_string()));
        }
    };
    view! {
        <button class="button button--small" type="button" on:click=download>
            <Icon name=IconName::Calendar />
            "Add to calendar"
        </button>
        <a class="button button--small button--quiet" href=links::google(&event) target="_blank" rel="noopener noreferrer">
            "Google"
            <span class="visually-hidden">" Calendar: add this session"</span>
        </a>
        <a class="button button--small button--quiet" href=links::outlook(&event) target="_blank" rel="noopener noreferrer">
            "Outlook"
            <span class="visually-hidden">" calendar: add this session"</span>
        </a>
    }
}

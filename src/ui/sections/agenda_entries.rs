//! Sessions as entries of an agenda: the people and the step, in the viewer's zone.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::AgendaEntry,
        format::{times, words},
    },
};
use switchback_core::{model::scorecard::Side, progress::schedule::session_card::SessionCard};

/// For viewers on neither side: names trainee and mentor.
pub fn both(store: Store, card: &SessionCard) -> AgendaEntry {
    let title = format!("{} with {}", card.trainee_name, card.mentor_name);
    let detail = format!("{} · {}", card.type_name, words::step_name(&card.step_name, card.time));
    entry(store, card, title, detail)
}

/// Like [`both`], with the reason why it is listed.
pub fn because(store: Store, card: &SessionCard, why: &str) -> AgendaEntry {
    let title = format!("{} with {}", card.trainee_name, card.mentor_name);
    entry(store, card, title, format!("{} · {} · {why}", card.type_name, card.step_name))
}

/// For the trainee or the mentor: names the other person and what happens.
pub fn one_sided(store: Store, card: &SessionCard, side: Side) -> AgendaEntry {
    let other = match side {
        Side::Trainee => &card.mentor_name,
        Side::Mentor => &card.trainee_name,
    };
    let title = format!("{} with {other}", card.step_name);
    entry(store, card, title, format!("{}: {}", card.type_name, words::part(card.kind, side)))
}

/// Like [`one_sided`], with a sentence about what happened to the session.
pub fn changed(store: Store, card: &SessionCard, side: Side, what: &str) -> AgendaEntry {
    let AgendaEntry { title, .. } = one_sided(store, card, side);
    entry(store, card, title, format!("{} · {what}", card.type_name))
}

fn entry(store: Store, card: &SessionCard, title: String, detail: String) -> AgendaEntry {
    AgendaEntry {
        day: times::day(store, card.start),
        time: times::time(store, card.start),
        title,
        detail,
        state: Some(card.state),
        href: Route::Session(card.session).href(),
    }
}

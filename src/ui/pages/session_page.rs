//! One session: where and with whom, its scorecards, and its review.

use super::addressed::{id_in_address, page_of};
use crate::{
    route::Route,
    store::Store,
    ui::{
        components::Page,
        format::{times, words},
    },
};
use leptos::prelude::*;
use switchback_core::{
    model::{actor::Actor, ids::SessionId},
    progress::{duties::duty, schedule::session_card::session_card},
};

mod aftermath;
mod called_off;
mod facts;
mod managing;
mod reminding;
mod responding;
mod reviewing;
mod scorecards;
mod writing;

use aftermath::Aftermath;
use called_off::CalledOff;
use facts::Facts;
use managing::Managing;
use reminding::Reminding;
use responding::Responding;
use scorecards::Scorecards;

#[component]
pub fn SessionPage() -> impl IntoView {
    let store = Store::expect();
    let id = id_in_address::<SessionId>("session");
    let known = Memo::new(move |_| {
        id.get().filter(|session| store.read(|workspace| session_card(workspace, *session).is_some()))
    });
    page_of(
        known,
        |session| Route::Session(*session),
        |session| view! { <SessionDetails session=session /> }.into_any(),
    )
}

#[component]
fn SessionDetails(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let card = store.derive(move |workspace| session_card(workspace, session));
    let title = Signal::derive(move || {
        card.get().map_or_else(String::new, |card| {
            format!("{} · {}", words::step_name(&card.step_name, card.time), card.type_name)
        })
    });
    let eyebrow = Signal::derive(move || {
        card.get().map_or_else(String::new, |card| times::day_and_time(store, card.start))
    });
    let side = Memo::new(move |_| match store.who.get() {
        Actor::Member(person) => store.read(|workspace| {
            workspace.sessions.get(&session).and_then(|session| duty::side_of(workspace, session, person))
        }),
        _ => None,
    });
    view! {
        <Page title=title eyebrow=eyebrow>
            <div class="page__columns">
                <div class="page__main">
                    {move || side.get().map(|side| view! { <Responding session=session side=side /> })}
                    <CalledOff session=session />
                    <Managing session=session />
                    <Scorecards session=session />
                    <Aftermath session=session />
                    <Reminding session=session />
                </div>
                <aside class="page__aside">{move || card.get().map(|card| view! { <Facts card=card /> })}</aside>
            </div>
        </Page>
    }
}

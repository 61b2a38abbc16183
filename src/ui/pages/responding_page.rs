//! Shown for a personal link: the sessions of one person, who responds without a workspace. The page sends nothing; the
//! person sends their responses themselves.

use crate::{
    platform::{clock, focus, title as tab_title, unload},
    route::Route,
    store::Store,
    ui::{
        components::{Brand, Each, EmptyState, IconName},
        controls::notices::Notices,
        format::times,
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    model::response::{Response, SessionResponse},
    responses::personal_link::{LinkedSession, Part, PersonalLink},
};

mod kept;
mod sending;
mod session;

use kept::{Kept, keep, kept};
use sending::{SEND, Sending};
use session::Session;

const TITLE: &str = "Your interviewer training sessions";

/// The responses so far, in the order in which they were given.
type Responses = RwSignal<Vec<SessionResponse>>;

#[component]
pub fn RespondingPage(fragment: String) -> impl IntoView {
    Effect::new(|| tab_title::set(TITLE));
    let page = match PersonalLink::read(&fragment) {
        Some(link) => view! { <Sessions link=link /> }.into_any(),
        None => view! { <Incomplete /> }.into_any(),
    };
    view! {
        <main class="page page--narrow">
            <Brand />
            {page}
        </main>
        <Notices />
    }
}

#[component]
fn Incomplete() -> impl IntoView {
    view! {
        <h1 class="visually-hidden">{TITLE}</h1>
        <EmptyState
            icon=IconName::Warning
            title="Part of this link is missing"
            text="Some email programs cut long links. Copy the whole link from the message, or reply to the message."
        >
            <a class="button" href=Route::Today.href()>
                "See what Switchback is"
            </a>
        </EmptyState>
    }
}

#[component]
fn Sessions(link: PersonalLink) -> impl IntoView {
    let store = Store::expect();
    let Kept { responses, are_sent } = kept(&link);
    let is_sent = RwSignal::new(are_sent || responses.is_empty());
    let responses = RwSignal::new(responses);
    let about = link.clone();
    Effect::new(move |_| keep(&about, &Kept { responses: responses.get(), are_sent: is_sent.get() }));
    unload::warn_while(move || !is_sent.get_untracked()).keep();
    let respond = Callback::new(move |(session, response): (LinkedSession, Option<Response>)| {
        is_sent.set(false);
        responses.update(|all: &mut Vec<SessionResponse>| {
            all.retain(|said| said.session != session.session);
            let LinkedSession { session, start, .. } = session;
            all.extend(response.map(|response| SessionResponse { session, start, response }));
            if all.is_empty() {
                is_sent.set(true);
            }
        });
    });
    let sessions = link.sessions.clone();
    let (lead, as_of) = (lead(store, &link), link.as_of);
    let proposed = proposed(store, &link);
    let all = proposed.len();
    let open = Memo::new(move |_| {
        let said = responses.read();
        let is_open = |session: &&LinkedSession| !said.iter().any(|said| said.session == session.session);
        proposed.iter().filter(is_open).cloned().collect::<Vec<_>>()
    });
    let confirm_all = move |_| {
        let open = open.get_untracked().into_iter();
        open.for_each(|session| respond.run((session, Some(Response::Confirm))));
        focus_once_drawn(SEND.into());
    };
    view! {
        <div class="page__heading">
            <h1 class="page__title">{TITLE}</h1>
            <p class="page__lead">{lead}</p>
        </div>
        <Show when=move || { open.read().len() > 1 }>
            <div class="button-row">
                <button class="button" type="button" on:click=confirm_all>
                    {move || match open.read().len() {
                        left if left == all => format!("Confirm all {all}"),
                        left => format!("Confirm the other {left}"),
                    }}
                </button>
            </div>
        </Show>
        <ul class="stack stack--tight">
            <Each each=move || sessions.clone() key=|session| session.session let:session>
                <Session session=session as_of=as_of responses=responses on_respond=respond />
            </Each>
        </ul>
        <Sending link=link responses=responses is_sent=is_sent />
    }
}

/// Moves the keyboard to the element with this id. The pressed button leaves the page, and its dialog closes.
fn focus_once_drawn(id: String) {
    spawn_local(async move {
        clock::next_frame().await;
        focus::move_to(&id);
    });
}

fn lead(store: Store, link: &PersonalLink) -> String {
    let asked = match proposed(store, link).is_empty() {
        true => "If you can’t make a session, decline it, then send your response.",
        false => "Confirm or decline, then send your responses.",
    };
    let name = &link.name;
    let as_of = times::day_and_time(store, link.as_of);
    format!(
        "For {name}, as of {as_of}. {asked} Nothing is sent until you do. Times are in this device’s time zone, {}.",
        store.zone().in_words()
    )
}

/// The sessions that wait for a response.
fn proposed(store: Store, link: &PersonalLink) -> Vec<LinkedSession> {
    let now = store.now.get_untracked();
    let waits = |session: &&LinkedSession| session.part == Part::Proposed && session.start > now;
    link.sessions.iter().filter(waits).cloned().collect()
}

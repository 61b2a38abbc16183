//! Publishes the accepted drafts, or the whole plan if none are accepted.

use crate::{
    store::Store,
    ui::{controls::page_actions::ActionButton, format::words, pages::plan_page::not_published::Publishing},
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{ids::SessionId, session::SessionState},
    progress::schedule::session_card::SessionCard,
};

#[component]
pub fn Publish(drafts: Memo<Vec<SessionCard>>, publishing: Publishing) -> impl IntoView {
    let store = Store::expect();
    let accepted = Memo::new(move |_| {
        let drafts = drafts.read();
        let accepted = drafts.iter().filter(|card| card.state == SessionState::Accepted);
        accepted.map(|card| card.session).collect::<Vec<_>>()
    });
    let all = Memo::new(move |_| drafts.read().iter().map(|card| card.session).collect::<Vec<_>>());
    let publish = move |sessions: Vec<SessionId>| publishing.publish(sessions);
    let accept_all = Callback::new(move |()| {
        let sessions = all.get_untracked();
        let count = sessions.len();
        store.act(
            Command::Accept { sessions },
            format!("{} accepted.", words::count(count, "draft", "drafts")),
        );
    });
    let button = move |sessions: Memo<Vec<SessionId>>| {
        view! {
            <ActionButton
                words=Signal::derive(move || publish_words(sessions.read().len()))
                class="button button--primary"
                on_press=Callback::new(move |()| publish(sessions.get_untracked()))
            />
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <Show when={move || accepted.read().len() < all.read().len()}>
                <ActionButton words="Accept all" on_press=accept_all />
            </Show>
            <Show when=move || !accepted.read().is_empty() fallback=move || button(all)>
                {button(accepted)}
            </Show>
        </Show>
    }
}

fn publish_words(count: usize) -> String {
    format!("Publish {}", words::count(count, "session", "sessions"))
}

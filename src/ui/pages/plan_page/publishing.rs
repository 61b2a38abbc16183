//! Publishes the accepted drafts; where none is accepted, the whole plan.

use crate::{
    store::Store,
    ui::{controls::people_to_tell::say_published, format::words},
};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    model::{ids::SessionId, session::SessionState},
    progress::schedule::session_card::SessionCard,
};

#[component]
pub fn Publish(drafts: Memo<Vec<SessionCard>>) -> impl IntoView {
    let store = Store::expect();
    let accepted = Memo::new(move |_| {
        let drafts = drafts.read();
        let accepted = drafts.iter().filter(|card| card.state == SessionState::Accepted);
        accepted.map(|card| card.session).collect::<Vec<_>>()
    });
    let all = Memo::new(move |_| drafts.read().iter().map(|card| card.session).collect::<Vec<_>>());
    let publish = move |sessions: Vec<SessionId>| {
        let published = format!("{} published", words::count(sessions.len(), "session", "sessions"));
        store.act_saying(Command::Publish { sessions }, move |id| say_published(store, &published, id));
    };
    let accept_all = move |_| {
        let sessions = all.get_untracked();
        let count = sessions.len();
        store.act(
            Command::Accept { sessions },
            format!("{} accepted.", words::count(count, "draft", "drafts")),
        );
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <Show when={move || accepted.read().len() < all.read().len()}>
                <button class="button" type="button" on:click=accept_all>
                    "Accept all"
                </button>
            </Show>
            <Show
                when=move || !accepted.read().is_empty()
                fallback=move || {
                    view! {
                        <button
                            class="button button--primary"
                            type="button"
                            on:click=move |_| publish(all.get_untracked())
                        >
                            {move || publish_words(all.read().len())}
                        </button>
                    }
                }
            >
                <button
                    class="button button--primary"
                    type="button"
                    on:click=move |_| publish(accepted.get_untracked())
                >
                    {move || publish_words(accepted.read().len())}
                </button>
            </Show>
        </Show>
    }
}

fn publish_words(count: usize) -> String {
    format!("Publish {}", words::count(count, "session", "sessions"))
}

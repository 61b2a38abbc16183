//! How many people do not know yet what was published or changed, with the way to their messages.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{Icon, IconName, Section},
        controls::{
            people_to_tell::people_to_tell,
            server_mail::{self, follow_mail, in_need},
        },
        format::words::count,
    },
};
use leptos::prelude::*;

fn how_they_are_told(store: Store) -> String {
    let sentence = server_mail::sentence(
        store,
        "Your team’s server emails them in their working hours.",
        "A message for each of them is ready to send.",
    );
    match store.mail().as_ref().map_or(0, in_need) {
        0 => sentence.to_owned(),
        messages => format!(
            "{sentence} {} not sent: open messages to see why.",
            count(messages, "email was", "emails were")
        ),
    }
}

#[component]
pub fn PeopleToTell(people: Memo<usize>) -> impl IntoView {
    let store = Store::expect();
    follow_mail(store, move || people.track());
    view! {
        <Show when=move || { people.get() > 0 }>
            <Section title=Signal::derive(move || people_to_tell(people.get()))>
                <div class="card">
                    <p class="card__body text-subtle">
                        "They have sessions that are new, moved or cancelled. " {move || how_they_are_told(store)}
                    </p>
                    <div class="card__actions">
                        <a class="button button--primary" href=Route::Messages.href()>
                            <Icon name=IconName::ArrowRight />
                            "Open messages"
                        </a>
                    </div>
                </div>
            </Section>
        </Show>
    }
}

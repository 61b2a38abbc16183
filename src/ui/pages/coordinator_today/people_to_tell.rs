//! How many people have yet to be told about sessions that were published or changed, with a link to their messages.

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

/// How they are told, in one paragraph.
fn how_they_are_told(store: Store, people: usize) -> String {
    let news = match people {
        0 => "",
        _ => "They have sessions that are new, moved or cancelled.",
    };
    let sentence = match people {
        0 => "",
        _ => server_mail::sentence(
            store,
            "Your team’s server writes to them in their working hours.",
            "A message for each of them is ready to send.",
        ),
    };
    let unsent = match unsent(store) {
        0 => String::new(),
        messages => {
            format!("{} not sent: open them to see why.", count(messages, "message was", "messages were"))
        }
    };
    [news, sentence, &unsent].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn unsent(store: Store) -> usize {
    store.mail().as_ref().map_or(0, |mail| in_need(mail).len())
}

#[component]
pub fn PeopleToTell(people: Memo<usize>) -> impl IntoView {
    let store = Store::expect();
    follow_mail(store, move || people.track());
    let title = Signal::derive(move || match people.get() {
        0 => count(unsent(store), "message not sent", "messages not sent"),
        people => people_to_tell(people),
    });
    view! {
        <Show when=move || { people.get() > 0 || unsent(store) > 0 }>
            <Section title=title>
                <div class="card">
                    <p class="card__body text-subtle">{move || how_they_are_told(store, people.get())}</p>
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

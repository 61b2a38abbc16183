//! How many people do not know yet what was published or changed, with the way to their messages.

use crate::{
    route::Route,
    ui::{
        components::{Icon, IconName, Section},
        controls::people_to_tell::people_to_tell,
    },
};
use leptos::prelude::*;

#[component]
pub fn PeopleToTell(people: Memo<usize>) -> impl IntoView {
    view! {
        <Show when=move || { people.get() > 0 }>
            <Section title=Signal::derive(move || people_to_tell(people.get()))>
                <div class="card">
                    <p class="card__body text-subtle">
                        "They have sessions that are new, moved or cancelled. A message for each of them is ready to send."
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

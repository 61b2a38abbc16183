//! The tags that rules refer to, such as “experienced”.

use crate::{
    store::Store,
    ui::{
        components::{Field, Section},
        controls::{edited::Edited, leave_guard::LeaveGuard},
    },
};
use leptos::prelude::*;
use switchback_core::{command::Command, model::ids::PersonId, order::Gather};

#[component]
pub fn Tags(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let text = Edited::of(store.derive(move |workspace| {
        let tags = workspace.people.get(&person).map(|known| known.tags.iter().cloned().collect::<Vec<_>>());
        tags.unwrap_or_default().join(", ")
    }));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let tags = text.get_untracked().split(',').map(str::to_owned).into_set();
        store.act_then(Command::SetTags { person, tags }, "Tags saved.", move || text.follow());
    };
    view! {
        <LeaveGuard unsaved=Signal::derive(move || text.is_unsaved()) />
        <Section title="Tags">
            <form class="form" on:submit=save>
                <Field id="person-tags" label="Tags, separated by commas" hint="Training paths can require a mentor or panel with a tag.">
                    <input
                        id="person-tags"
                        type="text"
                        prop:value=move || text.get()
                        on:input=move |event| text.set(event_target_value(&event))
                    />
                </Field>
                <div class="button-row">
                    <button class="button button--small" type="submit">
                        "Save tags"
                    </button>
                </div>
            </form>
        </Section>
    }
}

//! Adding a tag to the selected people, or removing one from them.

use super::{Bulk, Confirm};
use crate::{
    store::Store,
    ui::{
        components::{Field, SelectField},
        format::words::count,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use std::collections::BTreeMap;
use switchback_core::{
    command::{Command, people::PersonTags},
    model::person::LONGEST_NAME,
};

#[component]
pub(super) fn AddingTag(bulk: Bulk) -> impl IntoView {
    let store = Store::expect();
    let tag = RwSignal::new(String::new());
    let changed =
        store.derive(move |workspace| PersonTags::with(workspace, &bulk.chosen.read(), &tag.read()));
    let known = move || match tag.read().trim() {
        "" => 0,
        _ => bulk.chosen.read().len().saturating_sub(changed.read().len()),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let people = changed.get_untracked();
        let done = format!("Tag added to {}.", count(people.len(), "person", "people"));
        bulk.act(store, Command::SetTagsOfAll { people }, done);
    };
    let words = move || match changed.read().len() {
        0 => "Add tag".to_owned(),
        people => format!("Add tag to {}", count(people, "person", "people")),
    };
    view! {
        <form class="form" on:submit=submit>
            <Field id="bulk-tag" label="Tag" hint="Training paths can require a mentor or panel with a tag.">
                <input
                    id="bulk-tag"
                    type="text"
                    maxlength=LONGEST_NAME.to_string()
                    autocomplete="off"
                    prop:value=tag
                    on:input=move |event| tag.set(event_target_value(&event))
                />
            </Field>
            <Show when=move || { known() > 0 }>
                <p>{move || format!("Already tagged: {}.", count(known(), "person", "people"))}</p>
            </Show>
            <Confirm words=Signal::derive(words) is_possible=Signal::derive(move || !changed.read().is_empty()) />
        </form>
    }
}

#[component]
pub(super) fn RemovingTag(bulk: Bulk) -> impl IntoView {
    let store = Store::expect();
    // How many of the selected people have each tag.
    let tags = store.derive(move |workspace| {
        let mut tags: BTreeMap<String, usize> = BTreeMap::new();
        let chosen = bulk.chosen.read();
        let people = chosen.iter().filter_map(|person| workspace.people.get(person));
        people.flat_map(|person| &person.tags).for_each(|tag| *tags.entry(tag.clone()).or_default() += 1);
        tags
    });
    let tag = RwSignal::new(tags.get_untracked().into_keys().next().unwrap_or_default());
    let changed =
        store.derive(move |workspace| PersonTags::without(workspace, &bulk.chosen.read(), &tag.read()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let people = changed.get_untracked();
        let done = format!("Tag removed from {}.", count(people.len(), "person", "people"));
        bulk.act(store, Command::SetTagsOfAll { people }, done);
    };
    let words = Signal::derive(move || {
        format!("Remove tag from {}", count(changed.read().len(), "person", "people"))
    });
    let option = |(tag, people): (String, usize)| {
        let words = format!("{tag} ({})", count(people, "person", "people"));
        (tag, words)
    };
    let options: Vec<_> = tags.get_untracked().into_iter().map(option).collect();
    if options.is_empty() {
        return view! { <p>"None of these people has a tag."</p> }.into_any();
    }
    view! {
        <form class="form" on:submit=submit>
            <SelectField
                id="bulk-remove-tag"
                label="Tag"
                options=options
                value=tag
                on_change=Callback::new(move |chosen| tag.set(chosen))
            />
            <Confirm words=words is_possible=Signal::derive(move || !changed.read().is_empty()) />
        </form>
    }
    .into_any()
}

//! Setting the weekly limits of the selected people.

use super::{Bulk, Confirm};
use crate::{
    store::Store,
    ui::{components::NumberField, format::words::count},
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::command::{Command, people::PersonLimits};

/// The most sessions a week that the fields accept.
const MOST: u16 = 50;

#[component]
pub(super) fn SettingLimits(bulk: Bulk) -> impl IntoView {
    let store = Store::expect();
    let [as_trainee, as_mentor] = [RwSignal::new(None), RwSignal::new(None)];
    let changed = store.derive(move |workspace| {
        let few = |limit: RwSignal<Option<u16>>| limit.get().and_then(|limit| u8::try_from(limit).ok());
        PersonLimits::changed(workspace, &bulk.chosen.read(), few(as_trainee), few(as_mentor))
    });
    let same = move || match (as_trainee.get(), as_mentor.get()) {
        (None, None) => 0,
        _ => bulk.chosen.read().len().saturating_sub(changed.read().len()),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let people = changed.get_untracked();
        let done = format!("Weekly limits of {} saved.", count(people.len(), "person", "people"));
        bulk.act(store, Command::SetLimitsOfAll { people }, done);
    };
    let words = move || match changed.read().len() {
        0 => "Set weekly limits".to_owned(),
        people => format!("Set weekly limits of {}", count(people, "person", "people")),
    };
    view! {
        <form class="form" on:submit=submit>
            <NumberField
                id="bulk-as-trainee"
                label="Sessions as a trainee"
                hint="Leave empty to keep each person’s limit."
                value=as_trainee
                on_change=Callback::new(move |limit| as_trainee.set(limit))
                most=MOST
            />
            <NumberField
                id="bulk-as-mentor"
                label="Sessions as a mentor"
                hint="Leave empty to keep each person’s limit."
                value=as_mentor
                on_change=Callback::new(move |limit| as_mentor.set(limit))
                most=MOST
            />
            <Show when=move || { same() > 0 }>
                <p>{move || format!("Already at these limits: {}.", count(same(), "person", "people"))}</p>
            </Show>
            <Confirm words=Signal::derive(words) is_possible=Signal::derive(move || !changed.read().is_empty()) />
        </form>
    }
}

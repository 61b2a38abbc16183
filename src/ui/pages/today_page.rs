//! The start page of each role.

use super::member_today::MemberToday;
use crate::{
    platform::{last_today, visibility},
    store::Store,
    ui::{
        format::times,
        parts::{Parts, drawn},
    },
};
use leptos::prelude::*;
use switchback_core::model::actor::Actor;

#[component]
pub fn TodayPage() -> impl IntoView {
    let store = Store::expect();
    let parts = Parts::expect();
    keep_when_put_away(store);
    move || match store.who.get() {
        Actor::Coordinator(_) => drawn(parts.start, |start| (start.today)()).into_any(),
        Actor::Leader(_) => drawn(parts.shared, |pages| (pages.insights)()).into_any(),
        Actor::Member(person) => view! { <MemberToday person=person /> }.into_any(),
        Actor::Server => ().into_any(),
    }
}

/// Stores the page when it is hidden, so that the next start can show it until the app has loaded. Skips a leader's
/// figures, which would mislead without their tables.
fn keep_when_put_away(store: Store) {
    let change = visibility::on_change(move |is_visible| match is_visible {
        true => last_today::forget(),
        false if matches!(store.who.get_untracked(), Actor::Leader(_)) => {}
        false => store.keep_last_today(&untrack(|| times::day_and_time(store, store.now.get()))),
    });
    let change = StoredValue::new_local(Some(change));
    on_cleanup(move || drop(change.try_update_value(Option::take)));
}

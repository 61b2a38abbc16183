//! The start page of each role.

use super::member_today::MemberToday;
use crate::{
    store::Store,
    ui::parts::{Parts, drawn},
};
use leptos::prelude::*;
use switchback_core::model::actor::Actor;

#[component]
pub fn TodayPage() -> impl IntoView {
    let store = Store::expect();
    let parts = Parts::expect();
    move || match store.who.get() {
        Actor::Coordinator(_) => drawn(parts.start, |start| (start.today)()).into_any(),
        Actor::Leader(_) => drawn(parts.shared, |pages| (pages.insights)()).into_any(),
        Actor::Member(person) => view! { <MemberToday person=person /> }.into_any(),
    }
}

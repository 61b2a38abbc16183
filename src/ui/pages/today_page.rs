//! The page of today, for the role of the present person.

use super::{coordinator_today::CoordinatorToday, member_today::MemberToday};
use crate::{store::Store, ui::pages::insights_page::InsightsPage};
use leptos::prelude::*;
use switchback_core::model::actor::Actor;

#[component]
pub fn TodayPage() -> impl IntoView {
    let store = Store::expect();
    move || match store.who.get() {
        Actor::Coordinator => view! { <CoordinatorToday /> }.into_any(),
        Actor::Leader => view! { <InsightsPage /> }.into_any(),
        Actor::Member(person) => view! { <MemberToday person=person /> }.into_any(),
    }
}

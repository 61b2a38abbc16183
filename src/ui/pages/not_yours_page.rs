//! Shown in place of a page that the current user may not open: who it is for, and where to go instead.

use crate::{
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, Page},
        controls::start_link::StartLink,
    },
};
use leptos::prelude::*;
use switchback_core::access::pages::needs_everyone;

#[component]
pub fn NotYoursPage(route: Route) -> impl IntoView {
    let store = Store::expect();
    let text = match needs_everyone(route.page()) && !store.holds_everything() {
        true => "This page needs everyone’s calendar, which only coordinators get.".to_owned(),
        false => format!("This page is for {}.", route.page().audience()),
    };
    view! {
        <Page title="You don’t have access to this page" narrow=true>
            <EmptyState icon=IconName::Lock title=text text="If you need something from it, ask your coordinator.">
                <StartLink />
            </EmptyState>
        </Page>
    }
}

//! A page that whoever is here does not have: whom it is for, and where to go instead.

use crate::{
    route::Route,
    ui::components::{EmptyState, IconName, Page},
};
use leptos::prelude::*;

#[component]
pub fn NotYoursPage(route: Route) -> impl IntoView {
    let text = format!("This page is for {}.", route.page().audience());
    view! {
        <Page title="You don’t have access to this page" narrow=true>
            <EmptyState icon=IconName::Lock title=text text="If you need something from it, ask your coordinator.">
                <a class="button button--primary" href=Route::Today.href()>
                    "Go to Today"
                </a>
            </EmptyState>
        </Page>
    }
}

//! An address without a page.

use crate::{
    route::Route,
    ui::components::{EmptyState, IconName, Page},
};
use leptos::prelude::*;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Page title="Page not found" narrow=true>
            <EmptyState
                icon=IconName::Search
                title="Nothing at this address"
                text="The link may be out of date, or the item may have been deleted."
            >
                <a class="button button--primary" href=Route::Today.href()>
                    "Go to Today"
                </a>
            </EmptyState>
        </Page>
    }
}

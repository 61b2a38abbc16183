//! An address at which nothing stands.

use crate::{
    route::Route,
    ui::components::{EmptyState, IconName, Page},
};
use leptos::prelude::*;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Page title="Nothing stands here" narrow=true>
            <EmptyState
                icon=IconName::Search
                title="This page is not there"
                text="The address may be old, or what it spoke of was taken away."
            >
                <a class="button button--primary" href=Route::Today.href()>
                    "Go to Today"
                </a>
            </EmptyState>
        </Page>
    }
}

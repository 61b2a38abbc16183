//! An address without a page.

use crate::ui::{
    components::{EmptyState, IconName, Page},
    controls::start_link::StartLink,
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
                <StartLink />
            </EmptyState>
        </Page>
    }
}

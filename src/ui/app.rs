//! The whole app: the store, the router, and which page stands at which address.

use crate::{
    route::{self, Route as To},
    store::{Phase, Store},
    ui::{pages::*, shell::Shell},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::{ParentRoute, Route, Router, Routes},
    hooks::{use_location, use_navigate},
    path,
};

/// The app as the browser mounts it: over the store that this browser keeps.
#[component]
pub fn App() -> impl IntoView {
    view! { <Screens store=Store::open() /> }
}

/// The screens over any store.
#[component]
pub fn Screens(store: Store) -> impl IntoView {
    provide_context(store);
    let is_open = move || store.phase.get() == Phase::Open;
    view! {
        <Show when=is_open fallback=move || view! { <Beginning /> }>
            <Router base=route::base()>
                <Routes fallback=|| view! { <NotFoundPage /> }>
                    <ParentRoute path=path!("/") view=Shell>
                        <Route path=path!("/") view=theirs(To::Today, TodayPage) />
                        <Route path=path!("/people") view=theirs(To::People, PeoplePage) />
                        <Route path=path!("/people/:person") view=PersonPage />
                        <Route path=path!("/people/:person/hours") view=AvailabilityPage />
                        <Route path=path!("/enrollments/:enrollment") view=EnrollmentPage />
                        <Route path=path!("/sessions/:session") view=SessionPage />
                        <Route path=path!("/certificates/:certificate") view=CertificatePage />
                        <Route path=path!("/plan") view=theirs(To::Plan, PlanPage) />
                        <Route path=path!("/schedule") view=theirs(To::Schedule, SchedulePage) />
                        <Route path=path!("/find-time") view=theirs(To::FindTime, FindTimePage) />
                        <Route path=path!("/import") view=theirs(To::Import, ImportPage) />
                        <Route path=path!("/training") view=theirs(To::Training, TrainingPage) />
                        <Route path=path!("/insights") view=theirs(To::Insights, InsightsPage) />
                        <Route path=path!("/history") view=theirs(To::History, HistoryPage) />
                        <Route path=path!("/settings") view=theirs(To::Settings, SettingsPage) />
                        <Route path=path!("/*any") view=Elsewhere />
                    </ParentRoute>
                </Routes>
            </Router>
        </Show>
    }
}

#[component]
fn Beginning() -> impl IntoView {
    let store = Store::expect();
    move || match store.phase.get() {
        Phase::Opening => view! { <OpeningPage /> }.into_any(),
        Phase::Evicted => view! { <EvictedPage /> }.into_any(),
        Phase::Unreadable(reason) => view! { <UnreadablePage reason=reason /> }.into_any(),
        _ => view! { <WelcomePage /> }.into_any(),
    }
}

/// An address that a page had before leads to the one it has now.
#[component]
fn Elsewhere() -> impl IntoView {
    let location = use_location();
    let moved = Memo::new(move |_| route::moved(&location.pathname.read()));
    let navigate = use_navigate();
    Effect::new(move || {
        if let Some(address) = moved.get() {
            let options = NavigateOptions { replace: true, resolve: false, ..Default::default() };
            let query = location.search.get_untracked();
            let query = if query.is_empty() { query } else { format!("?{query}") };
            navigate(&format!("{address}{query}"), options);
        }
    });
    view! {
        <Show when=move || moved.read().is_none()>
            <NotFoundPage />
        </Show>
    }
}

//! The whole app: the store, the router, and which page stands at which address.

use crate::{
    route,
    store::{Phase, Store},
    ui::{pages::*, shell::Shell},
};
use leptos::prelude::*;
use leptos_router::{
    components::{ParentRoute, Route, Router, Routes},
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
                        <Route path=path!("/") view=TodayPage />
                        <Route path=path!("/people") view=PeoplePage />
                        <Route path=path!("/people/:person") view=PersonPage />
                        <Route path=path!("/people/:person/hours") view=AvailabilityPage />
                        <Route path=path!("/climbs/:enrolment") view=EnrollmentPage />
                        <Route path=path!("/sessions/:session") view=SessionPage />
                        <Route path=path!("/certificates/:certificate") view=CertificatePage />
                        <Route path=path!("/plan") view=PlanPage />
                        <Route path=path!("/schedule") view=SchedulePage />
                        <Route path=path!("/meet") view=FindTimePage />
                        <Route path=path!("/bring-in") view=ImportPage />
                        <Route path=path!("/paths") view=TrainingPage />
                        <Route path=path!("/pool") view=InsightsPage />
                        <Route path=path!("/history") view=HistoryPage />
                        <Route path=path!("/workspace") view=SettingsPage />
                        <Route path=path!("/*any") view=NotFoundPage />
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
        _ => view! { <WelcomePage /> }.into_any(),
    }
}

//! One file for each page.

mod availability_page;
mod import_page;
mod certificate_page;
mod enrollment_page;
mod coordinator_today;
mod people_page;
mod evicted_page;
mod history_page;
mod find_time_page;
mod member_today;
mod not_found_page;
mod not_yours_page;
mod opening_page;
mod person_page;
mod plan_page;
mod insights_page;
mod training_page;
mod schedule_page;
mod session_page;
mod today_page;
mod welcome_page;
mod settings_page;

pub use availability_page::AvailabilityPage;
pub use certificate_page::CertificatePage;
pub use enrollment_page::EnrollmentPage;
pub use evicted_page::EvictedPage;
pub use find_time_page::FindTimePage;
pub use history_page::HistoryPage;
pub use import_page::ImportPage;
pub use insights_page::InsightsPage;
pub use not_found_page::NotFoundPage;
pub use not_yours_page::NotYoursPage;
pub use opening_page::OpeningPage;
pub use people_page::PeoplePage;
pub use person_page::PersonPage;
pub use plan_page::PlanPage;
pub use schedule_page::SchedulePage;
pub use session_page::SessionPage;
pub use settings_page::SettingsPage;
pub use today_page::TodayPage;
pub use training_page::TrainingPage;
pub use welcome_page::WelcomePage;

use crate::{route::Route, store::Store};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::str::FromStr;
use switchback_core::model::ids::PersonId;

/// The id that the address names, or `None` where it names none.
fn id_in_address<T: FromStr + Send + Sync + PartialEq + 'static>(name: &'static str) -> Memo<Option<T>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get(name).and_then(|text| text.parse().ok()))
}

/// The person whom the address names, if the workspace knows them.
fn person_in_address(store: Store) -> Memo<Option<PersonId>> {
    let id = id_in_address::<PersonId>("person");
    Memo::new(move |_| {
        id.get().filter(|person| store.read(|workspace| workspace.people.contains_key(person)))
    })
}

/// The page of what the address names, the one that says whom it is for, or the one that says that it is not there.
fn page_of<T: Clone + PartialEq + Send + Sync + 'static>(
    known: Memo<Option<T>>,
    route: impl Fn(&T) -> Route + Copy + Send + Sync + 'static,
    page: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    let store = Store::expect();
    let is_theirs =
        Memo::new(move |_| known.read().as_ref().is_some_and(|known| store.may_open(route(known))));
    move || match (known.get(), is_theirs.get()) {
        (None, _) => view! { <NotFoundPage /> }.into_any(),
        (Some(known), false) => view! { <NotYoursPage route=route(&known) /> }.into_any(),
        (Some(known), true) => page(known),
    }
}

/// A page for those who have it, and for others whom it is for.
pub fn theirs<V: IntoView + 'static>(
    route: Route,
    page: fn() -> V,
) -> impl Fn() -> AnyView + Clone + Send + 'static {
    move || {
        let store = Store::expect();
        let is_theirs = Memo::new(move |_| store.may_open(route));
        let drawn = move || match is_theirs.get() {
            true => page().into_any(),
            false => view! { <NotYoursPage route=route /> }.into_any(),
        };
        drawn.into_any()
    }
}

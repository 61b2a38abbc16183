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

use crate::store::Store;
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

/// The page of what the address names, or the one that says that it is not there.
fn page_of<T: Clone + PartialEq + Send + Sync + 'static>(
    known: Memo<Option<T>>,
    page: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    move || known.get().map_or_else(|| view! { <NotFoundPage /> }.into_any(), &page)
}

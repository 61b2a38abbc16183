//! The pages that aren't about a single item, with their names and shortcut keys.

use crate::{route::Route, store::Store, ui::components::IconName};
use leptos::prelude::Get;
use switchback_core::model::actor::Actor;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MainPage {
    pub route: Route,
    pub name: &'static str,
    pub icon: IconName,
    /// The letter that opens it after G.
    pub letter: &'static str,
    /// Other words that users may search for to find this page.
    pub also: &'static str,
}

pub const MAIN_PAGES: [MainPage; 12] = [
    page(Route::Today, "Today", IconName::Today, "t", "home tasks attention"),
    page(Route::Plan, "Plan", IconName::Plan, "p", "drafts publish re-plan"),
    page(Route::Schedule, "Schedule", IconName::Calendar, "s", "calendar week month sessions interviews"),
    page(Route::People, "People", IconName::People, "e", "directory interviewers certified"),
    page(Route::Training, "Training", IconName::Path, "r", "program paths steps enroll"),
    page(Route::Insights, "Insights", IconName::Insight, "i", "interviewer pool coverage calibration"),
    page(Route::Messages, "Messages", IconName::ArrowRight, "m", "tell people email slack"),
    page(Route::FindTime, "Find a time", IconName::Clock, "f", "meeting"),
    page(Route::Import, "Import", IconName::Upload, "u", "upload files csv calendar"),
    page(Route::History, "History", IconName::Undo, "h", "changes undo log"),
    page(Route::Settings, "Settings", IconName::Settings, "w", "workspace export backup theme delete"),
    page(Route::Help, "Help", IconName::Info, "?", "guide glossary terms"),
];

const fn page(
    route: Route,
    name: &'static str,
    icon: IconName,
    letter: &'static str,
    also: &'static str,
) -> MainPage {
    MainPage { route, name, icon, letter, also }
}

/// The main pages of the current user. Trainees and interviewers also have their availability.
pub fn own_pages(store: Store) -> Vec<MainPage> {
    let mut pages: Vec<MainPage> =
        MAIN_PAGES.into_iter().filter(|known| store.may_open(known.route)).collect();
    if let Actor::Member(person) = store.who.get() {
        let route = Route::Availability(person);
        pages.insert(
            2,
            page(route, "Availability", IconName::Clock, "a", "working hours time off preferences"),
        );
    }
    pages
}

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

/// The main pages of the current user. Trainees and interviewers also have their availability. Leaders start on Insights instead
/// of Today.
pub fn own_pages(store: Store) -> Vec<MainPage> {
    let who = store.who.get();
    let is_theirs =
        |known: &MainPage| store.may_open(known.route) && shown_at(who, known.route) == known.route;
    let mut pages: Vec<MainPage> = MAIN_PAGES.into_iter().filter(is_theirs).collect();
    if let Actor::Member(person) = who {
        let route = Route::Availability(person);
        pages.insert(
            2,
            page(route, "Availability", IconName::Clock, "a", "working hours time off preferences"),
        );
    }
    pages
}

/// The page that a user sees at the address of this one.
pub fn shown_at(who: Actor, route: Route) -> Route {
    match (who, route) {
        (Actor::Leader(_), Route::Today) => Route::Insights,
        _ => route,
    }
}

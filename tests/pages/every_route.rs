//! Each page of the sample company as each role sees it, and those of an empty workspace.

use crate::{
    drawing::Scene,
    sample::{self, Role},
    snapshots::{self, Snapshot},
    told,
};
use std::collections::BTreeSet;
use switchback::route::Route;
use switchback_core::model::actor::Actor;

/// The page of a route that is the same for every role.
fn page(route: Route) -> Page {
    Page::of(move |_| route)
}

struct Page {
    folder: String,
    snapshots: Vec<Snapshot>,
}

impl Page {
    fn of(route: impl Fn(Role) -> Route) -> Self {
        let roles = Role::ALL.map(|role| Snapshot::new(role.name(), role.scene().page(&route(role).href())));
        Self { folder: folder(&format!("{:?}", route(Role::Coordinator))), snapshots: roles.into() }
    }

    /// Adds the page of an empty workspace.
    fn and_empty(mut self, route: Route) -> Self {
        for (name, who) in [("coordinator", Actor::COORDINATOR), ("leader", Actor::LEADER)] {
            let scene = Scene::of(told::empty(), told::hours(0), who);
            self.snapshots.push(Snapshot::new(format!("empty-{name}"), scene.page(&route.href())));
        }
        self
    }

    /// Adds another look of the page, selected by the address, for the coordinator.
    fn and_with(mut self, name: &str, route: Route, query: &str) -> Self {
        let address = format!("{}?{query}", route.href());
        self.snapshots.push(Snapshot::new(name, Role::Coordinator.scene().page(&address)));
        self
    }

    #[track_caller]
    fn check(self) {
        snapshots::check(&self.folder, &self.snapshots);
    }
}

/// `FindTime` is kept in `find_time`.
fn folder(variant: &str) -> String {
    let name = variant.split(|end: char| !end.is_alphanumeric()).next().unwrap_or_default();
    let mut folder = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !folder.is_empty() {
            folder.push('_');
        }
        folder.extend(letter.to_lowercase());
    }
    folder
}

/// The variants of `Route`, read from its source.
fn routes() -> BTreeSet<String> {
    let source = include_str!("../../src/route.rs");
    let (_, after) = source.split_once("pub enum Route {").expect("the routes are an enum");
    let (variants, _) = after.split_once("\n}").expect("the enum ends");
    let lines = variants.lines().map(str::trim);
    lines.filter(|line| line.starts_with(char::is_uppercase)).map(folder).collect()
}

#[test]
fn every_route_has_snapshots_and_no_others_exist() {
    let kept: BTreeSet<String> = snapshots::names(&snapshots::root()).into_iter().collect();
    let beside = [
        "beginnings",
        "connecting",
        "decisions",
        "enrollment_states",
        "frame",
        "not_found",
        "plan_states",
        "session_states",
    ]
    .map(str::to_owned);
    let expected: BTreeSet<String> = routes().into_iter().chain(beside).collect();
    assert_eq!(kept, expected, "the folders of snapshots, and the routes in src/route.rs");
}

#[test]
fn today() {
    page(Route::Today).and_empty(Route::Today).check();
}

#[test]
fn the_directory() {
    page(Route::People).and_empty(Route::People).and_with("searched", Route::People, "text=an").check();
}

#[test]
fn a_person() {
    let route = Route::Person(sample::trainee());
    let mut page = page(route);
    for role in [Role::Coordinator, Role::Trainee] {
        let in_team = role.scene().in_team().page(&route.href());
        page.snapshots.push(Snapshot::new(format!("{}-in-team", role.name()), in_team));
    }
    page.check();
}

#[test]
fn a_persons_own_availability_and_another_persons() {
    let own = |role: Role| match role.actor() {
        Actor::Member(person) => person,
        _ => sample::trainee(),
    };
    Page::of(|role| Route::Availability(own(role))).check();
}

#[test]
fn an_enrollment() {
    page(Route::Enrollment(sample::session().enrollment)).check();
}

#[test]
fn a_session() {
    page(Route::Session(sample::session().id)).check();
}

/// An interview with a trainee, and one without, to which the coordinator could add a trainee.
#[test]
fn an_interview() {
    let mut page = page(Route::Interview(sample::session().interview));
    let free = Role::Coordinator.scene().page(&Route::Interview(sample::free_interview()).href());
    page.snapshots.push(Snapshot::new("without-trainee", free));
    page.check();
}

#[test]
fn a_certificate() {
    page(Route::Certificate(sample::certificate())).check();
}

#[test]
fn the_plan() {
    page(Route::Plan).and_empty(Route::Plan).check();
}

#[test]
fn the_schedule() {
    page(Route::Schedule)
        .and_empty(Route::Schedule)
        .and_with("day", Route::Schedule, "view=day")
        .and_with("week", Route::Schedule, "view=week")
        .and_with("people", Route::Schedule, "view=people")
        .and_with("list", Route::Schedule, "view=list&sort=-interviewer")
        .and_with("month", Route::Schedule, "view=month")
        .and_with("day-in-new-york", Route::Schedule, "view=day&zone=America/New_York")
        .and_with("week-in-new-york", Route::Schedule, "view=week&zone=America/New_York")
        .and_with("day-in-no-zone", Route::Schedule, "view=day&zone=Nowhere")
        .check();
}

#[test]
fn finding_a_time() {
    page(Route::FindTime).and_empty(Route::FindTime).check();
}

#[test]
fn importing() {
    page(Route::Import).and_empty(Route::Import).check();
}

#[test]
fn the_program() {
    page(Route::Training).and_empty(Route::Training).check();
}

#[test]
fn the_pool() {
    page(Route::Insights).and_empty(Route::Insights).check();
}

#[test]
fn the_history() {
    let mut page = page(Route::History).and_empty(Route::History);
    let address = Route::History.href();
    for role in [Role::Coordinator, Role::Trainee] {
        let scene = role.scene().restarted();
        page.snapshots.push(Snapshot::new(format!("{}-restarted", role.name()), scene.page(&address)));
        let in_team = scene.in_team().page(&address);
        page.snapshots.push(Snapshot::new(format!("{}-restarted-in-team", role.name()), in_team));
    }
    page.check();
}

#[test]
fn the_workspace() {
    page(Route::Settings).and_empty(Route::Settings).check();
}

#[test]
fn help() {
    page(Route::Help).and_with("searched", Route::Help, "text=sign-off").check();
}

#[test]
fn the_messages() {
    page(Route::Messages).and_empty(Route::Messages).check();
}

//! In a team's workspace a device holds only the part that its user may see. Their pages look the same on it
//! as on the whole workspace.

use crate::{
    drawing::{Scene, join_team},
    sample::{self, Role},
};
use any_spawner::Executor;
use switchback::{route::Route, store::Store};
use switchback_core::{
    access::{asker::Asker, pages, scope::Scope},
    log::Log,
    model::actor::Actor,
    workspace::Workspace,
    zones::DatabaseZones,
};

fn asker(workspace: &Workspace, by: Actor) -> Asker<'_> {
    Asker { workspace, zones: &DatabaseZones, by, at: sample::now() }
}

/// The pages of the sample company that an actor may open. Leaves out a leader's enrollments, because their
/// sign-off evidence includes calibration.
fn theirs(by: Actor) -> Vec<Route> {
    let workspace = sample::workspace();
    let people =
        workspace.people.keys().flat_map(|person| [Route::Person(*person), Route::Availability(*person)]);
    let enrollments = workspace.enrollments.keys().map(|id| Route::Enrollment(*id));
    let sessions = workspace.sessions.values().map(|session| Route::Session(session.id));
    let certificates = workspace.certificates.keys().map(|id| Route::Certificate(*id)).take(5);
    let single = [Route::Today, Route::People, Route::Schedule, Route::Insights, Route::Training];
    let all = single.into_iter().chain(people).chain(enrollments).chain(sessions).chain(certificates);
    let has_calibration = |route: &Route| matches!(route, Route::Enrollment(_)) && by == Actor::LEADER;
    let theirs = all.filter(|route| pages::may_open(&asker(workspace, by), route.page()));
    theirs.filter(|route| !has_calibration(route)).collect()
}

fn part_of(by: Actor) -> Scene {
    let workspace = sample::workspace();
    let part = Scope::of(&asker(workspace, by)).workspace(workspace);
    Scene::of(Log::from_snapshot(1, part), sample::now(), by)
}

/// Calibration is computed from scorecard contents, which a leader's device doesn't have.
fn without_calibration(outline: &str) -> String {
    let mut is_calibration = false;
    let mut kept = Vec::new();
    for line in outline.lines() {
        is_calibration =
            line == "## Calibration" || (is_calibration && !line.starts_with("## ") && line != "aside");
        if !is_calibration {
            kept.push(line);
        }
    }
    kept.join("\n")
}

#[track_caller]
fn says_the_same(role: Role) {
    let (whole, part) = (role.scene(), part_of(role.actor()));
    let mut other = Vec::new();
    for route in theirs(role.actor()) {
        let (on_whole, on_part) = (whole.page(&route.href()), part.page(&route.href()));
        let (on_whole, on_part) = match role {
            Role::Leader => (without_calibration(&on_whole), without_calibration(&on_part)),
            _ => (on_whole, on_part),
        };
        if on_whole != on_part {
            let differing = on_whole.lines().zip(on_part.lines()).find(|(whole, part)| whole != part);
            other.push(format!("{route:?}: {differing:#?}"));
        }
    }
    assert_eq!(other, Vec::<String>::new());
}

#[test]
fn a_trainee_sees_the_same_on_their_part_as_on_the_whole_workspace() {
    says_the_same(Role::Trainee);
}

#[test]
fn an_interviewer_sees_the_same_on_their_part_as_on_the_whole_workspace() {
    says_the_same(Role::Interviewer);
}

#[test]
fn a_leader_sees_the_same_except_calibration_on_their_part() {
    says_the_same(Role::Leader);
}

#[test]
fn find_a_time_needs_everyones_calendar() {
    let address = Route::FindTime.href();
    let page = part_of(Role::Interviewer.actor()).in_team().page(&address);
    assert!(page.contains("This page needs everyone’s calendar"), "{page}");
    let coordinator = Role::Coordinator.scene();
    assert_eq!(coordinator.clone().in_team().page(&address), coordinator.page(&address));
}

fn view_as_a_trainee(store: Store) {
    join_team(store);
    store.view_as(Role::Trainee.actor());
    Executor::poll_local();
}

#[test]
fn a_coordinator_who_views_as_a_trainee_sees_what_the_trainee_sees() {
    let viewing = Role::Coordinator.scene().when(view_as_a_trainee);
    let own = part_of(Role::Trainee.actor()).in_team();
    let address = |route: Route| route.href();
    let pages = theirs(Role::Trainee.actor()).into_iter().map(address);
    let others = [Route::Plan, Route::Messages, Route::Import].map(address);
    for address in pages.chain(others) {
        // Only the trainee is told whether they get email.
        let own = own.page(&address).replace("## Email\nAsking the server…\n", "");
        assert_eq!(viewing.page(&address), own, "{address}");
    }
}

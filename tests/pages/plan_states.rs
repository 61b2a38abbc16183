//! The plan before there is one, with drafts, and once it is published.

use crate::{
    snapshots::{self, Snapshot},
    told::{self, Act},
};
use switchback::route::Route;
use switchback_core::model::actor::Actor;

#[track_caller]
fn check(state: &str, acts: fn() -> Vec<Act>) {
    let views = [("calendar", ""), ("drafts", "?show=drafts"), ("unscheduled", "?show=unscheduled")];
    let drawn = views.map(|(name, query)| {
        let address = format!("{}{query}", Route::Plan.href());
        Snapshot::new(name, told::scene(acts(), 4, Actor::COORDINATOR).page(&address))
    });
    snapshots::check(&format!("plan_states/{state}"), &drawn);
}

#[test]
fn no_one_is_enrolled() {
    check("nobody", told::founded);
}

#[test]
fn nothing_is_planned() {
    check("nothing", told::enrolled);
}

#[test]
fn a_session_is_drafted() {
    check("drafted", told::drafted);
}

#[test]
fn the_draft_is_accepted() {
    check("accepted", told::accepted);
}

#[test]
fn the_plan_is_published() {
    check("published", told::proposed);
}

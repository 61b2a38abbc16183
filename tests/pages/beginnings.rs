//! What the app shows if there is no workspace or no such page.

use crate::{
    drawing::{Scene, Setting, join_team_over},
    sample::Role,
    snapshots::{self, Snapshot},
    told,
};
use leptos::prelude::Set;
use switchback::{
    route::Route,
    store::{Phase, Store, team::Link},
};
use switchback_core::{
    log::Log,
    model::{
        actor::Actor,
        ids::{CertificateId, EnrollmentId, PersonId, SessionId},
    },
};

#[test]
fn before_there_is_a_workspace() {
    let phases: [(&str, Setting); 5] = [
        ("welcome", |store| store.phase.set(Phase::Empty)),
        ("opening", |store| store.phase.set(Phase::Opening)),
        ("evicted", |store| store.phase.set(Phase::Evicted)),
        ("unreadable", |store| store.phase.set(Phase::Unreadable("The disk can’t be read.".into()))),
        ("team_unreadable", |store| store.phase.set(Phase::TeamUnreadable("The disk can’t be read.".into()))),
    ];
    let drawn = phases.map(|(name, set)| {
        let scene = Scene::of(Log::default(), told::hours(0), Actor::COORDINATOR).when(set);
        Snapshot::new(name, scene.whole(&Route::Today.href()))
    });
    snapshots::check("beginnings", &drawn);
}

/// This device is signed in, but has nothing of the team's workspace yet.
fn wait_for(store: Store, link: Link) {
    join_team_over(store, link);
    store.phase.set(Phase::Connecting);
}

#[test]
fn before_a_teams_workspace_has_arrived() {
    let links: [(&str, Setting); 6] = [
        ("connecting", |store| wait_for(store, Link::Connecting)),
        ("not_loaded", |store| wait_for(store, Link::NotLoaded)),
        ("offline", |store| wait_for(store, Link::Offline)),
        ("signed_out", |store| wait_for(store, Link::SignedOut)),
        ("not_for_you", |store| wait_for(store, Link::NotForYou)),
        ("newer_server", |store| wait_for(store, Link::NewerServer)),
    ];
    let drawn = links.map(|(name, set)| {
        let scene = Scene::of(Log::default(), told::hours(0), Actor::COORDINATOR).when(set);
        Snapshot::new(name, scene.whole(&Route::Today.href()))
    });
    snapshots::check("connecting", &drawn);
}

#[test]
fn an_unknown_address() {
    const NOBODY: u64 = 7;
    let addresses = [
        ("unknown_address", "/no/such/page".to_owned()),
        ("no_id", "/sessions/soon".to_owned()),
        ("person", Route::Person(PersonId(NOBODY)).href()),
        ("availability", Route::Availability(PersonId(NOBODY)).href()),
        ("enrollment", Route::Enrollment(EnrollmentId(NOBODY)).href()),
        ("session", Route::Session(SessionId(NOBODY)).href()),
        ("certificate", Route::Certificate(CertificateId(NOBODY)).href()),
    ];
    let drawn =
        addresses.map(|(name, address)| Snapshot::new(name, Role::Coordinator.scene().page(&address)));
    snapshots::check("not_found", &drawn);
}

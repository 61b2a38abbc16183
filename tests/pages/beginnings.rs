//! What the app shows if there is no workspace or no such page.

use crate::{
    drawing::{Scene, Setting},
    sample::Role,
    snapshots::{self, Snapshot},
    told,
};
use leptos::prelude::Set;
use switchback::{route::Route, store::Phase};
use switchback_core::{
    log::Log,
    model::{
        actor::Actor,
        ids::{CertificateId, EnrollmentId, PersonId, SessionId},
    },
};

#[test]
fn before_there_is_a_workspace() {
    let phases: [(&str, Setting); 4] = [
        ("welcome", |store| store.phase.set(Phase::Empty)),
        ("opening", |store| store.phase.set(Phase::Opening)),
        ("evicted", |store| store.phase.set(Phase::Evicted)),
        ("unreadable", |store| store.phase.set(Phase::Unreadable("The disk can’t be read.".into()))),
    ];
    let drawn = phases.map(|(name, set)| {
        let scene = Scene::of(Log::default(), told::hours(0), Actor::COORDINATOR).when(set);
        Snapshot::new(name, scene.whole(&Route::Today.href()))
    });
    snapshots::check("beginnings", &drawn);
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

//! What is around every page: the way around for each role, and what is the matter with the workspace.

use crate::{
    drawing::Setting,
    sample::Role,
    snapshots::{self, Snapshot},
};
use leptos::prelude::Set;
use switchback::{
    route::Route,
    store::{Damage, Saving, notice::Notice},
};

#[test]
fn each_role_has_its_ways() {
    let roles = Role::ALL.map(|role| Snapshot::new(role.name(), role.scene().frame(&Route::Today.href())));
    snapshots::check("frame/roles", &roles);
}

#[test]
fn what_is_the_matter_is_said_above_the_page() {
    let matters: [(&str, Setting); 5] = [
        ("waiting", |store| store.saving.set(Saving::Waiting("The disk is full.".into()))),
        ("not_kept", |store| store.saving.set(Saving::NotKept("This window is private.".into()))),
        ("newer", |store| store.newer.set(true)),
        ("damaged", |store| store.damage.set(Damage { broken: vec!["{".into()], missing: 2, names: false })),
        ("refused", |store| store.notify(Notice::refused("That session is over."))),
    ];
    let drawn = matters.map(|(name, set)| {
        let scene = Role::Coordinator.scene().when(set);
        Snapshot::new(name, scene.frame(&Route::Today.href()))
    });
    snapshots::check("frame/matters", &drawn);
}

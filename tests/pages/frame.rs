//! The frame around every page: navigation for each role, and warnings about the workspace.

use crate::{
    drawing::{Setting, join_team_over, with_unsent},
    sample::Role,
    snapshots::{self, Snapshot},
    told::{self, Act},
};
use leptos::prelude::Set;
use switchback::{
    route::Route,
    store::{Damage, Saving, notice::Notice, team::Link},
};
use switchback_core::{
    command::Command,
    model::{actor::Actor, ids::PersonId, person::Hosting},
};

#[test]
fn each_role_has_its_navigation() {
    let roles = Role::ALL.map(|role| Snapshot::new(role.name(), role.scene().frame(&Route::Today.href())));
    snapshots::check("frame/roles", &roles);
}

#[test]
fn warnings_are_shown_above_the_page() {
    let matters: [(&str, Setting); 5] = [
        ("waiting", |store| store.saving.set(Saving::Waiting("The disk is full.".into()))),
        ("not_kept", |store| store.saving.set(Saving::NotKept("This window is private.".into()))),
        ("newer", |store| store.newer.set(true)),
        ("damaged", |store| {
            store.damage.set(Damage { broken: vec!["{".into()], missing: 2, records: false })
        }),
        ("refused", |store| store.notify(Notice::refused("That session is over."))),
    ];
    let drawn = matters.map(|(name, set)| {
        let scene = Role::Coordinator.scene().when(set);
        Snapshot::new(name, scene.frame(&Route::Today.href()))
    });
    snapshots::check("frame/matters", &drawn);
}

#[test]
fn a_team_is_told_above_the_page_how_its_server_responds() {
    let links: [(&str, Setting); 7] = [
        ("not_loaded", |store| join_team_over(store, Link::NotLoaded)),
        ("not_saving", |store| {
            join_team_over(store, Link::NotSaving);
            with_unsent(store, 1);
        }),
        ("offline", |store| join_team_over(store, Link::Offline)),
        ("offline_with_changes", |store| {
            join_team_over(store, Link::Offline);
            with_unsent(store, 3);
        }),
        ("signed_out", |store| join_team_over(store, Link::SignedOut)),
        ("not_for_you", |store| join_team_over(store, Link::NotForYou)),
        ("newer_server", |store| join_team_over(store, Link::NewerServer)),
    ];
    let drawn = links.map(|(name, set)| {
        let scene = Role::Coordinator.scene().when(set);
        Snapshot::new(name, scene.frame(&Route::Today.href()))
    });
    snapshots::check("frame/links", &drawn);
}

/// The frame of the user's own workspace after this many more changes, with or without a backup.
fn frame_after(changes: usize, is_backed_up: bool) -> String {
    let choices = [Hosting::Declines, Hosting::Hosts].into_iter().cycle().take(changes);
    let change = |hosting| Act {
        after: 0,
        by: Actor::COORDINATOR,
        command: Command::SetHosting { person: PersonId(1), hosting },
    };
    let acts = told::founded().into_iter().chain(choices.map(change)).collect();
    let back_up: Setting = |store| store.remember_backup();
    let scene = told::scene(acts, 1, Actor::COORDINATOR);
    let scene = if is_backed_up { scene.when(back_up) } else { scene };
    scene.frame(&Route::Today.href())
}

#[test]
fn a_workspace_with_much_to_lose_asks_for_a_backup() {
    let asks = |frame: String| frame.contains("changes since your last backup.");
    assert!(!asks(frame_after(20, false)));
    assert!(asks(frame_after(200, false)));
    assert!(!asks(frame_after(200, true)));
    assert!(!asks(Role::Coordinator.scene().frame(&Route::Today.href())), "the sample is no loss");
}

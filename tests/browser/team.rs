//! A tab of a team's workspace. No server responds to these tests.

use crate::{
    raw::Replaced,
    store::{close, tab, until},
};
use leptos::{mount::mount_to_body, prelude::*};
use std::{cell::Cell, mem};
use switchback::{
    platform::{address, device, second_copy, storage::team::TeamStorage, tabs::Tabs},
    store::{
        Phase, Saving, Store, StoreLoaders,
        commands::Commands,
        part::NotLoaded,
        reader::Reader,
        team::{Link, TeamStatus, Unsent},
    },
};
use switchback_core::model::{actor::Actor, ids::CommandId};
use wasm_bindgen_test::wasm_bindgen_test;

const FULL: &str = "() => { throw new DOMException('full', 'QuotaExceededError') }";

thread_local! {
    static CAN_LOAD: Cell<bool> = const { Cell::new(false) };
}

/// A tab of a device that is signed in, but can't load the commands part yet.
async fn unconnected() -> Store {
    CAN_LOAD.set(false);
    let member = device::TeamMember { actor: Actor::COORDINATOR, server: None, token: None };
    device::remember_team(Some(&member));
    let store = Store::open(StoreLoaders {
        reader: || Box::pin(async { Ok(Reader::here()) }),
        commands: || Box::pin(async { CAN_LOAD.get().then(Commands::here).ok_or(NotLoaded) }),
    });
    until(|| link(store) == Some(Link::NotLoaded)).await;
    store
}

fn link(store: Store) -> Option<Link> {
    store.team.with_untracked(|team| team.as_ref().map(|team| team.link))
}

#[wasm_bindgen_test]
async fn a_teams_tab_connects_once_its_commands_can_be_loaded_and_shows_that_its_changes_are_saved() {
    mount_to_body(|| ());
    let owner = Owner::new();
    owner.set();
    // The tab keeps trying to reach the server after this test.
    mem::forget(owner);
    let store = unconnected().await;
    CAN_LOAD.set(true);
    // Only a connected tab notices that no server responds.
    until(|| link(store) == Some(Link::Offline)).await;

    let full = Replaced::new("IDBObjectStore.prototype", "put", FULL);
    store.dismiss_returned(CommandId(1));
    until(|| matches!(store.saving.get_untracked(), Saving::Waiting(_))).await;
    drop(full);
    // What another tab reports makes this one try again.
    Tabs::join(&format!("{}.team", address::site_name())).announce(0);
    until(|| store.saving.get_untracked() == Saving::Saved).await;

    device::remember_team(None);
    TeamStorage::open(&address::site_name()).await.unwrap().erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn the_second_copy_of_this_browsers_workspace_is_never_offered_for_a_teams() {
    mount_to_body(|| ());
    let owner = Owner::new();
    owner.set();
    let store = tab(Phase::Empty).await;
    store.begin_own("Ours".into());
    until(|| store.phase.get_untracked() == Phase::Open && !store.has_unsaved()).await;
    let mut writing = second_copy::Writing::begin().await.unwrap();
    for part in store.backup().await.unwrap() {
        writing.write(&part).await.unwrap();
    }
    writing.close().await.unwrap();
    assert!(store.copy().await.is_some());

    store.team.set(Some(TeamStatus {
        link: Link::Connecting,
        unsent: Unsent::default(),
        returned: Vec::new(),
        mail: None,
    }));
    assert_eq!(store.copy().await, None);

    second_copy::remove().await.unwrap();
    close([store]).await;
}

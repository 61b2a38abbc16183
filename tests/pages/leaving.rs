//! What still happens for a page that the user has left.

use crate::sample::Role;
use leptos::prelude::*;
use switchback::ui::sections::{Wanted, schedule};
use switchback_core::{
    access::asker::Asker,
    planning::{alternatives::ByHand, placement::Placement},
};

/// A seat that some trainee could have next.
fn placement(asker: &Asker) -> Option<Placement> {
    let by_hand = ByHand::new(asker.workspace, asker.zones, asker.at, None);
    let mut places =
        asker.workspace.enrollments.keys().flat_map(|enrollment| by_hand.next_places(*enrollment));
    places.find(|place| place.obstacle.is_none()).map(|place| place.placement)
}

#[test]
fn a_session_scheduled_after_its_page_was_left_calls_nothing_of_that_page() {
    Role::Coordinator.scene().with_store(|store| {
        let placement = store.ask_untracked(placement).expect("the sample has a free seat");
        let page = Owner::new();
        let on_done = page.with(|| Callback::new(|_| ()));
        page.cleanup();
        schedule(store, Wanted::NextPlace(placement.enrollment), placement, on_done);
        let is_scheduled = |workspace: &switchback_core::workspace::Workspace| {
            workspace.sessions.values().any(|session| session.placement() == placement)
        };
        assert!(untrack(|| store.read(is_scheduled)));
    });
}

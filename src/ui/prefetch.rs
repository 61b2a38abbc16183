//! Loading the other parts while the page is idle, so that no click has to wait for one.

use super::parts::Parts;
use crate::{
    platform::{address, clock, connection, idle::idle, release},
    route::Route,
    store::{Phase, Store, part::Part},
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::model::actor::Actor;

/// Starts loading the part with the page at this address while the workspace is still being read.
pub fn want_first_page(parts: Parts, visitor: Actor) {
    parts.frame.want();
    let is_member = matches!(visitor, Actor::Member(_));
    match Route::at(&address::pathname()) {
        Some(Route::Today) if is_member => {}
        Some(Route::Today) => parts.start.want(),
        Some(Route::Plan | Route::Messages | Route::Import | Route::Training) if is_member => {}
        Some(Route::Plan | Route::Messages | Route::Import | Route::Training) => parts.coordinator.want(),
        Some(_) => parts.shared.want(),
        None => {}
    }
}

/// Loads what the user is likely to need next: on the first page everything that the sample company shows, and after that
/// what the current user may open. Then stores the app for offline use.
pub fn prefetch(store: Store, parts: Parts) {
    let visitor = Memo::new(move |_| match store.phase.get() {
        Phase::Empty => Some(Visitor::New),
        Phase::Open => Some(Visitor::At(store.who.get())),
        _ => None,
    });
    Effect::new(move || {
        if let Some(now) = visitor.get() {
            spawn_local(async move {
                clock::pause(FIRST_MOMENTS_MILLISECONDS).await;
                // If the user has changed by now, the loading happens after the new user's first moments.
                if visitor.get_untracked() == Some(now) {
                    load(store, parts, now).await;
                }
            });
        }
    });
}

/// During the first moments of a page, presses must not wait for a part that the user didn't request.
const FIRST_MOMENTS_MILLISECONDS: i32 = 2_000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Visitor {
    /// On the first page. The sample company starts with the coordinator's view.
    New,
    At(Actor),
}

impl Visitor {
    fn is_trainee_or_interviewer(self) -> bool {
        matches!(self, Self::At(Actor::Member(_)))
    }
}

async fn load(store: Store, parts: Parts, visitor: Visitor) {
    if !connection::saves_data() {
        // A part that can't be loaded is retried when it is needed.
        when_idle(parts.frame).await;
        store.load_commands().await;
        if !visitor.is_trainee_or_interviewer() {
            when_idle(parts.start).await;
        }
        when_idle(parts.shared).await;
        if !visitor.is_trainee_or_interviewer() {
            when_idle(parts.coordinator).await;
        }
    }
    release::keep_offline(!visitor.is_trainee_or_interviewer()).await;
}

async fn when_idle<T: Copy + Send + Sync + 'static>(part: Part<T>) {
    idle().await;
    let _ = part.load().await;
}

//! Loading the other parts while nothing else is to be done, so that no click has to wait for one.

use super::parts::Parts;
use crate::{
    platform::{address, clock, connection, idle::idle, release},
    route::Route,
    store::{Phase, Store, part::Part},
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::model::actor::Actor;

/// Loads what the page at this address is drawn with, while the workspace is still read.
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

/// Loads what is likely to be wanted next: on the first page everything that the sample company shows, later what
/// whoever is here may open. After that the app is kept for use without a network.
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
                // For somebody else who came meanwhile, it is done after their first moments.
                if visitor.get_untracked() == Some(now) {
                    load(store, parts, now).await;
                }
            });
        }
    });
}

/// The first moments of a page belong to who looks at it: what they press then should not wait for a part that nobody
/// has asked for.
const FIRST_MOMENTS_MILLISECONDS: i32 = 2_000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Visitor {
    /// On the first page; the sample company begins with the coordinator's view.
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
        // A part that does not come is tried again where it is wanted.
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

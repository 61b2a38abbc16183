//! The whole app: the store, and the screen for each phase of opening the workspace.

use crate::{
    platform::{address, later, leaving, scroll},
    route,
    store::{Phase, Store, StoreLoaders},
    ui::{
        components::NamesVersion,
        pages::{NoWorkspacePage, OpeningPage, WelcomePage},
        parts::{NotLoaded, Parts, ScreenLoaders, drawn},
        prefetch::{prefetch, want_first_page},
    },
};
use leptos::prelude::*;

/// How the parts of the app that aren't needed immediately are loaded.
#[derive(Clone, Copy, Debug)]
pub struct Loaders {
    pub store: StoreLoaders,
    pub screens: ScreenLoaders,
}

/// The app as mounted by the browser, with this browser's store.
#[component]
pub fn App(loaders: Loaders) -> impl IntoView {
    later::watch();
    leaving::watch_back();
    let store = Store::open(loaders.store);
    let parts = Parts::loaded_by(loaders.screens);
    if let Some(visitor) = Store::expected() {
        want_first_page(parts, visitor);
    }
    prefetch(store, parts);
    view! { <Screens store=store parts=parts /> }
}

/// The screens for any store.
#[component]
pub fn Screens(store: Store, parts: Parts) -> impl IntoView {
    provide_context(store);
    provide_context(parts);
    provide_context(NamesVersion(Memo::new(move |_| {
        store.read(|workspace| workspace.profiles.names_hash())
    })));
    let phase = Memo::new(move |_| store.phase.get());
    Effect::new(move |before: Option<Phase>| {
        let now = phase.get();
        if before == Some(Phase::Empty) && now == Phase::Open {
            scroll::to_top();
        }
        now
    });
    let from_link = came_by_link(phase);
    // Read in every phase, as it depends on the previous one.
    move || match (phase.get(), from_link.get()) {
        (Phase::Opening, _) => view! { <OpeningPage /> }.into_any(),
        (Phase::Joining(link), _) => drawn(parts.entry, move |pages| (pages.join)(link.clone())).into_any(),
        (Phase::SigningIn(answer, server), _) => {
            drawn(parts.entry, move |pages| (pages.returning)(answer.clone(), server.clone())).into_any()
        }
        (Phase::Responding(fragment), _) => {
            drawn(parts.entry, move |pages| (pages.responding)(fragment.clone())).into_any()
        }
        (Phase::Connecting, _) => drawn(parts.entry, |pages| (pages.connecting)()).into_any(),
        (Phase::Empty, _) if store.waits_for_coordinator() => {
            drawn(parts.entry, |pages| (pages.not_set_up)()).into_any()
        }
        (Phase::Empty, true) => view! { <NoWorkspacePage /> }.into_any(),
        (Phase::Empty, false) => view! { <WelcomePage /> }.into_any(),
        (Phase::Evicted, _) => drawn(parts.entry, |pages| (pages.evicted)()).into_any(),
        (Phase::Unreadable(reason), _) => {
            drawn(parts.entry, move |pages| (pages.unreadable)(reason.clone())).into_any()
        }
        (Phase::TeamUnreadable(reason), _) => {
            drawn(parts.entry, move |pages| (pages.team_unreadable)(reason.clone())).into_any()
        }
        (Phase::NotLoaded, _) => {
            view! { <NotLoaded try_again=Callback::new(move |()| store.try_again()) /> }.into_any()
        }
        (Phase::Open, _) => drawn(parts.frame, |frame| (frame.draw)()).into_any(),
    }
}

/// Whether the visit began with a link into a workspace that this browser doesn't have. If the workspace was deleted during
/// the visit, the link isn't the reason.
fn came_by_link(phase: Memo<Phase>) -> Memo<bool> {
    Memo::new(move |before| match phase.get() {
        Phase::Opening => route::leads_inside(&address::pathname()),
        Phase::Empty => before.copied().unwrap_or_default(),
        Phase::Joining(_)
        | Phase::Responding(_)
        | Phase::SigningIn(..)
        | Phase::Connecting
        | Phase::Evicted
        | Phase::Unreadable(_)
        | Phase::TeamUnreadable(_)
        | Phase::NotLoaded
        | Phase::Open => false,
    })
}

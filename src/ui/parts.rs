//! The parts that the screens are split into, each loaded when needed, and the component that draws one.

use crate::{
    store::part::{Loader, NOT_LOADED, Part, Progress},
    ui::components::{EmptyState, IconName, Skeleton},
};
use leptos::prelude::*;
use switchback_core::sync::{join_link::JoinLink, provider_sign_in::ProviderAnswer};

/// Draws a page.
pub type Draw = fn() -> AnyView;

/// The frame around every page of a workspace, with the pages that all users start on.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub draw: Draw,
}

/// The pages shown before a workspace is open, except the first visit: for a team, or if the workspace is lost or
/// unreadable.
#[derive(Clone, Copy, Debug)]
pub struct EntryPages {
    /// For the link that was opened.
    pub join: fn(JoinLink) -> AnyView,
    /// For the identity provider's response and the server that it is for.
    pub returning: fn(ProviderAnswer, Option<String>) -> AnyView,
    /// For the part of the address that contains a person’s sessions.
    pub responding: fn(String) -> AnyView,
    pub connecting: Draw,
    pub not_set_up: Draw,
    pub evicted: Draw,
    /// For a reason in words.
    pub unreadable: fn(String) -> AnyView,
    /// For a reason in words.
    pub team_unreadable: fn(String) -> AnyView,
}

/// Where coordinators start.
#[derive(Clone, Copy, Debug)]
pub struct CoordinatorStart {
    pub today: Draw,
}

/// The pages that every role has, and the overlays of every page.
#[derive(Clone, Copy, Debug)]
pub struct SharedPages {
    pub people: Draw,
    pub person: Draw,
    pub availability: Draw,
    pub enrollment: Draw,
    pub session: Draw,
    pub interview: Draw,
    pub certificate: Draw,
    pub schedule: Draw,
    pub find_time: Draw,
    pub insights: Draw,
    pub history: Draw,
    pub settings: Draw,
    pub help: Draw,
    /// The search across all pages.
    pub palette: Draw,
    /// All keyboard shortcuts.
    pub shortcuts: Draw,
}

/// The pages that only coordinators and leaders have.
#[derive(Clone, Copy, Debug)]
pub struct CoordinatorPages {
    pub plan: Draw,
    pub messages: Draw,
    pub import: Draw,
    pub training: Draw,
}

/// How each part of the screens is loaded.
#[derive(Clone, Copy, Debug)]
pub struct ScreenLoaders {
    pub frame: Loader<Frame>,
    pub entry: Loader<EntryPages>,
    pub start: Loader<CoordinatorStart>,
    pub shared: Loader<SharedPages>,
    pub coordinator: Loader<CoordinatorPages>,
}

/// The parts of the screens, from the app's context.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    pub frame: Part<Frame>,
    pub entry: Part<EntryPages>,
    pub start: Part<CoordinatorStart>,
    pub shared: Part<SharedPages>,
    pub coordinator: Part<CoordinatorPages>,
}

impl Parts {
    pub fn loaded_by(loaders: ScreenLoaders) -> Self {
        Self {
            frame: Part::loaded_by(loaders.frame),
            entry: Part::loaded_by(loaders.entry),
            start: Part::loaded_by(loaders.start),
            shared: Part::loaded_by(loaders.shared),
            coordinator: Part::loaded_by(loaders.coordinator),
        }
    }

    /// The parts from the app's context.
    pub fn expect() -> Self {
        expect_context()
    }
}

/// Draws a part once it is loaded. If it can't be loaded, says so and offers a retry.
pub fn drawn<T: Copy + Send + Sync + 'static>(
    part: Part<T>,
    draw: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    part.want();
    move || match part.progress() {
        Progress::Here(functions) => draw(functions),
        Progress::Failed => view! { <NotLoaded try_again=Callback::new(move |()| part.want()) /> }.into_any(),
        Progress::Absent | Progress::Loading => view! { <Loading /> }.into_any(),
    }
}

/// Shown in place of a part that could not be loaded. The rest of the page keeps working.
#[component]
pub fn NotLoaded(try_again: Callback<()>) -> impl IntoView {
    view! {
        <div class="page page--narrow">
            <EmptyState icon=IconName::Warning title="This page couldn’t be loaded" text=NOT_LOADED>
                <button class="button button--primary" type="button" on:click=move |_| try_again.run(())>
                    "Try again"
                </button>
            </EmptyState>
        </div>
    }
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <div class="page" aria-busy="true">
            <Skeleton title="Loading" />
        </div>
    }
}

//! The parts that the screens come in, each loaded when it is needed, and the space in which one is drawn.

use crate::{
    store::part::{Loader, NOT_LOADED, Part, Progress},
    ui::components::{EmptyState, IconName, Skeleton},
};
use leptos::prelude::*;
use switchback_core::sync::{join_link::JoinLink, provider_sign_in::ProviderAnswer};

/// Draws a page.
pub type Draw = fn() -> AnyView;

/// What is around every page of a workspace, with the pages that everybody begins on.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub draw: Draw,
}

/// The pages before a workspace is open, but for the first visit: it is a team's, or lost, or cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct EntryPages {
    /// Drawn for the link that was opened.
    pub join: fn(JoinLink) -> AnyView,
    /// Drawn for what a provider of accounts has answered, and the server that it is for.
    pub returning: fn(ProviderAnswer, Option<String>) -> AnyView,
    /// Drawn for the part of the address that has somebody’s sessions.
    pub responding: fn(String) -> AnyView,
    pub connecting: Draw,
    pub not_set_up: Draw,
    pub evicted: Draw,
    /// Drawn for a reason, which is in words.
    pub unreadable: fn(String) -> AnyView,
}

/// Where coordinators begin.
#[derive(Clone, Copy, Debug)]
pub struct CoordinatorStart {
    pub today: Draw,
}

/// The pages that every role has, and what lies over every page.
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
    /// What the search over every page shows.
    pub palette: Draw,
    /// All keys that do something.
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

/// The parts of the screens, as the app puts them into context.
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

    /// The parts that the app put into context.
    pub fn expect() -> Self {
        expect_context()
    }
}

/// What a part draws, as soon as it is here. One that does not come says so and can be tried again.
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

/// Where a part has not come. What is on the rest of the page goes on.
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

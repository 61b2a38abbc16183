//! Moving an entry of a calendar onto another with a pointer. For the keyboard there is a button.

use leptos::prelude::*;

/// The result of dropping onto a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropOutcome {
    Possible,
    /// A rule forbids it, in words.
    Excluded(String),
}

/// Identifies entries by their index in the calendar. One that is drawn for several people has one index.
#[derive(Clone, Copy)]
pub struct Moving {
    /// The block being dragged.
    pub dragged: RwSignal<Option<usize>>,
    /// The block that it is over.
    pub over: RwSignal<Option<usize>>,
    /// The result of dropping the dragged block onto this one. `None` if they are the same.
    pub outcome: Callback<usize, Option<DropOutcome>>,
    pub on_drop: Callback<usize>,
    /// Called when the button of a block is pressed.
    pub on_move: Callback<usize>,
}

impl Moving {
    pub fn begin(self, place: usize) {
        self.dragged.set(Some(place));
    }

    pub fn end(self) {
        self.dragged.set(None);
        self.over.set(None);
    }

    /// Whether the dragged block may be dropped onto this one.
    pub fn takes(self, place: usize) -> bool {
        self.dragged.get().is_some() && self.outcome.run(place) == Some(DropOutcome::Possible)
    }

    /// Whether a block that may not be dropped here is being dragged.
    pub fn refuses(self, place: usize) -> bool {
        self.dragged.get().is_some() && matches!(self.outcome.run(place), Some(DropOutcome::Excluded(_)))
    }

    pub fn finish(self, place: usize) {
        let is_possible = untrack(|| self.takes(place));
        if is_possible {
            self.on_drop.run(place);
        }
        self.end();
    }
}

/// An item of a calendar, onto which an entry can be dropped while it is dragged.
#[component]
pub fn Movable(
    /// The index of its entry.
    place: usize,
    #[prop(into)] class: String,
    /// What its button moves, for screen readers. `None` if the entry itself can't be moved.
    name: Option<String>,
    /// For users who may move entries.
    moving: Option<Moving>,
    children: Children,
) -> impl IntoView {
    let Some(moving) = moving else { return view! { <li class=class>{children()}</li> }.into_any() };
    let content = match name {
        Some(name) => with_controls(place, &name, moving, children()),
        None => children(),
    };
    view! {
        <li
            class=format!("movable {class}")
            class=("movable__target", move || moving.takes(place))
            class=("movable__target--excluded", move || moving.refuses(place))
            on:dragenter=move |_| moving.over.set(Some(place))
            on:dragover=move |event| {
                if untrack(|| moving.takes(place)) {
                    event.prevent_default();
                }
            }
            on:drop=move |event| {
                event.prevent_default();
                moving.finish(place);
            }
        >
            {content}
        </li>
    }
    .into_any()
}

fn with_controls(place: usize, name: &str, moving: Moving, entry: AnyView) -> AnyView {
    view! {
        <span
            class="movable__block"
            draggable="true"
            on:dragstart=move |_| moving.begin(place)
            on:dragend=move |_| moving.end()
        >
            {entry}
        </span>
        <button
            class="movable__button"
            type="button"
            aria-label=format!("Move: {name}")
            on:click=move |_| moving.on_move.run(place)
        >
            "Move"
        </button>
    }
    .into_any()
}

//! The actions for the people who are selected in the directory.

use crate::{
    store::Store,
    ui::{
        components::{Dialog, SelectAll, Selection},
        controls::copying::copy,
        format::words::count,
    },
};
use leptos::prelude::*;
use switchback_core::{access::work::Work, command::Command, model::ids::PersonId};

mod in_type;
mod limits;
mod tags;

use in_type::{Enrolling, Recording};
use limits::SettingLimits;
use tags::{AddingTag, RemovingTag};

/// What can be done with the selected people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Enroll,
    Record,
    AddTag,
    RemoveTag,
    SetLimits,
}

const ACTIONS: [(Action, &str); 5] = [
    (Action::Enroll, "Enroll"),
    (Action::Record, "Record certificate"),
    (Action::AddTag, "Add tag"),
    (Action::RemoveTag, "Remove tag"),
    (Action::SetLimits, "Set weekly limits"),
];

/// The selected people, and the dialog in which something is done with them.
#[derive(Clone, Copy)]
struct Bulk {
    chosen: Memo<Vec<PersonId>>,
    selection: Selection,
    open: RwSignal<bool>,
}

impl Bulk {
    /// Closes the dialog and carries out the command. If it is accepted, no one stays selected.
    fn act(self, store: Store, command: Command, done: String) {
        self.open.set(false);
        store.act_then(command, done, move || self.selection.clear());
    }
}

#[component]
pub fn SelectedPeople(
    selection: Selection,
    /// How many people are listed.
    shown: Signal<usize>,
) -> impl IntoView {
    let store = Store::expect();
    view! {
        <Show when=move || store.may(Work::KeepPeople)>
            <Actions selection=selection shown=shown />
        </Show>
    }
}

#[component]
fn Actions(selection: Selection, shown: Signal<usize>) -> impl IntoView {
    let ids =
        move |_: Option<&Vec<PersonId>>| selection.chosen.read().iter().copied().map(PersonId).collect();
    let bulk = Bulk { chosen: Memo::new(ids), selection, open: RwSignal::new(false) };
    let action = RwSignal::new(Action::Enroll);
    let title = Signal::derive(move || {
        let known = ACTIONS.into_iter().find(|(known, _)| *known == action.get());
        let words = known.map_or("", |(_, words)| words);
        format!("{words}: {} selected", count(bulk.chosen.read().len(), "person", "people"))
    });
    let button = move |(of, words): (Action, &'static str)| {
        let press = move |_| {
            action.set(of);
            bulk.open.set(true);
        };
        view! {
            <button class="button button--small" type="button" aria-haspopup="dialog" on:click=press>
                {words}
                "…"
            </button>
        }
    };
    view! {
        <div class="button-row" role="group" aria-label="Selected people">
            <SelectAll
                selection=selection
                label=Signal::derive(move || format!("Select all {}", count(shown.get(), "person", "people")))
            />
            <Show when=move || !bulk.chosen.read().is_empty()>
                <output>{move || format!("{} selected", bulk.chosen.read().len())}</output>
                {ACTIONS.map(button).collect_view()}
                <CopyAddresses chosen=bulk.chosen />
            </Show>
        </div>
        <Dialog title=title open=bulk.open>
            {move || match action.get() {
                Action::Enroll => view! { <Enrolling bulk=bulk /> }.into_any(),
                Action::Record => view! { <Recording bulk=bulk /> }.into_any(),
                Action::AddTag => view! { <AddingTag bulk=bulk /> }.into_any(),
                Action::RemoveTag => view! { <RemovingTag bulk=bulk /> }.into_any(),
                Action::SetLimits => view! { <SettingLimits bulk=bulk /> }.into_any(),
            }}
        </Dialog>
    }
}

/// The button at the end of a dialog, which says how many people it changes.
#[component]
fn Confirm(#[prop(into)] words: Signal<String>, is_possible: Signal<bool>) -> impl IntoView {
    view! {
        <div class="form__actions">
            <button class="button button--primary" type="submit" disabled=move || !is_possible.get()>
                {words}
            </button>
        </div>
    }
}

#[component]
fn CopyAddresses(chosen: Memo<Vec<PersonId>>) -> impl IntoView {
    let store = Store::expect();
    let addresses = store.derive(move |workspace| {
        let mail = |person: &PersonId| workspace.profiles.mail(*person).map(str::to_owned);
        chosen.read().iter().filter_map(mail).collect::<Vec<_>>()
    });
    let words = move || format!("Copy {}", count(addresses.read().len(), "email address", "email addresses"));
    let press = move |_| {
        let addresses = addresses.get_untracked();
        let copied = format!("{} copied.", count(addresses.len(), "email address", "email addresses"));
        copy(store, addresses.join(", "), copied);
    };
    let without = move || chosen.read().len().saturating_sub(addresses.read().len());
    view! {
        <button class="button button--small" type="button" disabled=move || addresses.read().is_empty() on:click=press>
            {words}
        </button>
        <Show when=move || { without() > 0 }>
            <span class="text-subtle text-small">{move || format!("{} without an email address", without())}</span>
        </Show>
    }
}

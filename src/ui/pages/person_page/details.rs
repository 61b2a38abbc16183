//! Editing a person's name, email address, team, time zone and first day.

use crate::{
    store::{Store, notice::Notice},
    ui::{
        components::Dialog,
        controls::page_actions::ActionButton,
        sections::{PersonFields, PersonInputs},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{
    access,
    command::Command,
    intake::details::{Details, restoring},
    model::ids::PersonId,
};

/// Carries out a change of a person's details, and offers Undo. A refusal is left to `then`.
pub fn change(
    store: Store,
    person: PersonId,
    command: Command,
    done: String,
    then: impl FnOnce(Result<(), String>) + 'static,
) {
    let before = untrack(|| store.read(|workspace| restoring(workspace, person)));
    store.dispatch(command, move |taken| {
        if taken.is_ok() {
            store.notify(match before {
                Some(before) => Notice::changed(done, before),
                None => Notice::said(done),
            });
        }
        then(taken.map(drop).map_err(|reason| reason.to_string()));
    });
}

#[component]
pub fn EditDetails(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let may_edit = Memo::new(move |_| {
        store.ask(|asker| access::person::change(asker, person).is_ok() && !asker.workspace.is_erased(person))
    });
    view! {
        <Show when=move || may_edit.get()>
            <ActionButton words="Edit details" on_press=Callback::new(move |()| open.set(true)) />
        </Show>
        <Dialog title="Edit details" open=open>
            <DetailsForm person=person open=open />
        </Dialog>
    }
}

/// Starts with the details as they are when the dialog opens.
#[component]
fn DetailsForm(person: PersonId, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let known = untrack(|| store.read(|workspace| Details::of(workspace, person))).unwrap_or_default();
    let fields = PersonFields::of(known);
    let problem = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let command =
            untrack(|| store.ask(|asker| fields.details().command(asker.workspace, asker.zones, person)));
        change(store, person, command, "Details saved.".to_owned(), move |taken| {
            // The page may be gone by then.
            if taken.is_ok() {
                open.try_set(false);
            }
            problem.try_set(taken.err());
        });
    };
    view! {
        <form class="form" on:submit=save>
            <PersonInputs fields=fields />
            <p class="field__error" role="alert">
                {problem}
            </p>
            <div class="form__actions">
                <button class="button button--primary" type="submit">
                    "Save details"
                </button>
            </div>
        </form>
    }
}

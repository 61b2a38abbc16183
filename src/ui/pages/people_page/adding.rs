//! Adding one person whom no file has.

use crate::{
    platform::{ids, links},
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::Dialog,
        controls::page_actions::ActionButton,
        sections::{PersonFields, PersonInputs},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{access::work::Work, intake::details::Details, model::ids::PersonId};

/// For those who may import people.
#[component]
pub fn AddPerson() -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    view! {
        <Show when=move || store.may(Work::Import)>
            <ActionButton words="Add person" on_press=Callback::new(move |()| open.set(true)) />
            <Dialog title="Add person" open=open>
                <AddForm open=open />
            </Dialog>
        </Show>
    }
}

/// Starts with the zone of the current user, as most people work where their coordinator does.
#[component]
fn AddForm(open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let zone = untrack(|| store.zone()).name().to_owned();
    let fields = PersonFields::of(Details { zone, ..Details::default() });
    let problem = RwSignal::new(None::<String>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let (person, details) = (PersonId(ids::fresh()), fields.details());
        let command = store.ask(|asker| details.adding(asker.zones, person));
        store.dispatch(command, move |taken| match taken {
            Ok(id) => {
                store.notify(Notice::done(format!("Added {}.", details.name.trim()), id));
                // The page may be gone by then.
                open.try_set(false);
                links::follow(&Route::Person(person).href());
            }
            Err(reason) => drop(problem.try_set(Some(reason.to_string()))),
        });
    };
    view! {
        <form class="form" on:submit=add>
            <PersonInputs fields=fields below_name=move || view! { <Namesake name=fields.name /> } />
            <p class="field__error" role="alert">
                {problem}
            </p>
            <div class="form__actions">
                <button class="button button--primary" type="submit">
                    "Add person"
                </button>
            </div>
        </form>
    }
}

/// Says that someone has this name already.
#[component]
fn Namesake(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let store = Store::expect();
    let known = store.derive(move |workspace| {
        let person = Details::namesake(workspace, &name.read())?;
        Some((workspace.profiles.name(person).to_owned(), Route::Person(person).href()))
    });
    let words = |(name, href): (String, String)| {
        view! {
            <p class="field__hint">
                <a href=href>{name}</a>
                " is already here. Continue only if this is another person of that name."
            </p>
        }
    };
    view! { <div role="status">{move || known.get().map(words)}</div> }
}

//! Adding an interview type that no file has.

use crate::{
    platform::ids,
    store::{Store, notice::Notice},
    ui::{
        components::{Dialog, Field},
        controls::page_actions::ActionButton,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{
    access::{self, work::Work},
    command::{Command, import::Import},
    exchange::values::type_names::TypeNames,
    model::{ids::InterviewTypeId, interview_type::InterviewType, person::LONGEST_NAME},
};

#[component]
pub fn AddInterviewType() -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    view! {
        <Show when=move || store.may(Work::Import)>
            <ActionButton words="Add interview type" on_press=Callback::new(move |()| open.set(true)) />
            <Dialog title="Add interview type" open=open>
                <AddForm open=open />
            </Dialog>
        </Show>
    }
}

#[component]
fn AddForm(open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let like = store.derive(move |workspace| {
        let types = workspace.interview_types.values();
        let known = TypeNames::of(types.flat_map(|known| known.names().map(|name| (name, known.id))));
        known.alike(&name.read()).map(|known| workspace.type_name(known).to_owned())
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if let Err(reason) = store.ask(|asker| access::interview_type::add(asker, &name)) {
            return problem.set(Some(reason.to_string()));
        }
        let added = InterviewType::named(InterviewTypeId(ids::fresh()), &name);
        let command = Command::Import(Import { interview_types: vec![added], ..Import::default() });
        store.dispatch(command, move |taken| match taken {
            Ok(id) => {
                store.notify(Notice::done(format!("Added {name} with a new training path."), id));
                // The page may be gone by then.
                open.try_set(false);
            }
            Err(reason) => drop(problem.try_set(Some(reason.to_string()))),
        });
    };
    let same = |known: String| {
        view! { <p class="field__hint">{format!("{known} may be the same type. Continue only if it isn’t.")}</p> }
    };
    view! {
        <form class="form" on:submit=add>
            <Field id="type-name" label="Name" hint="Such as Coding or System design. It gets a training path that you can edit.">
                <input
                    id="type-name"
                    type="text"
                    maxlength=LONGEST_NAME.to_string()
                    required=true
                    autocomplete="off"
                    bind:value=name
                />
            </Field>
            <div role="status">{move || like.get().map(same)}</div>
            <p class="field__error" role="alert">
                {problem}
            </p>
            <div class="form__actions">
                <button class="button button--primary" type="submit">
                    "Add interview type"
                </button>
            </div>
        </form>
    }
}

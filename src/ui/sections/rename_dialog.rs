//! Asks for another name for the workspace or for an interview type.

use crate::{
    store::{Store, notice::Notice},
    ui::components::{Dialog, Field},
};
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{command::Command, model::person::LONGEST_NAME};

#[component]
pub fn RenameDialog(
    #[prop(into)] title: Signal<String>,
    /// What follows from another name.
    #[prop(optional)]
    hint: &'static str,
    /// The present name.
    #[prop(into)]
    name: Signal<String>,
    /// The command that changes it to this name.
    command: Callback<String, Command>,
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog title=title open=open>
            <RenameForm hint=hint name=name command=command open=open />
        </Dialog>
    }
}

/// Starts with the name as it is when the dialog opens.
#[component]
fn RenameForm(
    hint: &'static str,
    name: Signal<String>,
    command: Callback<String, Command>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = Store::expect();
    let typed = RwSignal::new(name.get_untracked());
    let problem = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let new = typed.get_untracked().trim().to_owned();
        if new == name.get_untracked() {
            return open.set(false);
        }
        store.dispatch(command.run(new.clone()), move |taken| match taken {
            Ok(id) => {
                store.notify(Notice::done(format!("Renamed to {new}."), id));
                // The page may be gone by then.
                open.try_set(false);
            }
            Err(reason) => drop(problem.try_set(Some(reason.to_string()))),
        });
    };
    view! {
        <form class="form" on:submit=save>
            <Field id="new-name" label="Name" hint=hint>
                <input
                    id="new-name"
                    type="text"
                    maxlength=LONGEST_NAME.to_string()
                    required=true
                    autocomplete="off"
                    bind:value=typed
                />
            </Field>
            <p class="field__error" role="alert">
                {problem}
            </p>
            <div class="form__actions">
                <button class="button button--primary" type="submit">
                    "Rename"
                </button>
            </div>
        </form>
    }
}

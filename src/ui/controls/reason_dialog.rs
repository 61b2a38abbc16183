//! Asks for a reason before an action that others will read about, and carries it out.

use crate::{
    store::{Store, notice::Notice},
    ui::components::{Dialog, Field},
};
use leptos::prelude::*;
use switchback_core::{command::Command, model::text::LONGEST_TEXT};

/// Stays open with the reason until the command is accepted. A refusal is shown in the dialog.
#[component]
pub fn ReasonDialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: String,
    /// The label of the confirming button.
    #[prop(into)]
    confirm: String,
    open: RwSignal<bool>,
    /// The command with this reason.
    command: Callback<String, Command>,
    /// The message on success.
    done: &'static str,
) -> impl IntoView {
    let store = Store::expect();
    let why = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<String>);
    let (text, confirm) = (StoredValue::new(text), StoredValue::new(confirm));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        refusal.set(None);
        store.dispatch(command.run(why.get_untracked()), move |taken| match taken {
            Ok(id) => {
                store.notify(Notice::done(done, id));
                // The page may be gone by then.
                open.try_set(false);
                why.try_set(String::new());
            }
            Err(reason) => {
                refusal.try_set(Some(reason.to_string()));
            }
        });
    };
    Effect::new(move |_| {
        if !open.get() {
            refusal.set(None);
        }
    });
    view! {
        <Dialog title=title open=open>
            <form class="form" on:submit=submit>
                <p class="text-subtle">{text.get_value()}</p>
                <Field id="reason-words" label="Reason">
                    <input id="reason-words" type="text" required=true maxlength=LONGEST_TEXT.to_string() bind:value=why />
                </Field>
                <p class="field__error" role="alert">
                    {refusal}
                </p>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">
                        {confirm.get_value()}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

//! Asks for a reason before an action that others will read about.

use super::{Dialog, Field};
use leptos::prelude::*;

#[component]
pub fn ReasonDialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: String,
    /// The label of the confirming button.
    #[prop(into)]
    confirm: String,
    open: RwSignal<bool>,
    on_confirm: Callback<String>,
) -> impl IntoView {
    let why = RwSignal::new(String::new());
    let (text, confirm) = (StoredValue::new(text), StoredValue::new(confirm));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        open.set(false);
        on_confirm.run(why.get_untracked());
        why.set(String::new());
    };
    view! {
        <Dialog title=title open=open>
            <form class="form" on:submit=submit>
                <p class="text-subtle">{text.get_value()}</p>
                <Field id="reason-words" label="Reason">
                    <input id="reason-words" type="text" required=true bind:value=why />
                </Field>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">
                        {confirm.get_value()}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

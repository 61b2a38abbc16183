//! Asks for confirmation before an action that can't be undone.

use super::Dialog;
use leptos::prelude::*;

#[component]
pub fn ConfirmDialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    /// The label of the confirming button.
    #[prop(into)]
    confirm: Signal<String>,
    /// The label of the other button, if "Cancel" would be unclear.
    #[prop(default = "Cancel")]
    dismiss: &'static str,
    open: RwSignal<bool>,
    on_confirm: Callback<()>,
) -> impl IntoView {
    let actions = move || {
        view! {
            <button class="button" type="button" on:click=move |_| open.set(false)>
                {dismiss}
            </button>
            <button
                class="button button--danger"
                type="button"
                on:click=move |_| {
                    open.set(false);
                    on_confirm.run(());
                }
            >
                {confirm}
            </button>
        }
    };
    view! {
        <Dialog title=title open=open actions=actions>
            <p>{text}</p>
        </Dialog>
    }
}

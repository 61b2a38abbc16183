//! Restoring the second copy of a workspace that is lost or can't be opened.

use crate::{
    store::{Store, second_copy::SecondCopy},
    ui::{components::ConfirmDialog, format::times},
};
use leptos::{prelude::*, task::spawn_local};

/// Draws nothing if there is no copy that opens.
#[component]
pub fn RestoreCopyButton() -> impl IntoView {
    let store = Store::expect();
    let copy = RwSignal::new(None::<SecondCopy>);
    let restoring = RwSignal::new(false);
    spawn_local(async move { copy.set(store.copy().await) });
    move || {
        let copy = copy.get()?;
        let of =
            copy.written_at.map_or_else(String::new, |at| format!(" of {}", times::day_and_time(store, at)));
        Some(view! {
            <button
                class="button button--primary"
                type="button"
                on:click=move |_| restoring.set(true)
            >
                {format!("Restore the copy{of}")}
            </button>
            <ConfirmDialog
                title="Restore the copy?"
                text="It replaces what remains of the workspace in this browser. Changes made after this copy was saved are missing."
                confirm="Restore"
                open=restoring
                on_confirm=Callback::new(move |()| store.restore_copy())
            />
        })
    }
}

//! The end of a page without a workspace: a confirmation before deleting what is left, and the notices.

use crate::{
    store::Store,
    ui::{components::ConfirmDialog, controls::notices::Notices},
};
use leptos::prelude::*;

#[component]
pub fn StartingOver(
    title: &'static str,
    text: &'static str,
    /// The label of the button that deletes it.
    confirm: &'static str,
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = Store::expect();
    view! {
        <ConfirmDialog
            title=title
            text=text
            confirm=confirm
            open=open
            on_confirm=Callback::new(move |()| store.delete_workspace())
        />
        <Notices />
    }
}

//! The end of a page without a workspace: asking before what is left is deleted, and the notices.

use crate::{
    store::Store,
    ui::{components::ConfirmDialog, controls::notices::Notices},
};
use leptos::prelude::*;

#[component]
pub fn StartingOver(
    title: &'static str,
    text: &'static str,
    /// What the button says that deletes.
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
            on_confirm=Callback::new(move |()| store.leave())
        />
        <Notices />
    }
}

//! The messages of the store, each with its undo.

use crate::{store::Store, ui::components::Toasts};
use leptos::prelude::*;

#[component]
pub fn Notices() -> impl IntoView {
    let store = Store::expect();
    view! {
        <Toasts
            notices=store.notices
            on_undo=Callback::new(move |command| store.undo(command))
            on_close=Callback::new(move |number| store.dismiss(number))
        />
    }
}

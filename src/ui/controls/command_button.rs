//! A button that carries out one command and reports the result.

use crate::store::Store;
use leptos::prelude::*;
use switchback_core::command::Command;

#[component]
pub fn CommandButton(
    command: Command,
    /// The message on success.
    done: &'static str,
    #[prop(default = "button")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let store = Store::expect();
    let give = move |_| {
        store.act(command.clone(), done);
    };
    view! {
        <button class=class type="button" on:click=give>
            {children()}
        </button>
    }
}

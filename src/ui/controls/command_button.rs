//! A button that gives one command and says what it did.

use crate::store::Store;
use leptos::prelude::*;
use switchback_core::command::Command;

#[component]
pub fn CommandButton(
    command: Command,
    /// The message once it is done.
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

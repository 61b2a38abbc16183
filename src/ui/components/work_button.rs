//! A button that begins work which takes a while, and beside it, as long as it goes on, one that stops it.

use super::{Icon, IconName};
use leptos::{html::Button, prelude::*};

#[component]
pub fn WorkButton(
    /// What it says at rest.
    #[prop(into)]
    words: Signal<String>,
    /// What it says while the work goes on.
    #[prop(into)]
    busy: Signal<String>,
    is_on: Signal<bool>,
    on_begin: Callback<()>,
    on_stop: Callback<()>,
    /// What the other one says.
    #[prop(default = "Stop")]
    stop: &'static str,
    #[prop(default = Signal::from("button"), into)] class: Signal<&'static str>,
    #[prop(optional)] icon: Option<IconName>,
) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    // A disabled button would lose the keyboard's focus, and with it the way to the next button.
    let press = move |_| {
        if !is_on.get_untracked() {
            on_begin.run(());
        }
    };
    view! {
        <button
            class=class
            type="button"
            node_ref=button
            aria-busy=move || is_on.get().to_string()
            aria-disabled=move || is_on.get().to_string()
            on:click=press
        >
            {icon.map(|icon| view! { <Icon name=icon /> })}
            {move || if is_on.get() { busy.get() } else { words.get() }}
        </button>
        <Show when=move || is_on.get()>
            <StopButton words=stop beside=button on_stop=on_stop />
        </Show>
    }
}

/// Gives the keyboard's focus back when it goes.
#[component]
fn StopButton(words: &'static str, beside: NodeRef<Button>, on_stop: Callback<()>) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    on_cleanup(move || {
        let has_focus =
            button.get_untracked().is_some_and(|button| button.matches(":focus").unwrap_or(false));
        if has_focus && let Some(beside) = beside.get_untracked() {
            // A button that cannot be focused leaves the focus to the page.
            let _ = beside.focus();
        }
    });
    view! {
        <button class="button" type="button" node_ref=button on:click=move |_| on_stop.run(())>
            {words}
        </button>
    }
}

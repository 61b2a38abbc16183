//! A button that starts long work. While the work is running, there is a button next to it that stops it.

use super::{Icon, IconName};
use leptos::{html::Button, prelude::*};

#[component]
pub fn WorkButton(
    /// The label at rest.
    #[prop(into)]
    words: Signal<String>,
    /// The label while the work is running.
    #[prop(into)]
    busy: Signal<String>,
    is_on: Signal<bool>,
    on_begin: Callback<()>,
    on_stop: Callback<()>,
    /// The label of the button that stops the work.
    #[prop(default = "Stop")]
    stop: &'static str,
    #[prop(default = Signal::from("button"), into)] class: Signal<&'static str>,
    #[prop(optional)] icon: Option<IconName>,
) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    // A disabled button would lose the keyboard focus, and with it the position next to the stop button.
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

/// Returns the keyboard focus when it is removed.
#[component]
fn StopButton(words: &'static str, beside: NodeRef<Button>, on_stop: Callback<()>) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    on_cleanup(move || {
        let has_focus =
            button.get_untracked().is_some_and(|button| button.matches(":focus").unwrap_or(false));
        if has_focus && let Some(beside) = beside.get_untracked() {
            // If the button can't be focused, the page gets the focus.
            let _ = beside.focus();
        }
    });
    view! {
        <button class="button" type="button" node_ref=button on:click=move |_| on_stop.run(())>
            {words}
        </button>
    }
}

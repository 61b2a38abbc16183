//! A modal dialog: the browser's own, opened and closed by a signal.

use super::{Icon, IconName};
use crate::platform::{clock, focus};
use leptos::{html, prelude::*, task::spawn_local};

#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    /// Whether the dialog is shown. Set to false when the user closes it.
    open: RwSignal<bool>,
    /// Classes in addition to the dialog's own.
    #[prop(default = "")]
    class: &'static str,
    /// Buttons at the bottom.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            // Showing fails only if the dialog isn't on the page, and then there is nothing to show.
            (true, false) => {
                drop(dialog.show_modal());
                spawn_local(async move {
                    // The content is drawn once the dialog is open.
                    clock::next_frame().await;
                    focus::move_within(&dialog, &FIRST);
                });
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let actions = StoredValue::new(actions);
    let children = StoredValue::new(children);
    view! {
        <dialog class=format!("dialog {class}") node_ref=dialog aria-label=title on:close=move |_| open.set(false)>
            <header class="dialog__header">
                <h2 class="dialog__title">{title}</h2>
                <button
                    class="button button--quiet button--icon"
                    type="button"
                    aria-label="Close"
                    on:click=move |_| open.set(false)
                >
                    <Icon name=IconName::Close />
                </button>
            </header>
            <Show when=move || open.get()>
                <div class="dialog__body">{children.with_value(|children| children())}</div>
                {actions
                    .with_value(|actions| {
                        actions.as_ref().map(|actions| view! { <div class="dialog__actions">{actions.run()}</div> })
                    })}
            </Show>
        </dialog>
    }
}

/// The initial focus: what asks for it, or else the first field, the first button at the bottom, or the first button or link in
/// the text. Never the close button, which the space bar would press: if there is nothing else, the title.
const FIRST: [&str; 5] = [
    ".dialog__body [autofocus]",
    ".dialog__body :is(input, select, textarea):not([disabled], [type=hidden])",
    ".dialog__actions button:not([disabled])",
    ".dialog__body :is(button, a[href]):not([disabled])",
    ".dialog__title",
];

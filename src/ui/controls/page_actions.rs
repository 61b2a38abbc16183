//! The actions of the open page, for the palette. An action is listed while its button is on the page, so there is no
//! second check whether it may be offered.

use crate::{platform::links, store::Store};
use leptos::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};
use switchback_core::command::Command;

/// The page's actions in the order in which they were added.
#[derive(Clone, Copy, Debug)]
pub struct PageActions(RwSignal<Vec<PageAction>>);

#[derive(Clone, Copy, Debug)]
pub struct PageAction {
    /// Identifies the action.
    pub number: u64,
    /// The label of its button.
    pub words: Signal<String>,
    press: Callback<()>,
}

impl PageActions {
    /// Puts an empty list into context.
    pub fn provide() -> Self {
        let actions = Self(RwSignal::new(Vec::new()));
        provide_context(actions);
        actions
    }

    /// The list from the frame's context.
    pub fn expect() -> Self {
        expect_context()
    }

    pub fn get(self) -> Vec<PageAction> {
        self.0.get()
    }

    /// Does what the button with this number does. Does nothing if the button has left the page.
    pub fn press(self, number: u64) {
        let mut actions = self.0.get_untracked();
        actions.retain(|action| action.number == number);
        for action in actions {
            action.press.run(());
        }
    }
}

/// Offers an action in the palette while the calling component exists.
pub fn offer(words: Signal<String>, press: Callback<()>) {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    // Pages drawn without the frame have no palette.
    let Some(PageActions(actions)) = use_context() else { return };
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    actions.update(|actions| actions.push(PageAction { number, words, press }));
    on_cleanup(move || {
        actions.try_update(|actions| actions.retain(|action| action.number != number));
    });
}

/// A button that is also offered in the palette.
#[component]
pub fn ActionButton(
    /// The label in the palette, and on the button unless it has children.
    #[prop(into)]
    words: Signal<String>,
    on_press: Callback<()>,
    #[prop(default = "button")] class: &'static str,
    /// `false` if the page has many buttons of this kind that the label doesn't distinguish.
    #[prop(default = true)]
    offered: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    if offered {
        offer(words, on_press);
    }
    let shown = match children {
        Some(children) => children(),
        None => view! { {words} }.into_any(),
    };
    view! {
        <button class=class type="button" on:click=move |_| on_press.run(())>
            {shown}
        </button>
    }
}

/// A link that looks like a button and is also offered in the palette.
#[component]
pub fn ActionLink(#[prop(into)] words: Signal<String>, #[prop(into)] href: Signal<String>) -> impl IntoView {
    offer(words, Callback::new(move |()| links::follow(&href.read_untracked())));
    view! {
        <a class="button" href=href>
            {words}
        </a>
    }
}

/// A callback that carries out one command and reports the result.
pub fn gives(store: Store, command: Command, done: impl Into<String>) -> Callback<()> {
    let done = done.into();
    Callback::new(move |()| store.act(command.clone(), done.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(actions: PageActions) -> Vec<String> {
        actions.get().iter().map(|action| action.words.get()).collect()
    }

    fn draw(words: &'static str, offered: bool, pressed: RwSignal<u32>) {
        let press = Callback::new(move |()| pressed.update(|times| *times += 1));
        drop(view! { <ActionButton words=words on_press=press offered=offered /> });
    }

    #[test]
    fn an_action_is_offered_while_its_button_is_on_the_page() {
        let frame = Owner::new();
        frame.with(|| {
            let (actions, pressed) = (PageActions::provide(), RwSignal::new(0));
            let (first, second) = (frame.child(), frame.child());
            first.with(|| draw("Publish", true, pressed));
            second.with(|| {
                draw("Cancel session", true, pressed);
                draw("Confirm", false, pressed);
            });
            assert_eq!(words(actions), ["Publish", "Cancel session"]);
            let publish = actions.get()[0].number;
            first.cleanup();
            assert_eq!(words(actions), ["Cancel session"]);
            actions.press(publish);
            assert_eq!(pressed.get(), 0, "its button is gone");
            actions.press(actions.get()[0].number);
            assert_eq!(pressed.get(), 1);
        });
    }
}

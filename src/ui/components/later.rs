//! A part of a page that takes its time: what stands above it is on the screen first.

use crate::platform::later;
use leptos::prelude::*;

/// Draws what it holds in a task of its own, where a press brought the page.
#[component]
pub fn Later(children: Children) -> impl IntoView {
    if !later::answers_press() {
        return children().into_any();
    }
    let children = StoredValue::new_local(Some(children));
    let is_due = due();
    let drawn = move || children.try_update_value(Option::take).flatten().map(|draw| draw());
    (move || is_due.get().then(drawn).flatten()).into_any()
}

/// False in the first frame of a page that a press brought: what takes its time is worked out after it.
pub fn due() -> Signal<bool> {
    let is_due = RwSignal::new(!later::answers_press());
    if !is_due.get_untracked() {
        later::later(move || {
            // The page may be gone by then.
            is_due.try_set(true);
        });
    }
    is_due.into()
}

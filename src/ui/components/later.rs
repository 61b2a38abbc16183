//! A part of a page that takes its time: what stands above it is on the screen first.

use crate::platform::later;
use leptos::prelude::*;

/// Draws what it holds in a task of its own, except where the browser scrolls to it.
#[component]
pub fn Later(children: Children) -> impl IntoView {
    if later::may_be_scrolled() {
        return children().into_any();
    }
    let children = StoredValue::new_local(Some(children));
    let is_due = due_unless(false);
    let drawn = move || children.try_update_value(Option::take).flatten().map(|draw| draw());
    (move || is_due.get().then(drawn).flatten()).into_any()
}

/// False in the first frame of a page that a press brought: what takes its time is worked out after it.
pub fn due() -> Signal<bool> {
    due_unless(!later::answers_press())
}

fn due_unless(is_due_at_once: bool) -> Signal<bool> {
    let is_due = RwSignal::new(is_due_at_once);
    if !is_due_at_once {
        later::later(move || {
            // The page may be gone by then.
            is_due.try_set(true);
        });
    }
    is_due.into()
}

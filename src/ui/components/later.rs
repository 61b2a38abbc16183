//! A slow part of a page, drawn after the content above it is on the screen.

use crate::platform::later;
use leptos::prelude::*;

/// Draws its children in a separate task, except if the browser may scroll to them.
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

/// `false` in the first frame of a page opened by a press. Slow content is computed after that frame.
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

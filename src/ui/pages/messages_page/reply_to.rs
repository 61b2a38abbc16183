//! The email address for responses if no server accepts them. It is part of people's links.

use crate::{platform::device, ui::components::TextField};
use leptos::prelude::*;
use switchback_core::exchange::values::contact;

#[component]
pub fn ReplyTo(address: RwSignal<String>) -> impl IntoView {
    let is_wrong = RwSignal::new(false);
    let change = move |text: String| {
        let known = contact::mail(&text);
        is_wrong.set(known.is_none() && !text.trim().is_empty());
        // Links keep the last valid address.
        if !is_wrong.get_untracked() {
            let known = known.unwrap_or_default();
            device::remember_reply_address(&known);
            address.set(known);
        }
    };
    view! {
        <div class="form">
            <TextField
                id="reply-to"
                label="Your email address"
                hint="Trainees and mentors get a link on which they see their sessions and respond. With your address, their responses come to you by email."
                value=address
                on_change=Callback::new(change)
            />
            <Show when=move || is_wrong.get()>
                <p class="field__error" role="alert">
                    "This isn’t an email address, so the links don’t have it. Enter one such as name@company.com."
                </p>
            </Show>
        </div>
    }
}

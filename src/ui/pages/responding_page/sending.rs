//! Sending the responses: by email, as copied text, or as a file.

use super::Responses;
use crate::{
    platform::files,
    store::{Store, notice::Notice},
    ui::{controls::copying::copy, format::times},
};
use leptos::prelude::*;
use switchback_core::{
    progress::email::Message,
    responses::{personal_link::PersonalLink, reply::Reply},
};

/// The id of the heading.
pub const SEND: &str = "send-responses";

const SUBJECT: &str = "My responses to interviewer training sessions";

#[component]
pub fn Sending(
    link: PersonalLink,
    responses: Responses,
    /// Set once the text was copied, downloaded, or opened in email.
    is_sent: RwSignal<bool>,
) -> impl IntoView {
    let store = Store::expect();
    let link = StoredValue::new(link);
    let text = Signal::derive(move || link.with_value(|link| text(store, link, responses)));
    let email = Signal::derive(move || link.with_value(|link| email(link, text.get())));
    let copy_text = move |_| {
        is_sent.set(true);
        copy(store, text.get_untracked(), "Responses copied. Paste them into a reply.".into());
    };
    let save = move |_| match files::download("switchback-responses.txt", "text/plain", &text.get_untracked())
    {
        Ok(()) => is_sent.set(true),
        Err(error) => store.notify(Notice::refused(error.to_string())),
    };
    view! {
        <Show when=move || !responses.read().is_empty()>
            <section class="card" aria-labelledby=SEND>
                <h2 class="card__title" id=SEND>
                    "Send your responses"
                </h2>
                <p class="text-subtle">{link.with_value(where_to)}</p>
                <textarea readonly=true rows="9" aria-label="Your responses" prop:value=text></textarea>
                <div class="card__actions">
                    <a class="button button--primary" href=email on:click=move |_| is_sent.set(true)>
                        "Open in email"
                    </a>
                    <button class="button" type="button" on:click=copy_text>
                        "Copy"
                    </button>
                    <button class="button" type="button" on:click=save>
                        "Save as a file"
                    </button>
                </div>
            </section>
        </Show>
    }
}

fn where_to(link: &PersonalLink) -> String {
    match &link.reply_to {
        Some(mail) => format!("They go to {mail}. Leave the last line as it is: Switchback reads it."),
        None => {
            "Reply to the message with the link. Leave the last line as it is: Switchback reads it.".into()
        }
    }
}

fn text(store: Store, link: &PersonalLink, responses: Responses) -> String {
    Reply::to(link, responses.get()).text(link, |at| times::day_and_time(store, at))
}

fn email(link: &PersonalLink, text: String) -> Option<String> {
    // Without an address, the email program asks for the recipient.
    let mail = Some(link.reply_to.clone().unwrap_or_default());
    Message { to: link.person, mail, title: SUBJECT.into(), text }.mail_link()
}

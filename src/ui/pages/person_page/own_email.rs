//! Whether a team's server sends email to the signed-in user. Only they can see and change this.

use crate::{
    store::{Store, notice::Notice, team::TeamError},
    ui::{
        components::Section,
        controls::server_answer::{AskAgain, Known, ServerQuery, ask_server, without_answer},
    },
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    model::ids::PersonId,
    sync::messages::{EmailChoice, OwnEmail},
};

#[component]
pub fn Email(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let ServerQuery { known, ask } = ask_server(move || store.own_email(person));
    let has_address = store.derive(move |workspace| workspace.profiles.mail(person).is_some());
    let words = move || known.with(|known| words(known.as_ref(), has_address.get()));
    view! {
        <Section title="Email">
            <p class="text-subtle">{words}</p>
            <Choosing person=person known=known />
            <AskAgain known=known on_ask=ask />
        </Section>
    }
}

/// A single button, labeled with the other choice. It stays in place when pressed and keeps the keyboard focus.
#[component]
fn Choosing(person: PersonId, known: Known<OwnEmail>) -> impl IntoView {
    let store = Store::expect();
    let email = move || known.get().and_then(Result::ok).filter(|email| email.is_sent);
    let other = Memo::new(move |_| email().map(|email| other(email.choice)));
    let press = move |_| {
        let Some(choice) = other.get_untracked() else { return };
        spawn_local(async move {
            store.notify(match store.choose_email(person, choice).await {
                Ok(()) => {
                    known.try_set(Some(Ok(OwnEmail { is_sent: true, choice })));
                    Notice::said(done(choice))
                }
                Err(reason) => Notice::refused(reason.to_string()),
            });
        });
    };
    view! {
        <Show when=move || other.get().is_some()>
            <div class="button-row">
                <button class="button" type="button" on:click=press>
                    {move || other.get().map(label)}
                </button>
            </div>
        </Show>
    }
}

fn words(known: Option<&Result<OwnEmail, TeamError>>, has_address: bool) -> String {
    without_answer(known).unwrap_or_else(|| match known {
        Some(Ok(email)) => what_comes(email, has_address).into(),
        _ => String::new(),
    })
}

fn what_comes(email: &OwnEmail, has_address: bool) -> &'static str {
    match (email.is_sent, email.choice) {
        (false, _) => "No email is sent from this workspace.",
        (true, EmailChoice::Unsubscribed) => {
            "You’re unsubscribed from email. Your coordinators can see that, and they’ll tell you about your sessions another way."
        }
        (true, EmailChoice::Wanted) if !has_address => {
            "You get no email, because your email address isn’t known here. Add it with “Edit details” on this page."
        }
        (true, EmailChoice::Wanted) => {
            "You get email about your sessions and overdue tasks. If you unsubscribe, your coordinators can see it."
        }
    }
}

fn other(choice: EmailChoice) -> EmailChoice {
    match choice {
        EmailChoice::Wanted => EmailChoice::Unsubscribed,
        EmailChoice::Unsubscribed => EmailChoice::Wanted,
    }
}

fn label(choice: EmailChoice) -> &'static str {
    match choice {
        EmailChoice::Unsubscribed => "Unsubscribe",
        EmailChoice::Wanted => "Get email again",
    }
}

fn done(choice: EmailChoice) -> &'static str {
    match choice {
        EmailChoice::Unsubscribed => "You’re unsubscribed from email.",
        EmailChoice::Wanted => "You get email again.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(is_sent: bool, choice: EmailChoice, has_address: bool) -> String {
        words(Some(&Ok(OwnEmail { is_sent, choice })), has_address)
    }

    #[test]
    fn it_says_whether_email_comes_and_if_not_why() {
        let [wanted, unsubscribed] = [EmailChoice::Wanted, EmailChoice::Unsubscribed];
        assert!(says(true, wanted, true).starts_with("You get email"));
        assert!(says(true, unsubscribed, true).starts_with("You’re unsubscribed from email."));
        assert!(says(true, wanted, false).contains("your email address isn’t known"));
        assert_eq!(says(false, unsubscribed, true), "No email is sent from this workspace.");
        assert_eq!(words(None, true), "Asking the server…");
        assert_eq!(words(Some(&Err(TeamError::NoServer)), true), TeamError::NoServer.to_string());
    }
}

//! The page on which a person unsubscribes from email, or subscribes again. Opening it changes nothing, because programs that
//! scan mail open it, too. Mail programs send what its button sends (RFC 8058), without a cookie or a sign-in.

use super::Service;
use crate::{mail::letters::ONE_CLICK, problem::Problem};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::header,
    response::{Html, IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};
use switchback_core::sync::messages::EmailChoice;
use url::form_urlencoded;

/// The path of these pages, below the server's address.
pub const UNSUBSCRIBE: &str = "/v1/unsubscribe";

/// What the button to subscribe again sends.
const AGAIN: &str = "Email=Again";
const PAGE: &str = include_str!("unsubscribe.html");

/// The texts of the page and its button.
struct Words {
    title: &'static str,
    text: &'static str,
    label: &'static str,
    /// What the button sends.
    sends: &'static str,
}

const WANTED: Words = Words {
    title: "Email from Switchback",
    text: "You get email about your sessions and overdue tasks. If you unsubscribe, your coordinators can see it.",
    label: "Unsubscribe",
    sends: ONE_CLICK,
};

const UNSUBSCRIBED: Words = Words {
    title: "You’re unsubscribed",
    text: "You get no email from Switchback. Your coordinators can see that, and they’ll tell you about your sessions another way.",
    label: "Get email again",
    sends: AGAIN,
};

/// Shows the current choice, and changes nothing.
pub(super) async fn show(
    State(Service { worker, .. }): State<Service>,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    worker.email_choice(token, None).await.map(page)
}

/// Saves the choice that a button or a mail program sends.
pub(super) async fn choose(
    State(Service { worker, .. }): State<Service>,
    Path(token): Path<String>,
    body: Bytes,
) -> Result<Response, Problem> {
    // Report an unknown address before any problem with the rest.
    worker.email_choice(token.clone(), None).await?;
    let choice = chosen(&body).ok_or(Problem::NOT_UNDERSTOOD)?;
    worker.email_choice(token, Some(choice)).await.map(page)
}

/// Reads the choice from a form. Mail programs send it as a URL-encoded or as a multipart form.
fn chosen(body: &[u8]) -> Option<EmailChoice> {
    let text = String::from_utf8_lossy(body);
    let says = |what: &str| {
        let Some((name, value)) = what.split_once('=') else { return false };
        let is_field = form_urlencoded::parse(body).any(|field| field == (name.into(), value.into()));
        let part = format!("name=\"{name}\"");
        let in_part = text.split_once(&part).and_then(|(_, rest)| rest.split_once("\r\n\r\n"));
        is_field || in_part.is_some_and(|(_, rest)| rest.starts_with(&format!("{value}\r\n")))
    };
    match (says(ONE_CLICK), says(AGAIN)) {
        (true, false) => Some(EmailChoice::Unsubscribed),
        (false, true) => Some(EmailChoice::Wanted),
        _ => None,
    }
}

fn page(choice: EmailChoice) -> Response {
    let Words { title, text, label, sends } = match choice {
        EmailChoice::Wanted => WANTED,
        EmailChoice::Unsubscribed => UNSUBSCRIBED,
    };
    let (name, value) = sends.split_once('=').unwrap_or_default();
    let fill =
        [("{title}", title), ("{text}", text), ("{label}", label), ("{name}", name), ("{value}", value)];
    let text = fill.iter().fold(PAGE.to_owned(), |page, (place, words)| page.replace(place, words));
    let about = [
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy()),
    ];
    (about, Html(text)).into_response()
}

/// Allows the page its own style and one form, and nothing else.
fn policy() -> String {
    let look = PAGE.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let look = STANDARD.encode(Sha256::digest(look.unwrap_or_default().0));
    format!(
        "default-src 'none'; style-src 'sha256-{look}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_programs_can_send_either_kind_of_form() {
        assert_eq!(chosen(b"List-Unsubscribe=One-Click"), Some(EmailChoice::Unsubscribed));
        assert_eq!(chosen(b"Email=Again"), Some(EmailChoice::Wanted));
        let part = |name: &str, value: &str| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n--b--\r\n")
        };
        let parts = part("List-Unsubscribe", "One-Click");
        assert_eq!(chosen(parts.as_bytes()), Some(EmailChoice::Unsubscribed));
        for neither in
            ["", "List-Unsubscribe", "List-Unsubscribe=1", "Email=Again&List-Unsubscribe=One-Click"]
        {
            assert_eq!(chosen(neither.as_bytes()), None, "{neither}");
        }
        assert_eq!(chosen(part("List-Unsubscribe", "One").as_bytes()), None);
        assert_eq!(chosen(&[0xff, 0xfe]), None);
    }

    #[test]
    fn the_page_has_every_placeholder() {
        for part in ["{title}", "{text}", "{label}", "{name}", "{value}"] {
            assert!(PAGE.contains(part), "{part}");
        }
    }
}

//! Below which path the page is served, read from its `<base>`, and what it calls its things there.

use super::{Listener, browser::document};
use crate::route;
use switchback_core::{
    responses::personal_link::PersonalLink,
    sync::{
        join_link::{BEFORE_SECRET, JoinLink},
        provider_sign_in::ProviderAnswer,
    },
};

/// The path of the page's base address, such as `/` or `/switchback/`.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base.and_then(|base| web_sys::Url::new(&base).ok()).map(|url| url.pathname());
    path.unwrap_or_else(|| "/".to_owned())
}

/// The name under which this copy of the app keeps things: one owner's sites may share an origin, and so its
/// storage.
pub fn site_name() -> String {
    format!("switchback{}", route::base())
}

/// Somebody comes by an address that says what for, behind the `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By a link.
    Invited(JoinLink),
    /// From a provider of accounts.
    Returned(ProviderAnswer),
    /// To respond to their sessions, which stand in this part of the address.
    Responding(String),
}

/// What somebody comes for, as the address has it behind the `#`, which no server is told. What signs somebody in is taken out
/// of the address, so that its secret is in no history and no picture of the screen.
pub fn take_arrival() -> Option<Arrival> {
    let hash = super::browser::window()?.location().hash().ok()?;
    if PersonalLink::is_in(&hash) {
        return Some(Arrival::Responding(hash));
    }
    // Programs that pass links on may write their marks as numbers.
    let decoded = |text: String| js_sys::decode_uri_component(&text).map(String::from).unwrap_or(text);
    let arrival = match JoinLink::read(&hash) {
        Some(JoinLink { secret, server }) => {
            Arrival::Invited(JoinLink { secret, server: server.map(decoded) })
        }
        None => {
            let ProviderAnswer { state, code } = ProviderAnswer::read(&hash)?;
            Arrival::Returned(ProviderAnswer { state, code: decoded(code) })
        }
    };
    // Where the browser refuses, the secret stays until the page is left.
    become_first_page();
    Some(arrival)
}

/// Puts the address of the first page in place of the one that is open. What is shown stays.
pub fn become_first_page() {
    let history = super::browser::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A page may always name its own start.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&base_path()));
    }
}

/// Calls back when such an address is opened in this tab while the app is open: the page stays the same then.
pub fn on_arrival(callback: impl Fn() + 'static) -> Listener {
    let window = super::browser::window();
    Listener::on(window.clone().map(Into::into), "hashchange", move |_| {
        let hash = window.as_ref().and_then(|window| window.location().hash().ok());
        if hash.is_some_and(|hash| hash.starts_with(BEFORE_SECRET) || PersonalLink::is_in(&hash)) {
            callback();
        }
    })
}

/// A path as a whole address, to stand in a mail.
pub fn absolute(path: &str) -> String {
    let origin = super::browser::window().and_then(|window| window.location().origin().ok());
    format!("{}{path}", origin.unwrap_or_default())
}

/// The path of the address that is open.
pub fn pathname() -> String {
    let pathname = super::browser::window().and_then(|window| window.location().pathname().ok());
    pathname.unwrap_or_else(|| "/".to_owned())
}

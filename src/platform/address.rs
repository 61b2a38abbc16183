//! The path that the page is served under, read from its `<base>`, and the names that depend on it.

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

/// The name under which this copy of the app stores its data. Sites of one owner may share an origin, and so its storage.
pub fn site_name() -> String {
    format!("switchback{}", route::base())
}

/// An address on a server. The app's own address is used if no server is given.
pub fn on_server(server: Option<&str>, path: &str) -> String {
    format!("{}{path}", server.unwrap_or_else(|| route::base()))
}

/// The purpose of a visit, stated in the address after the `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Through an invitation link.
    Invited(JoinLink),
    /// Back from an identity provider.
    Returned(ProviderAnswer),
    /// To respond to the sessions of a personal link, which this part of the address holds.
    Responding(String),
}

/// Reads the purpose of the visit from the part of the address after the `#`, which is never sent to a server. Sign-in
/// secrets are removed from the address, so that they don't show up in the history or in screenshots.
pub fn take_arrival() -> Option<Arrival> {
    let hash = super::browser::window()?.location().hash().ok()?;
    if PersonalLink::is_in(&hash) {
        return Some(Arrival::Responding(hash));
    }
    // Programs that forward links may percent-encode them.
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
    // If the browser refuses, the secret stays in the address until the user leaves the page.
    become_first_page();
    Some(arrival)
}

/// Replaces the open address with that of the first page. The page itself doesn't change.
pub fn become_first_page() {
    let history = super::browser::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A page may always use its own base address.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&base_path()));
    }
}

/// Calls back when such an address is opened in this tab while the app is open, as this doesn't load a new page.
pub fn on_arrival(callback: impl Fn() + 'static) -> Listener {
    let window = super::browser::window();
    Listener::on(window.clone().map(Into::into), "hashchange", move |_| {
        let hash = window.as_ref().and_then(|window| window.location().hash().ok());
        if hash.is_some_and(|hash| hash.starts_with(BEFORE_SECRET) || PersonalLink::is_in(&hash)) {
            callback();
        }
    })
}

/// Turns a path into a full address, for use in emails.
pub fn absolute(path: &str) -> String {
    let origin = super::browser::window().and_then(|window| window.location().origin().ok());
    format!("{}{path}", origin.unwrap_or_default())
}

/// The path of the open address.
pub fn pathname() -> String {
    let pathname = super::browser::window().and_then(|window| window.location().pathname().ok());
    pathname.unwrap_or_else(|| "/".to_owned())
}

//! Below which path the page is served, read from its `<base>`, and what it calls its things there.

use super::browser::document;
use crate::route;

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

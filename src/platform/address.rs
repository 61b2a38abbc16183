//! Below which path the page is served, read from its `<base>`.

use super::browser::document;

/// The path of the page's base address, such as `/` or `/switchback/`.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base.and_then(|base| web_sys::Url::new(&base).ok()).map(|url| url.pathname());
    path.unwrap_or_else(|| "/".to_owned())
}

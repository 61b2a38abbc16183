//! Which build of the app this page is, and which one the host offers now. The build writes both.

use super::browser::document;
use crate::route;
use gloo_net::http::Request;
use web_sys::RequestCache;

/// What a person does to get the newest build.
pub const HOW_TO_UPDATE: &str = "Close every Switchback tab, then open Switchback again to update.";

/// The build that runs here; `None` where the page was not made by the build.
pub fn running() -> Option<String> {
    let meta = document()?.query_selector("meta[name=version]").ok().flatten()?;
    meta.get_attribute("content")
}

/// The build that the host offers; `None` without a network.
pub async fn offered() -> Option<String> {
    let address = format!("{}/version.txt", route::base());
    let response = Request::get(&address).cache(RequestCache::NoStore).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok().map(|text| text.trim().to_owned())
}

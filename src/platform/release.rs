//! Which build of the app this page is, and which one the host offers now. The build writes both.

use super::browser::{document, property, window};
use super::{Listener, reload};
use crate::route;
use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, RequestCache, ServiceWorker, ServiceWorkerRegistration};

/// What a person does to get the newest build.
pub const HOW_TO_UPDATE: &str = "Close every Switchback tab, then open Switchback again to update.";

/// The build that runs here; `None` where the page was not made by the build.
pub fn running() -> Option<String> {
    let meta = document()?.query_selector("meta[name=version]").ok().flatten()?;
    meta.get_attribute("content")
}

/// What people call the provider whose accounts sign in here. The server writes it into the page, where there is one.
pub fn provider() -> Option<String> {
    document()?.query_selector("meta[name=provider]").ok().flatten()?.get_attribute("content")
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

/// Has the browser keep this build for use without a network: what everybody uses, and on request what only
/// coordinators do. A page that was not made by the build, or is not served securely, is not kept.
pub async fn keep_offline(also_for_coordinators: bool) {
    if running().is_none() || container().is_none() {
        return;
    }
    // Where the browser refuses, the app goes on with a network.
    let _ = register(also_for_coordinators).await;
}

async fn register(also_for_coordinators: bool) -> Result<(), JsValue> {
    let container = window().ok_or(JsValue::UNDEFINED)?.navigator().service_worker();
    JsFuture::from(container.register("service-worker.js")).await?;
    let registration: ServiceWorkerRegistration = JsFuture::from(container.ready()?).await?.dyn_into()?;
    match registration.active().filter(|_| also_for_coordinators) {
        Some(active) => active.post_message(&"keep for coordinators".into()),
        None => Ok(()),
    }
}

/// Has the browser look for the newest build and bring it in, ready for the next start.
pub async fn look() {
    if let Some(registration) = registration().await {
        // Without a network it is looked for the next time.
        let _ = update(&registration).await;
    }
}

/// Puts the newest build in place of this one and reloads the page; `false` where it could not be loaded.
pub async fn install() -> bool {
    let Some(registration) = registration().await else {
        // Nothing is kept for use without a network, so a reload brings the newest.
        reload::reload();
        return true;
    };
    let _ = update(&registration).await;
    let Some(waiting) = waiting(&registration).await else { return false };
    let activated = waiting.clone();
    // A page that no service worker controls hears of its activation, too.
    Listener::on(Some(waiting.clone().into()), "statechange", move |_| {
        if property(&activated, "state") == "activated" {
            reload::reload();
        }
    })
    .keep();
    waiting.post_message(&"activate".into()).is_ok()
}

/// The build that is loaded and waits for the tabs to be closed.
async fn waiting(registration: &ServiceWorkerRegistration) -> Option<ServiceWorker> {
    while let Some(installing) = registration.installing() {
        // It changes its state when it is loaded, and when loading it fails.
        let changed = Promise::new(&mut |resolve, _| installing.set_onstatechange(Some(&resolve)));
        JsFuture::from(changed).await.ok()?;
    }
    registration.waiting()
}

async fn update(registration: &ServiceWorkerRegistration) -> Result<JsValue, JsValue> {
    JsFuture::from(registration.update()?).await
}

/// There is none in a page that is not served securely.
fn container() -> Option<EventTarget> {
    let navigator = window()?.navigator();
    property(&navigator, "serviceWorker").dyn_into().ok()
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    container()?;
    let found = JsFuture::from(window()?.navigator().service_worker().get_registration()).await.ok()?;
    found.dyn_into().ok()
}

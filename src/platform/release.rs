//! The build that this page belongs to, and the one that the host offers. The build process writes both.

use super::browser::{document, property, window};
use super::{Listener, reload};
use crate::route;
use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, RequestCache, ServiceWorker, ServiceWorkerRegistration};

/// Tells the user how to get the newest build.
pub const HOW_TO_UPDATE: &str = "Close every Switchback tab, then open Switchback again to update.";

/// The running build. `None` if the page was not created by the build process.
pub fn running() -> Option<String> {
    let meta = document()?.query_selector("meta[name=version]").ok().flatten()?;
    meta.get_attribute("content")
}

/// The name of the identity provider for sign-in, if there is one. The server writes it into the page.
pub fn provider() -> Option<String> {
    document()?.query_selector("meta[name=provider]").ok().flatten()?.get_attribute("content")
}

/// The build that the host offers. `None` without a network.
pub async fn offered() -> Option<String> {
    let address = format!("{}/version.txt", route::base());
    let response = Request::get(&address).cache(RequestCache::NoStore).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok().map(|text| text.trim().to_owned())
}

/// Has the browser store this build for offline use: the files that all users need and, on request, those that only
/// coordinators need. Does nothing if the page was not created by the build process or is insecure.
pub async fn keep_offline(also_for_coordinators: bool) {
    if running().is_none() || container().is_none() {
        return;
    }
    // If the browser refuses, the app works online only.
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

/// Has the browser look for the newest build and download it, ready for the next start.
pub async fn look() {
    if let Some(registration) = registration().await {
        // Without a network, the next check finds it.
        let _ = update(&registration).await;
    }
}

/// Replaces this build with the newest one and reloads the page. Returns `false` if it could not be downloaded.
pub async fn install() -> bool {
    let Some(registration) = registration().await else {
        // Nothing is stored for offline use, so a reload gets the newest build.
        reload::reload();
        return true;
    };
    let _ = update(&registration).await;
    let Some(waiting) = waiting(&registration).await else { return false };
    let activated = waiting.clone();
    // A page that no service worker controls also receives its activation.
    Listener::on(Some(waiting.clone().into()), "statechange", move |_| {
        if property(&activated, "state") == "activated" {
            reload::reload();
        }
    })
    .keep();
    waiting.post_message(&"activate".into()).is_ok()
}

/// The downloaded build that waits for the tabs to be closed.
async fn waiting(registration: &ServiceWorkerRegistration) -> Option<ServiceWorker> {
    while let Some(installing) = registration.installing() {
        // The state changes both when the download completes and when it fails.
        let changed = Promise::new(&mut |resolve, _| installing.set_onstatechange(Some(&resolve)));
        JsFuture::from(changed).await.ok()?;
    }
    registration.waiting()
}

async fn update(registration: &ServiceWorkerRegistration) -> Result<JsValue, JsValue> {
    JsFuture::from(registration.update()?).await
}

/// `None` in an insecure page.
fn container() -> Option<EventTarget> {
    let navigator = window()?.navigator();
    property(&navigator, "serviceWorker").dyn_into().ok()
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    container()?;
    let found = JsFuture::from(window()?.navigator().service_worker().get_registration()).await.ok()?;
    found.dyn_into().ok()
}

//! Whether the browser promises not to clear the storage by itself when the disk runs low.

use crate::platform::browser::window;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Whether the promise was given.
pub async fn is_persisted() -> bool {
    answer(StorageManager::persisted).await
}

/// Asks for the promise; some browsers then ask the person. Gives whether it holds now.
pub async fn ask_to_persist() -> bool {
    answer(StorageManager::persist).await
}

/// Browsers that have no such promise, or not here, are taken to say no.
async fn answer(question: impl Fn(&StorageManager) -> Result<Promise, JsValue>) -> bool {
    let Some(storage) = window().map(|window| window.navigator().storage()) else { return false };
    match question(&storage) {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    }
}

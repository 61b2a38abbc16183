//! Whether the browser promises not to clear the storage automatically when disk space runs low.

use crate::platform::browser::window;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Whether the browser has promised that.
pub async fn is_persisted() -> bool {
    answer(StorageManager::persisted).await
}

/// Requests the promise. Some browsers then ask the user. Returns whether it is granted.
pub async fn ask_to_persist() -> bool {
    answer(StorageManager::persist).await
}

/// A browser that doesn't support the promise counts as refusing it.
async fn answer(question: impl Fn(&StorageManager) -> Result<Promise, JsValue>) -> bool {
    let Some(storage) = window().map(|window| window.navigator().storage()) else { return false };
    match question(&storage) {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    }
}

//! What helps where the app itself no longer can: `public/rescue.js`, which needs nothing of it.

use super::browser::property;
use js_sys::Function;
use std::panic;
use wasm_bindgen::{JsCast, JsValue};

/// From here on a panic shows a page that says so and offers a backup, instead of one that no longer answers.
pub fn catch_panics() {
    panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        call("stopped", &panic.to_string().into());
    }));
}

/// Offers what is stored as a workspace file, also where the app cannot open it.
pub fn download() {
    call("download", &JsValue::UNDEFINED);
}

/// In a page without the script nothing happens.
fn call(name: &str, argument: &JsValue) {
    if !cfg!(target_arch = "wasm32") {
        return;
    }
    let rescue = property(&js_sys::global(), "rescue");
    if let Ok(function) = property(&rescue, name).dyn_into::<Function>() {
        let _ = function.call1(&rescue, argument);
    }
}

//! Help for when the app itself fails: `public/rescue.js`, which doesn't depend on the app.

use super::browser::call_script;
use std::panic;
use wasm_bindgen::JsValue;

/// From here on, a panic shows a page that reports it and offers a backup, instead of a page that doesn't respond.
pub fn catch_panics() {
    panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        call_script(SCRIPT, "stopped", &panic.to_string().into());
    }));
}

/// Offers the stored data as a workspace file, even if the app can't open it.
pub fn download() {
    call_script(SCRIPT, "download", &JsValue::UNDEFINED);
}

const SCRIPT: &str = "rescue";

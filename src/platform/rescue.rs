//! What helps where the app itself no longer can: `public/rescue.js`, which needs nothing of it.

use super::browser::call_script;
use std::panic;
use wasm_bindgen::JsValue;

/// From here on a panic shows a page that says so and offers a backup, instead of one that no longer answers.
pub fn catch_panics() {
    panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        call_script(SCRIPT, "stopped", &panic.to_string().into());
    }));
}

/// Offers what is stored as a workspace file, also where the app cannot open it.
pub fn download() {
    call_script(SCRIPT, "download", &JsValue::UNDEFINED);
}

const SCRIPT: &str = "rescue";

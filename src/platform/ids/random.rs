//! Random numbers from the browser.

use crate::platform::browser::property;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;

/// Looked up by name, so that it also works in a worker, which has no window. Every browser that runs this app has it.
pub fn number() -> u64 {
    let bytes = Uint8Array::new_with_length(8);
    let crypto = property(&js_sys::global(), "crypto");
    let fill: Function = property(&crypto, "getRandomValues").unchecked_into();
    Reflect::apply(&fill, &crypto, &Array::of1(&bytes))
        .expect("eight bytes are within what may be asked for");
    let mut number = [0; 8];
    bytes.copy_to(&mut number);
    u64::from_le_bytes(number)
}

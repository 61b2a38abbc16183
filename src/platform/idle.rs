//! Waiting until the page is idle.

use super::browser::{property, window};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How long to wait if the browser can't report idle time, in milliseconds.
const PAUSE: i32 = 200;

/// Resolves when the page is idle.
pub async fn idle() {
    let Some(window) = window() else { return };
    let waited = Promise::new(&mut |resolve, _| {
        let asked = property(&window, "requestIdleCallback").dyn_into::<Function>();
        let asked = asked.map(|ask| Reflect::apply(&ask, &window, &Array::of1(&resolve)));
        if asked.is_err() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
        }
    });
    // Neither promise can fail.
    let _ = JsFuture::from(waited).await;
}

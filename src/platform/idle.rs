//! Moments in which the page has nothing else to do.

use super::browser::{property, window};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How long to wait where the browser does not tell, in milliseconds.
const PAUSE: i32 = 200;

/// Resolves in such a moment.
pub async fn idle() {
    let Some(window) = window() else { return };
    let waited = Promise::new(&mut |resolve, _| {
        let asked = property(&window, "requestIdleCallback").dyn_into::<Function>();
        let asked = asked.map(|ask| Reflect::apply(&ask, &window, &Array::of1(&resolve)));
        if asked.is_err() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
        }
    });
    // Neither fails.
    let _ = JsFuture::from(waited).await;
}

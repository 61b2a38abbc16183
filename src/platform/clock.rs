//! The current time, the device's time zone, and timers.

use super::browser::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

#[cfg(target_arch = "wasm32")]
mod running;
#[cfg(not(target_arch = "wasm32"))]
pub mod still;

#[cfg(target_arch = "wasm32")]
pub use running::{home_zone, now};
#[cfg(not(target_arch = "wasm32"))]
pub use still::{home_zone, now};

/// Resolves once the browser has had time to draw the change.
pub async fn next_frame() {
    // Two frames: the first may already be under way.
    pause(32).await;
}

/// Resolves after this many milliseconds.
pub async fn pause(milliseconds: i32) {
    let waited = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // A page always has timers.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // A timer can't fail.
    let _ = wasm_bindgen_futures::JsFuture::from(waited).await;
}

/// A timer that runs until it is dropped.
#[must_use = "dropping a timer stops it"]
pub struct Timer {
    id: Option<i32>,
    _callback: Closure<dyn FnMut()>,
}

/// Calls back at this interval in seconds, first after one interval. Browsers slow it down in hidden tabs.
pub fn every(seconds: u32, callback: impl FnMut() + 'static) -> Timer {
    let callback = Closure::<dyn FnMut()>::new(callback);
    let milliseconds = i32::try_from(u64::from(seconds) * 1_000).unwrap_or(i32::MAX);
    let id = window().and_then(|window| {
        let function = callback.as_ref().unchecked_ref();
        window.set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()
    });
    Timer { id, _callback: callback }
}

impl Timer {
    /// Runs until the page is closed.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.id, window()) {
            window.clear_interval_with_handle(id);
        }
    }
}

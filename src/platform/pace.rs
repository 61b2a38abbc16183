//! Long computations on the page, split into slices between which the page responds.

use super::browser::{call, property};
use js_sys::{Array, Function, Promise, Reflect, global};
use switchback_core::exchange::stepwise::Stepwise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long a slice lasts: short enough to draw the next frame in time.
const SLICE_MILLISECONDS: f64 = 10.0;
/// The maximum number of steps in a slice, as the clocks of some browsers are coarse or stand still.
const SLICE_STEPS: u32 = 32;

/// Keeps long computations from freezing the page. Await [`Pace::rest`] between two steps; it usually returns immediately.
#[must_use]
pub struct Pace {
    begun: f64,
    steps: u32,
}

impl Pace {
    pub fn begin() -> Self {
        Self { begun: milliseconds(), steps: 0 }
    }

    /// Call after each step. If the slice is over, lets the page respond and begins the next slice.
    pub async fn rest(&mut self) {
        self.steps += 1;
        if self.steps < SLICE_STEPS && milliseconds() - self.begun < SLICE_MILLISECONDS {
            return;
        }
        let _ = turn().await;
        *self = Self::begin();
    }
}

/// Runs long work step by step and lets the page respond in between. `goes_on` receives the progress in percent and returns
/// whether to continue. Returns `None` if it stops the work.
pub async fn stepped<W: Stepwise>(mut work: W, goes_on: impl Fn(u32) -> bool) -> Option<W::Outcome> {
    let mut pace = Pace::begin();
    loop {
        if let Some(outcome) = work.step() {
            return Some(outcome);
        }
        if !goes_on(work.percent()) {
            return None;
        }
        pace.rest().await;
    }
}

/// Waits until all queued events have been handled. A timer would do the same, but browsers delay timers much longer in a
/// hidden tab.
async fn turn() -> Result<(), JsValue> {
    if cfg!(not(target_arch = "wasm32")) {
        return Ok(());
    }
    let channel: Function = property(&global(), "MessageChannel").dyn_into()?;
    let channel = Reflect::construct(&channel, &Array::new())?;
    let (receiver, sender) = (property(&channel, "port1"), property(&channel, "port2"));
    let received = Promise::new(&mut |resolve, _| {
        let _ = Reflect::set(&receiver, &"onmessage".into(), &resolve);
    });
    call(&sender, "postMessage", &Array::of1(&JsValue::NULL))?;
    JsFuture::from(received).await?;
    call(&receiver, "close", &Array::new())?;
    Ok(())
}

/// Resolves once the next frame is drawn.
pub async fn frame() {
    let drawn = Promise::new(&mut |resolve, _| {
        if call(&global(), "requestAnimationFrame", &Array::of1(&resolve)).is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(drawn).await;
    let _ = turn().await;
}

/// The time since the page was opened, independent of changes to the device's clock. 0 if there is no clock.
pub fn milliseconds() -> f64 {
    if cfg!(not(target_arch = "wasm32")) {
        return 0.0;
    }
    let now = call(&property(&global(), "performance"), "now", &Array::new());
    now.ok().and_then(|now| now.as_f64()).unwrap_or(0.0)
}

//! Long work on the page, done in slices between which the page answers.

use super::browser::{call, property};
use js_sys::{Array, Function, Promise, Reflect, global};
use switchback_core::exchange::stepwise::Stepwise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long a slice lasts: short enough for the next frame to be drawn in time.
const SLICE_MILLISECONDS: f64 = 10.0;
/// How many steps a slice has at most: the clocks of some browsers go in large steps, or stand still.
const SLICE_STEPS: u32 = 32;

/// Keeps long work from freezing the page. Between two steps of it one waits for [`Pace::rest`], which mostly is
/// over at once.
#[must_use]
pub struct Pace {
    begun: f64,
    steps: u32,
}

impl Pace {
    pub fn begin() -> Self {
        Self { begun: milliseconds(), steps: 0 }
    }

    /// After a step: lets the page answer where the slice is over, and begins the next one.
    pub async fn rest(&mut self) {
        self.steps += 1;
        if self.steps < SLICE_STEPS && milliseconds() - self.begun < SLICE_MILLISECONDS {
            return;
        }
        let _ = turn().await;
        *self = Self::begin();
    }
}

/// Does long work step by step, and lets the page answer between the steps. `goes_on` hears how much is done, in
/// percent, and says whether to go on; `None` where not.
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

/// Waits until everything that came before has had its turn. A timer would do the same, but browsers make it
/// wait much longer in a hidden tab.
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

/// The time since the page was opened, which no change of the device's clock moves; 0 where there is no clock.
pub fn milliseconds() -> f64 {
    if cfg!(not(target_arch = "wasm32")) {
        return 0.0;
    }
    let now = call(&property(&global(), "performance"), "now", &Array::new());
    now.ok().and_then(|now| now.as_f64()).unwrap_or(0.0)
}

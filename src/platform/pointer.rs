//! Fingers, pens and mice.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Lets a touch that began on one element move on to others, which browsers prevent by default.
pub fn release(event: &PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(target) = target.filter(|target| target.has_pointer_capture(event.pointer_id())) {
        // This fails only if nothing was captured, and then there is nothing to release.
        let _ = target.release_pointer_capture(event.pointer_id());
    }
}

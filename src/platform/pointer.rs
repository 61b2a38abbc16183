//! Where fingers and the keyboard are.

use super::browser::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// Lets a touch that began on one element move on to others, which browsers otherwise keep it from.
pub fn release(event: &PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(target) = target.filter(|target| target.has_pointer_capture(event.pointer_id())) {
        // It fails only where nothing was captured, and then nothing need be released.
        let _ = target.release_pointer_capture(event.pointer_id());
    }
}

/// Moves the keyboard's focus to the element with this id.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot be focused leaves the focus where it is.
        let _ = element.focus();
    }
}

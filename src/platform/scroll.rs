//! What of a long element is in sight.

use super::browser::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Scrolls an element so far that its first descendant with this class stands at its top.
pub fn bring_to_top(frame: &Element, class: &str) {
    let wanted = frame.get_elements_by_class_name(class).item(0);
    if let Some(wanted) = wanted.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        frame.set_scroll_top(wanted.offset_top());
    }
}

/// Shows the page from its top.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

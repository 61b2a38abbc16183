//! Scrolling.

use super::browser::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls an element so that its first descendant with this class is at its top.
pub fn bring_to_top(frame: &Element, class: &str) {
    let wanted = frame.get_elements_by_class_name(class).item(0);
    if let Some(wanted) = wanted.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        frame.set_scroll_top(wanted.offset_top());
    }
}

/// Scrolls the surroundings of the element with this id until all of it is visible.
pub fn show_whole(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls the page to its top.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

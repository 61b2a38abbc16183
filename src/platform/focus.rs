//! Where the keyboard is on the page.

use super::browser::document;
use super::{Listener, clock};
use std::iter;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, FocusOptions, HtmlElement};

/// The parts of a page that the keyboard can go on from.
const PARTS: &str = "section, dialog[open], main";

/// Moves the keyboard's focus to the element with this id.
pub fn move_to(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        give(&element);
    }
}

/// Moves the keyboard's focus to the first element of the page that fits a selector; whether there is one.
pub fn move_to_first(selector: &str) -> bool {
    let found = first(selector);
    if let Some(element) = &found {
        give(element);
    }
    found.is_some()
}

fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Moves the keyboard's focus to the first element within another that fits one of the selectors, the first selector
/// first. Where the keyboard is in such an element already, it stays.
pub fn move_within(outer: &Element, selectors: &[&str]) {
    let focused = document().and_then(|document| document.active_element());
    let found = selectors.iter().find_map(|selector| {
        let is_there = focused.as_ref().is_some_and(|focused| focused.matches(selector).unwrap_or(false));
        if is_there { focused.clone() } else { outer.query_selector(selector).ok().flatten() }
    });
    if let Some(element) = found {
        give(&element);
    }
}

/// Keeps the focus near a pressed control that disappears a moment later: in the nearest part of the page
/// that remains, or else in its main part. Browsers would begin again at the top of the page.
pub fn keep_near_presses() -> Listener {
    Listener::on(document().map(Into::into), "click", |event| {
        let mut parts = parts_around(&event);
        spawn_local(async move {
            clock::next_frame().await;
            parts.extend(first("main"));
            // Parts that are gone and dialogs that are closed don't take the focus.
            for part in parts.iter().take_while(|_| nothing_has_focus()) {
                give_in_place(part);
            }
        });
    })
}

/// Keeps the focus while something is drawn again: it goes to the control that says the same, in what remains around the one that
/// had it. To be called right before; what has the focus may be elsewhere.
pub fn keep_while_redrawing() {
    let focused = document().and_then(|document| document.active_element());
    let Some(focused) = focused.filter(|_| !nothing_has_focus()) else { return };
    let outer = |element: &Element| element.parent_element();
    let around: Vec<Element> = iter::successors(outer(&focused), outer).collect();
    spawn_local(async move {
        if !focused.is_connected()
            && nothing_has_focus()
            && let Some(remaining) = around.iter().find(|element| element.is_connected())
            && let Some(same) = saying_the_same(remaining, &focused)
        {
            give(&same);
        }
    });
}

fn saying_the_same(outer: &Element, element: &Element) -> Option<Element> {
    let words = |element: &Element| {
        let said = ["id", "name", "href", "aria-label"].map(|name| element.get_attribute(name));
        (said, element.text_content())
    };
    let wanted = words(element);
    let like = outer.get_elements_by_tag_name(&element.tag_name());
    (0..like.length()).filter_map(|place| like.item(place)).find(|other| words(other) == wanted)
}

/// The parts of the page that an event came through, the innermost first. The pressed control may be gone
/// already.
fn parts_around(event: &Event) -> Vec<Element> {
    let path = event.composed_path().into_iter().filter_map(|target| target.dyn_into::<Element>().ok());
    // A selector that is written here is one that the browser can read.
    path.filter(|element| element.matches(PARTS).unwrap_or(false)).collect()
}

fn nothing_has_focus() -> bool {
    document()
        .is_some_and(|document| document.active_element().is_none_or(|focused| focused.tag_name() == "BODY"))
}

fn give(element: &Element) {
    give_with(element, &FocusOptions::new());
}

/// Like [`give`], without scrolling: what is above the element, such as a warning, stays in view.
fn give_in_place(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    give_with(element, &options);
}

fn give_with(element: &Element, options: &FocusOptions) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    // An element that cannot be focused leaves the focus where it is.
    let _ = element.focus_with_options(options);
}

/// Selects all that is in the field that an event is about, ready to be copied.
pub fn select_text(event: &Event) {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = field {
        field.select();
    }
}

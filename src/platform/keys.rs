//! Key presses anywhere on the page.

use super::{Listener, browser::window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Elements that handle keys themselves, to enter text or make a choice.
const FIELDS: &str = "input, select, textarea, [contenteditable], dialog[open]";

/// One pressed key.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPress {
    /// The name or letter of the key.
    pub key: String,
    /// Whether Control or Command is held.
    pub with_command: bool,
    /// Whether Alt is held.
    pub with_alt: bool,
    /// Whether the focus is in a field or a dialog.
    pub is_in_field: bool,
    pub milliseconds: f64,
}

/// Calls back for each pressed key. If the callback returns `true`, the browser's default action is prevented.
pub fn on_press(mut callback: impl FnMut(KeyPress) -> bool + 'static) -> Listener {
    Listener::on(window().map(Into::into), "keydown", move |event| {
        // Browsers fill in fields with events that have no key.
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| !event.default_prevented()) else {
            return;
        };
        if !key.is_composing() && !key.repeat() && callback(press(key, &event)) {
            event.prevent_default();
        }
    })
}

fn press(key: &KeyboardEvent, event: &Event) -> KeyPress {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    KeyPress {
        key: key.key(),
        with_command: key.ctrl_key() || key.meta_key(),
        with_alt: key.alt_key(),
        is_in_field: target.is_some_and(|target| target.closest(FIELDS).ok().flatten().is_some()),
        milliseconds: event.time_stamp(),
    }
}

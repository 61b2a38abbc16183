//! Asking before the person goes from one page to another on something unsaved.

use super::Listener;
use super::browser::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlAnchorElement, Location, MouseEvent};

/// Where somebody was about to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// To the address of a link, within the app.
    Link(String),
    /// To where the browser's Back or Forward leads, which is one step back in its history by now.
    History,
}

/// While the condition holds, neither a link nor Back leads to another page; what was held up is handed over instead.
/// `here` is the path of the page; the address bar shows the next one already when Back is pressed.
pub fn hold_while(
    here: impl Fn() -> String + 'static,
    condition: impl Fn() -> bool + Clone + 'static,
    held: impl Fn(Leaving) + Clone + 'static,
) -> [Listener; 2] {
    let window: Option<web_sys::EventTarget> = window().map(Into::into);
    let (links_condition, links_held) = (condition.clone(), held.clone());
    let links = Listener::ahead(window.clone(), "click", move |event| {
        if let Some(href) = link_to_another_page(&event)
            && links_condition()
        {
            event.prevent_default();
            event.stop_immediate_propagation();
            links_held(Leaving::Link(href));
        }
    });
    let back = Listener::ahead(window, "popstate", move |event| {
        let here = here();
        if condition() && is_another_page(&here) {
            event.stop_immediate_propagation();
            return_to(&here);
            held(Leaving::History);
        }
    });
    [links, back]
}

/// One step back in the browser's history.
pub fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // A page without a history stays where it is.
        let _ = history.back();
    }
}

fn location() -> Option<Location> {
    window().map(|window| window.location())
}

/// The address of a pressed link that leads to another page in the same tab.
fn link_to_another_page(event: &Event) -> Option<String> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain = mouse.button() == 0
        && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    let mut path = event.composed_path().into_iter();
    let link = path.find_map(|target| target.dyn_into::<HtmlAnchorElement>().ok())?;
    let here = location()?;
    let opens_here = link.target().is_empty() && !link.has_attribute("download");
    let is_ours = link.origin() == here.origin().ok()?;
    let is_another = link.pathname() != here.pathname().ok()?;
    (is_plain && opens_here && is_ours && is_another)
        .then(|| format!("{}{}{}", link.pathname(), link.search(), link.hash()))
}

/// Whether the address bar shows another page than this path.
fn is_another_page(path: &str) -> bool {
    location().and_then(|location| location.pathname().ok()).is_some_and(|shown| shown != path)
}

/// The browser has moved in its history already: the page goes on top of where it moved to.
fn return_to(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // An address that this page had is one that it may have.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

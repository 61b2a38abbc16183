//! Links to other pages of the app.

use super::{
    Listener,
    browser::{document, window},
    pace,
};
use leptos::task::spawn_local;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement, MouseEvent};

/// Marks a pressed link until its page opens. The style sheet draws it.
const OPENING: &str = "data-opening";

thread_local! {
    /// Whether the current click is the second one, which opens the page.
    static OPENS: Cell<bool> = const { Cell::new(false) };
}

/// Lets the browser draw a pressed link before its page opens. Removing a long page and building the next one keeps the browser
/// busy for several frames, and nothing would show that the press had an effect.
pub fn draw_presses_first() -> Listener {
    Listener::ahead(window().map(Into::into), "click", |event| {
        if OPENS.get() {
            return;
        }
        let Some(link) = link_to_another_page(&event) else { return };
        event.prevent_default();
        event.stop_immediate_propagation();
        // Setting an attribute fails only if its name isn't valid.
        let _ = link.set_attribute(OPENING, "");
        spawn_local(async move {
            // A hidden page has no frames.
            if document().is_some_and(|document| !document.hidden()) {
                pace::frame().await;
            }
            open(&link);
            let _ = link.remove_attribute(OPENING);
        });
    })
}

fn open(link: &HtmlAnchorElement) {
    OPENS.set(true);
    // The page may have been redrawn without the link. A click has an effect only if the link is on the page.
    match link.is_connected() {
        true => link.click(),
        false => follow(&address(link)),
    }
    OPENS.set(false);
}

/// Goes to a page as if by a link, so that [`hold_links_while`](super::leaving::hold_links_while) applies to it as well.
pub fn follow(href: &str) {
    let Some(document) = document() else { return };
    let link = document.create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let (Some(link), Some(body)) = (link, document.body()) {
        link.set_href(href);
        // A click has an effect only if the link is on the page.
        let _ = body.append_child(&link);
        link.click();
        link.remove();
    }
}

/// The clicked link, if it opens another page in the same tab.
pub(super) fn link_to_another_page(event: &Event) -> Option<HtmlAnchorElement> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain = mouse.button() == 0
        && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    let mut path = event.composed_path().into_iter();
    let link = path.find_map(|target| target.dyn_into::<HtmlAnchorElement>().ok())?;
    let here = window()?.location();
    let opens_here = link.target().is_empty() && !link.has_attribute("download");
    let is_ours = link.origin() == here.origin().ok()?;
    let is_another = link.pathname() != here.pathname().ok()?;
    (is_plain && opens_here && is_ours && is_another).then_some(link)
}

/// The address of a link within its site.
pub(super) fn address(link: &HtmlAnchorElement) -> String {
    format!("{}{}{}", link.pathname(), link.search(), link.hash())
}

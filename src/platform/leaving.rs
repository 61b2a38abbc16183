//! Asking before the person follows a link to another page on something unsaved.

use super::Listener;
use super::browser::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement, MouseEvent};

/// Goes to a page as by a link, so that what holds links holds this, too.
pub fn follow(href: &str) {
    let Some(document) = document() else { return };
    let link = document.create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let (Some(link), Some(body)) = (link, document.body()) {
        link.set_href(href);
        // A press comes through only on the page.
        let _ = body.append_child(&link);
        link.click();
        link.remove();
    }
}

/// While the condition holds, no link leads to another page; the address that it has is handed over instead.
pub fn hold_links_while(condition: impl Fn() -> bool + 'static, held: impl Fn(String) + 'static) -> Listener {
    Listener::ahead(window().map(Into::into), "click", move |event| {
        if let Some(href) = link_to_another_page(&event)
            && condition()
        {
            event.prevent_default();
            event.stop_immediate_propagation();
            held(href);
        }
    })
}

/// The address of a pressed link that leads to another page in the same tab.
fn link_to_another_page(event: &Event) -> Option<String> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain = mouse.button() == 0
        && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    let mut path = event.composed_path().into_iter();
    let link = path.find_map(|target| target.dyn_into::<HtmlAnchorElement>().ok())?;
    let here = window()?.location();
    let opens_here = link.target().is_empty() && !link.has_attribute("download");
    let is_ours = link.origin() == here.origin().ok()?;
    let is_another = link.pathname() != here.pathname().ok()?;
    (is_plain && opens_here && is_ours && is_another)
        .then(|| format!("{}{}{}", link.pathname(), link.search(), link.hash()))
}

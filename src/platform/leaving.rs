//! Asking before the user leaves a page with unsaved changes, by a link or by the browser’s Back and Forward.

use super::{Listener, address::pathname, browser::window, clock, links};
use leptos::task::spawn_local;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsValue;
use web_sys::Window;

thread_local! {
    static BACK_HOLDS: RefCell<Vec<Rc<Hold>>> = const { RefCell::new(Vec::new()) };
    /// Whether the user has been asked and the next step back is the one they want.
    static MAY_GO_BACK: Cell<bool> = const { Cell::new(false) };
}

/// While the condition holds, links don't open other pages. `held` receives their addresses instead.
pub fn hold_links_while(condition: impl Fn() -> bool + 'static, held: impl Fn(String) + 'static) -> Listener {
    Listener::ahead(window().map(Into::into), "click", move |event| {
        if let Some(link) = links::link_to_another_page(&event)
            && condition()
        {
            event.prevent_default();
            event.stop_immediate_propagation();
            held(links::address(&link));
        }
    })
}

/// Keeps Back and Forward from opening another page until it is dropped.
#[must_use = "dropping it lets go of Back"]
pub struct BackHold(Rc<Hold>);

struct Hold {
    here: Box<dyn Fn() -> String>,
    holds: Box<dyn Fn() -> bool>,
}

/// Keeps Back and Forward from opening another page while `holds` returns `true`. `here` returns the address of this page,
/// as the browser shows the other address by then.
pub fn hold_back(here: impl Fn() -> String + 'static, holds: impl Fn() -> bool + 'static) -> BackHold {
    let hold = Rc::new(Hold { here: Box::new(here), holds: Box::new(holds) });
    BACK_HOLDS.with_borrow_mut(|all| all.push(Rc::clone(&hold)));
    BackHold(hold)
}

impl Drop for BackHold {
    fn drop(&mut self) {
        BACK_HOLDS.with_borrow_mut(|all| all.retain(|hold| !Rc::ptr_eq(hold, &self.0)));
    }
}

/// Watches Back and Forward until the page is closed. The window calls its listeners in the order in which they were added,
/// so call this before the router starts.
pub fn watch_back() {
    Listener::on(window().map(Into::into), "popstate", |event| {
        if MAY_GO_BACK.take() {
            return;
        }
        let all = BACK_HOLDS.with_borrow(Vec::clone);
        let leads_elsewhere = |hold: &Hold| path_of(&(hold.here)()) != pathname();
        if let Some(hold) = all.iter().find(|hold| leads_elsewhere(hold) && (hold.holds)()) {
            event.stop_immediate_propagation();
            open_after_this(&(hold.here)());
        }
    })
    .keep();
}

/// Goes to the previous page like the browser's Back, even with unsaved changes.
pub fn go_back() {
    MAY_GO_BACK.set(true);
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // If there is no previous page, there is nothing to go back to.
        let _ = history.back();
    }
}

fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

/// Adds an address after the one that the browser went to, which stays one step back. After Back, that is where the address
/// was. After Forward, the later history is lost.
fn open_after_this(address: &str) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        // A page may always use an address of its own site.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
    keep_scrolled(&window);
}

/// The browser also scrolls when it goes to another address. Restores the scroll position in the next frame.
fn keep_scrolled(window: &Window) {
    let (left, top) = (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default());
    let window = window.clone();
    spawn_local(async move {
        clock::next_frame().await;
        window.scroll_to_with_x_and_y(left, top);
    });
}

//! Drawing that waits until the page has shown that a press arrived.

use super::{
    Listener,
    browser::{call, document, property, window},
    pace::{self, Pace},
};
use js_sys::Array;
use leptos::task::spawn_local;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

type Work = Box<dyn FnOnce()>;

thread_local! {
    static ANSWERS_PRESS: Cell<bool> = const { Cell::new(false) };
    static MAY_BE_SCROLLED: Cell<bool> = const { Cell::new(true) };
    static WAITING: RefCell<VecDeque<Work>> = const { RefCell::new(VecDeque::new()) };
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Watches what people do, from when the app starts until the page is closed.
pub fn watch() {
    MAY_BE_SCROLLED.set(!is_fresh_visit());
    let on = |event, is_press| {
        let target = window().map(Into::into);
        let note = move |_| {
            ANSWERS_PRESS.set(is_press);
            MAY_BE_SCROLLED.set(!is_press);
        };
        Listener::ahead(target, event, note).keep();
    };
    on("pointerdown", true);
    on("keydown", true);
    on("popstate", false);
}

/// Whether what is drawn now answers a press. The first page does not; and where somebody goes back, the browser scrolls to
/// where they were, which has to be there by then.
pub fn answers_press() -> bool {
    ANSWERS_PRESS.get()
}

/// Whether the browser may scroll what is drawn now to where it was before: somebody goes back, or loads the page again.
pub fn may_be_scrolled() -> bool {
    MAY_BE_SCROLLED.get()
}

/// Whether this page of the browser was opened by an address or a link.
fn is_fresh_visit() -> bool {
    let performance = window().map(|window| property(&window, "performance")).unwrap_or_default();
    let visits = call(&performance, "getEntriesByType", &Array::of1(&"navigation".into()));
    let kind = visits.map(|visits| property(&property(&visits, "0"), "type").as_string());
    kind.is_ok_and(|kind| kind.as_deref() == Some("navigate"))
}

/// Does this after the next frame where it answers a press, and at once where it does not.
pub fn after_answer(work: impl FnOnce() + 'static) {
    match answers_press() {
        true => later(work),
        false => work(),
    }
}

/// Does this after the next frame, and after what was put off before it. Between two pieces of work the page answers.
pub fn later(work: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(work)));
    if !IS_RUNNING.replace(true) {
        spawn_local(run());
    }
}

async fn run() {
    // A page that nobody looks at has no frames.
    if document().is_some_and(|document| !document.hidden()) {
        pace::frame().await;
    }
    let mut pace = Pace::begin();
    while let Some(work) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        work();
        pace.rest().await;
    }
    IS_RUNNING.set(false);
}

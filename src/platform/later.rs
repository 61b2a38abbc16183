//! Drawing that waits until the page has responded to a press.

use super::{
    Listener,
    browser::{call, document, property, window},
    pace::{self, Pace},
};
use js_sys::Array;
use leptos::task::{spawn_local, tick};
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

/// Watches the user's input from the start of the app until the page is closed.
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

/// Whether the current drawing responds to a press. The first page doesn't. When the user goes back, the page must be drawn
/// at once, as the browser scrolls to the previous position.
pub fn answers_press() -> bool {
    ANSWERS_PRESS.get()
}

/// Whether the browser may scroll to the previous position: the user went back or reloaded the page.
pub fn may_be_scrolled() -> bool {
    MAY_BE_SCROLLED.get()
}

/// Whether the page was opened by an address or a link.
fn is_fresh_visit() -> bool {
    let performance = window().map(|window| property(&window, "performance")).unwrap_or_default();
    let visits = call(&performance, "getEntriesByType", &Array::of1(&"navigation".into()));
    let kind = visits.map(|visits| property(&property(&visits, "0"), "type").as_string());
    kind.is_ok_and(|kind| kind.as_deref() == Some("navigate"))
}

/// Runs `work` after the next frame if it responds to a press, and immediately otherwise.
pub fn after_answer(work: impl FnOnce() + 'static) {
    match answers_press() {
        true => later(work),
        false => work(),
    }
}

/// Runs `work` after the next frame and after earlier deferred work. The page responds in between.
pub fn later(work: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(work)));
    if !IS_RUNNING.replace(true) {
        spawn_local(run());
    }
}

async fn run() {
    // A hidden page has no frames.
    if document().is_some_and(|document| !document.hidden()) {
        pace::frame().await;
    }
    let mut pace = Pace::begin();
    while let Some(work) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        work();
        // What the work has changed is drawn by effects, which run in the meantime and take most of the time.
        tick().await;
        pace.rest().await;
    }
    IS_RUNNING.set(false);
}

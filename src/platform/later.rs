//! Drawing that waits until the page has shown that a press arrived.

use super::{
    Listener,
    browser::{document, window},
    pace::{self, Pace},
};
use leptos::task::spawn_local;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

type Work = Box<dyn FnOnce()>;

thread_local! {
    static ANSWERS_PRESS: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<VecDeque<Work>> = const { RefCell::new(VecDeque::new()) };
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Watches what people do, from when the app starts until the page is closed.
pub fn watch() {
    let on = |event, is_press| {
        let target = window().map(Into::into);
        Listener::ahead(target, event, move |_| ANSWERS_PRESS.set(is_press)).keep();
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

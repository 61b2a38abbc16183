//! The page responds during long work.

use crate::{
    pause,
    raw::{Replaced, run},
    stage::Stage,
};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use switchback::platform::{
    later,
    pace::{Pace, stepped},
};
use switchback_core::exchange::stepwise::Stepwise;
use wasm_bindgen_test::wasm_bindgen_test;

/// Counts the page's message turns, one after another, until `turns` is read for the last time.
fn count_turns() {
    run("window.turns = 0;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { if (turns++ < 1000) channel.port2.postMessage(null); };
        channel.port2.postMessage(null);");
}

fn turns() -> f64 {
    run("return turns").as_f64().unwrap()
}

/// Works in steps of a millisecond each.
async fn work(steps: u32) {
    let mut pace = Pace::begin();
    for _ in 0..steps {
        run("const until = performance.now() + 1; while (performance.now() < until) {}");
        pace.rest().await;
    }
}

#[wasm_bindgen_test]
async fn the_page_responds_during_long_work() {
    count_turns();
    work(100).await;
    assert!(turns() >= 4.0, "it answered {} times", turns());
    assert!(turns() < 100.0, "it was asked for after every step");
}

#[wasm_bindgen_test]
async fn short_work_is_not_interrupted() {
    count_turns();
    let mut pace = Pace::begin();
    pace.rest().await;
    assert_eq!(turns(), 0.0);
}

#[wasm_bindgen_test]
async fn the_page_responds_even_if_the_clock_stands_still() {
    let _still = Replaced::new("performance", "now", "() => 5");
    count_turns();
    let mut pace = Pace::begin();
    for _ in 0..200 {
        pace.rest().await;
    }
    assert!(turns() >= 4.0, "it answered {} times", turns());
}

#[wasm_bindgen_test]
async fn the_page_responds_between_two_slow_parts_of_a_page() {
    let owner = Owner::new();
    owner.set();
    // Effects run once something is mounted.
    let _stage = Stage::with(|| ());
    let seen = Rc::new(RefCell::new(Vec::new()));
    let part = |seen: &Rc<RefCell<Vec<f64>>>| {
        let (is_due, seen) = (RwSignal::new(false), seen.clone());
        Effect::new(move || {
            if is_due.get() {
                run("const until = performance.now() + 20; while (performance.now() < until) {}");
                seen.borrow_mut().push(turns());
            }
        });
        later::later(move || is_due.set(true));
    };
    part(&seen);
    part(&seen);
    count_turns();
    pause(300).await;
    let seen = seen.take();
    assert!(seen.len() == 2 && seen[0] < seen[1], "turns of the page before each part: {seen:?}");
}

/// Work in a hundred steps of a millisecond each. Counts the steps done.
#[derive(Default)]
struct Hundred(u32);

impl Stepwise for Hundred {
    type Outcome = &'static str;

    fn step(&mut self) -> Option<&'static str> {
        run("const until = performance.now() + 1; while (performance.now() < until) {}");
        self.0 += 1;
        (self.0 == 100).then_some("done")
    }

    fn percent(&self) -> u32 {
        self.0
    }
}

#[wasm_bindgen_test]
async fn stepwise_work_lets_the_page_respond_and_reports_progress() {
    count_turns();
    let told = RefCell::new(Vec::new());
    let hears = |percent| {
        told.borrow_mut().push(percent);
        true
    };
    assert_eq!(stepped(Hundred::default(), hears).await, Some("done"));
    assert_eq!(told.into_inner(), (1..100).collect::<Vec<_>>());
    assert!(turns() >= 4.0, "it answered {} times", turns());
}

#[wasm_bindgen_test]
async fn stepwise_work_can_be_stopped() {
    let told = Cell::new(0);
    let hears = |percent| {
        told.set(percent);
        percent < 40
    };
    assert_eq!(stepped(Hundred::default(), hears).await, None);
    assert_eq!(told.get(), 40);
}

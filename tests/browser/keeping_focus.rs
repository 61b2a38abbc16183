//! Where the keyboard goes on once a pressed control has left the page.

use crate::{app, pause, raw::run};
use leptos::prelude::*;
use switchback::{route::Route, store::notice::Notice};
use switchback_core::model::actor::Actor;
use wasm_bindgen_test::wasm_bindgen_test;

fn focused() -> String {
    run("return document.activeElement.tagName").as_string().unwrap_or_default()
}

fn scrolled() -> Option<f64> {
    run("return window.scrollY").as_f64()
}

#[wasm_bindgen_test]
async fn closing_a_message_leaves_the_keyboard_on_the_page_where_it_was_read() {
    let owner = Owner::new();
    owner.set();
    let page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Help).await;
    page.store.notify(Notice::said("Saved."));
    pause(50).await;
    let before = scrolled();
    let close = page.find(".toast button").expect("a message can be closed");
    run("document.querySelector('.toast button').focus({ preventScroll: true })");
    close.click();
    pause(50).await;
    assert_eq!(page.find(".toast"), None);
    assert_eq!(focused(), "MAIN");
    assert_eq!(scrolled(), before);
}

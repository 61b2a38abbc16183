//! A pressed link is drawn as pressed before its page opens.

use crate::{app, raw::run, store::until};
use leptos::prelude::*;
use switchback::route::Route;
use switchback_core::model::actor::Actor;
use wasm_bindgen_test::wasm_bindgen_test;

const PRESS: &str = "document.querySelector('nav a[href$=\"/people\"]').click()";

fn title() -> String {
    run("return document.querySelector('h1').textContent").as_string().unwrap_or_default()
}

fn is_marked() -> bool {
    run("return document.querySelector('[data-opening]') !== null").is_truthy()
}

#[wasm_bindgen_test]
async fn a_pressed_link_is_marked_in_one_frame_and_opens_its_page_after_it() {
    let owner = Owner::new();
    owner.set();
    let _page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Today).await;
    run(PRESS);
    assert!(is_marked() && title() != "People", "nothing else happens in this frame");
    until(|| title() == "People").await;
    assert!(!is_marked());
}

#[wasm_bindgen_test]
async fn a_page_opens_even_if_its_link_is_gone_by_then() {
    let owner = Owner::new();
    owner.set();
    let _page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Today).await;
    run(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<a id=gone href=/people>People</a>')",
    );
    run("const link = document.querySelector('#gone'); link.click(); link.remove()");
    until(|| title() == "People").await;
}

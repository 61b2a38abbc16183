//! Where the keyboard goes on once a pressed control has left the page.

use crate::{app, pause, raw::run, stage::Stage};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::rc::Rc;
use switchback::{
    platform::{clock, intl_zones::IntlZones},
    route::Route,
    store::{Store, notice::Notice},
    ui::pages::RespondingPage,
};
use switchback_core::{
    log::Log,
    model::{
        actor::Actor,
        ids::{PersonId, SessionId, WorkspaceId},
    },
    responses::personal_link::{LinkedSession, Part, PersonalLink},
};
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

/// A personal link with proposed sessions.
fn link(sessions: u64) -> PersonalLink {
    let now = clock::now();
    let session = |number| LinkedSession {
        session: SessionId(number),
        start: now + chrono::Duration::days(1),
        minutes: 60,
        what: "Coding, Shadow with Ruth Abernathy (mentor)".into(),
        part: Part::Proposed,
    };
    PersonalLink {
        workspace: WorkspaceId(1),
        person: PersonId(1),
        name: "Jonas Weber".into(),
        reply_to: None,
        as_of: now,
        sessions: (1..=sessions).map(session).collect(),
    }
}

#[wasm_bindgen_test]
async fn a_response_by_link_leaves_the_keyboard_at_its_session_and_the_others_to_be_confirmed() {
    let owner = Owner::new();
    owner.set();
    let fragment = link(3).to_string();
    let stage = Stage::with(move || {
        provide_context(Store::holding(
            Log::default(),
            Rc::new(IntlZones::new()),
            DateTime::<Utc>::default(),
        ));
        view! { <RespondingPage fragment=fragment /> }
    });
    pause(50).await;
    let confirm = stage.find("li .button--primary").expect("a session can be confirmed");
    confirm.focus().unwrap();
    confirm.click();
    pause(100).await;
    assert_eq!(focused(), "LI");
    let all = stage.find(".button-row button").expect("the others can be confirmed together");
    assert_eq!(all.text_content().as_deref(), Some("Confirm the other 2"));
}

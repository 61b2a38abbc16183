//! Where the keyboard is when a dialog opens, and what a dialog keeps when its command is refused.

use crate::{app, pause, raw::run, stage::Stage};
use chrono::DateTime;
use leptos::prelude::*;
use std::rc::Rc;
use switchback::{
    platform::intl_zones::IntlZones,
    route::Route,
    store::Store,
    ui::{
        components::{Dialog, GivenReasonDialog, WhoSwitch},
        controls::reason_dialog::ReasonDialog,
    },
};
use switchback_core::{
    command::Command,
    log::Log,
    model::{
        actor::Actor,
        ids::{PersonId, SessionId},
    },
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

fn focused() -> String {
    run("return document.activeElement.textContent").as_string().unwrap_or_default()
}

/// Longer than a dialog waits for its content.
const DRAWN: i32 = 100;

#[wasm_bindgen_test]
async fn a_list_of_reasons_opens_on_its_first_reason() {
    let owner = Owner::new();
    owner.set();
    let open = RwSignal::new(false);
    let _stage = Stage::with(move || {
        view! {
            <GivenReasonDialog
                open=open
                title="Why doesn’t this work?"
                follows="The seat opens up again."
                reasons=vec!["Too busy this week".to_owned(), "Other".to_owned()]
                on_choice=Callback::new(|_| ())
            />
        }
    });
    open.set(true);
    pause(DRAWN).await;
    assert_eq!(focused(), "Too busy this week");
}

#[wasm_bindgen_test]
async fn a_dialog_with_nothing_to_press_opens_on_its_title() {
    let owner = Owner::new();
    owner.set();
    let open = RwSignal::new(false);
    let _stage = Stage::with(move || view! { <Dialog title="Not accepted" open=open>"Nothing"</Dialog> });
    open.set(true);
    pause(DRAWN).await;
    assert_eq!(focused(), "Not accepted");
}

#[wasm_bindgen_test]
async fn enter_chooses_the_first_person_found() {
    let owner = Owner::new();
    owner.set();
    let (open, chosen) = (RwSignal::new(false), RwSignal::new(None));
    let on_choose = Callback::new(move |actor| chosen.set(Some(actor)));
    let people = [(1, "Ada Okafor"), (2, "Bo Lind")];
    let people = people.map(|(id, name)| (PersonId(id), name.to_owned(), "trainee in Coding".to_owned()));
    let people = Signal::derive(move || people.to_vec());
    let _stage = Stage::with(move || {
        view! { <WhoSwitch open=open who=Actor::COORDINATOR people=people on_choose=on_choose /> }
    });
    open.set(true);
    pause(DRAWN).await;
    let press =
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))";
    run(press);
    assert_eq!(chosen.get_untracked(), None, "no one was looked for");
    run("document.activeElement.value = 'bo'");
    run("document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))");
    run(press);
    assert_eq!(chosen.get_untracked(), Some(Actor::Member(PersonId(2))));
}

#[wasm_bindgen_test]
async fn the_list_of_shortcuts_does_not_open_on_the_setting_that_turns_them_off() {
    let owner = Owner::new();
    owner.set();
    let page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Help).await;
    run("dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))");
    run("document.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))");
    pause(DRAWN).await;
    assert!(page.text().contains("Single-key shortcuts"), "the list is open");
    let class = run("return document.activeElement.className").as_string();
    assert_eq!(class.as_deref(), Some("shortcut-list"));
}

#[wasm_bindgen_test]
async fn a_refused_command_leaves_the_reason_and_says_why_in_the_dialog() {
    let owner = Owner::new();
    owner.set();
    let open = RwSignal::new(false);
    let store = Store::holding(Log::default(), Rc::new(IntlZones::new()), DateTime::UNIX_EPOCH);
    let stage = Stage::with(move || {
        provide_context(store);
        let dispute = |why| Command::Dispute { session: SessionId(1), why };
        view! {
            <ReasonDialog
                title="Why do you dispute this?"
                text="The coordinator decides."
                confirm="Submit dispute"
                open=open
                command=Callback::new(dispute)
                done="Dispute submitted."
            />
        }
    });
    open.set(true);
    pause(DRAWN).await;
    let field: web_sys::HtmlInputElement = stage.find("input").unwrap().unchecked_into();
    field.set_value("Two steps were skipped.");
    run("document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))");
    stage.find("form button").unwrap().click();
    pause(DRAWN).await;
    assert!(open.get_untracked());
    assert_eq!(field.value(), "Two steps were skipped.");
    assert_ne!(stage.find("[role=alert]").unwrap().text_content().unwrap_or_default(), "");
}

//! Adding, editing and cancelling one interview by hand.

use crate::{
    app::{self, Drawn},
    pause,
    raw::run,
};
use leptos::prelude::*;
use switchback::{route::Route, store::Store};
use switchback_core::{
    model::{
        actor::Actor,
        ids::InterviewId,
        interview::{Interview, InterviewOrigin},
        session::Session,
    },
    workspace::Workspace,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Longer than a dialog waits for its content.
const DRAWN: i32 = 100;

/// Changes a field of the open dialog.
async fn fill_in(selector: &str, value: &str) {
    run(&format!(
        "const field = document.querySelector(`dialog[open] {selector}`);
         field.value = `{value}`;
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
    pause(DRAWN).await;
}

async fn press(page: &Drawn, words: &str) {
    page.button(words).unwrap_or_else(|| panic!("no button says {words:?}: {}", page.text())).click();
    pause(DRAWN).await;
}

async fn press_in_dialog(words: &str) {
    run(&format!(
        "[...document.querySelectorAll('dialog[open] button')].find(button => button.textContent.trim() === `{words}`).click()"
    ));
    pause(DRAWN).await;
}

fn focused() -> String {
    run("return document.activeElement.id").as_string().unwrap_or_default()
}

/// The first interview ahead that a trainee attends.
fn attended(store: Store) -> InterviewId {
    let now = store.now.get_untracked();
    let first = |workspace: &Workspace| {
        let is_ahead = |known: &&Session| known.state().is_ahead() && workspace.start_of(known) > now;
        workspace.sessions.values().find(is_ahead).map(|session| session.interview)
    };
    untrack(|| store.read(first)).expect("the sample has sessions ahead")
}

fn interview(page: &Drawn, id: InterviewId) -> Interview {
    untrack(|| page.store.read(|workspace| workspace.interviews[&id].clone()))
}

async fn open_attended() -> (Drawn, InterviewId) {
    let store = app::sample_company();
    let id = attended(store);
    (app::draw(store, Actor::COORDINATOR, Route::Interview(id)).await, id)
}

#[wasm_bindgen_test]
async fn an_interview_is_edited_and_the_change_undone() {
    let owner = Owner::new();
    owner.set();
    let (page, id) = open_attended().await;
    let before = interview(&page, id);
    press(&page, "Edit interview").await;
    assert_eq!(focused(), "interview-day");
    fill_in("#interview-minutes", &(before.minutes - 5).to_string()).await;
    assert!(page.text().contains("Saving this also changes sessions"), "{}", page.text());
    press(&page, "Save changes").await;
    assert!(page.find("dialog[open]").is_none());
    let after = interview(&page, id);
    assert_eq!((after.start, after.minutes), (before.start, before.minutes - 5));
    assert_eq!(after.origin, InterviewOrigin::ChangedByHand);
    press(&page, "Undo").await;
    assert_eq!(interview(&page, id), before);
}

#[wasm_bindgen_test]
async fn the_form_says_who_attends_before_it_takes_their_seats() {
    let owner = Owner::new();
    owner.set();
    let (page, id) = open_attended().await;
    let before = interview(&page, id);
    press(&page, "Edit interview").await;
    fill_in("#interview-seats", "0").await;
    assert!(page.text().contains("Too few observer seats") && page.text().contains("Attending: "));
    press(&page, "Save changes").await;
    assert!(page.find("dialog[open]").is_some(), "it stays open");
    assert_eq!(interview(&page, id), before);
}

#[wasm_bindgen_test]
async fn cancelling_an_interview_names_its_sessions_first() {
    let owner = Owner::new();
    owner.set();
    let (page, id) = open_attended().await;
    press(&page, "Cancel interview").await;
    assert!(page.text().contains("This also cancels"), "{}", page.text());
    press_in_dialog("Cancel interview").await;
    assert!(!interview(&page, id).is_scheduled());
    press(&page, "Restore interview").await;
    assert!(interview(&page, id).is_scheduled());
}

#[wasm_bindgen_test]
async fn an_interview_that_no_file_has_is_added() {
    let owner = Owner::new();
    owner.set();
    let page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Schedule).await;
    let count = || untrack(|| page.store.read(|workspace| workspace.interviews.len()));
    let before = count();
    press(&page, "Add interview").await;
    assert_eq!(focused(), "interview-type");
    fill_in("#interview-day", "2199-03-04").await;
    fill_in("#interview-time", "09:30").await;
    press_in_dialog("Add interview").await;
    assert!(page.text().contains("a lead interviewer"), "it says what is missing");
    run("const field = document.querySelector('dialog[open] #interview-lead');
         field.selectedIndex = 1;
         field.dispatchEvent(new Event('change', { bubbles: true }));");
    press_in_dialog("Add interview").await;
    assert_eq!(count(), before + 1);
    press(&page, "Undo").await;
    assert_eq!(count(), before);
}

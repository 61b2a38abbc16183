//! Editing a person's details and a path, with what happens to unsaved edits.

use crate::{
    app::{self, Drawn},
    pause,
    raw::run,
    store::until,
};
use leptos::prelude::*;
use switchback::route::Route;
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    workspace::Workspace,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Longer than a dialog waits for its content.
const DRAWN: i32 = 100;

/// Types into a field, replacing what is in it.
fn fill_in(selector: &str, text: &str) {
    run(&format!(
        "const field = document.querySelector(`{selector}`);
         field.value = `{text}`;
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

fn number(script: &str) -> f64 {
    run(&format!("return {script}")).as_f64().unwrap_or_default()
}

async fn press(page: &Drawn, words: &str) {
    page.button(words).unwrap_or_else(|| panic!("no button says {words:?}: {}", page.text())).click();
    pause(DRAWN).await;
}

fn mail(page: &Drawn, person: PersonId) -> Option<String> {
    untrack(|| page.store.read(|workspace| workspace.profiles.mail(person).map(str::to_owned)))
}

#[wasm_bindgen_test]
async fn a_persons_email_address_is_corrected_and_the_correction_undone() {
    let owner = Owner::new();
    owner.set();
    let store = app::sample_company();
    let first_of = |workspace: &Workspace| workspace.people_here().next().map(|person| person.id);
    let person = untrack(|| store.read(first_of)).expect("the sample has people");
    let page = app::draw(store, Actor::COORDINATOR, Route::Person(person)).await;
    let before = mail(&page, person);
    press(&page, "Edit details").await;
    fill_in("#details-mail", "ada@home");
    press(&page, "Save details").await;
    assert!(page.text().contains("isn’t an email address"), "it stays open and says why");
    fill_in("#details-mail", "Right.One@larkspur.example");
    press(&page, "Save details").await;
    assert_eq!(mail(&page, person).as_deref(), Some("right.one@larkspur.example"));
    assert!(page.find("dialog[open]").is_none());
    press(&page, "Undo").await;
    assert_eq!(mail(&page, person), before);
}

#[wasm_bindgen_test]
async fn a_person_is_added_by_hand_and_their_page_opens() {
    let owner = Owner::new();
    owner.set();
    let store = app::sample_company();
    let page = app::draw(store, Actor::COORDINATOR, Route::People).await;
    let people = || untrack(|| page.store.read(|workspace| workspace.people.len()));
    let before = people();
    let known = first_name(&page);
    press(&page, "Add person").await;
    fill_in("#details-name", &known.to_uppercase());
    pause(DRAWN).await;
    assert!(page.text().contains(&format!("{known} is already here.")));
    fill_in("#details-name", "Ada Marlowe");
    pause(DRAWN).await;
    assert!(!page.text().contains("is already here."));
    run("document.querySelector('#details-name').form.requestSubmit()");
    until(|| number("document.querySelectorAll('dialog[open]').length") == 0.0).await;
    let title = || run("return document.querySelector('h1').textContent").as_string();
    until(|| title().as_deref() == Some("Ada Marlowe")).await;
    press(&page, "Undo").await;
    assert_eq!(people(), before);
}

fn first_name(page: &Drawn) -> String {
    untrack(|| {
        page.store.read(|workspace| {
            let first = workspace.people_here().next().expect("the sample has people");
            workspace.profiles.name(first.id).to_owned()
        })
    })
}

#[wasm_bindgen_test]
async fn an_interview_type_is_added_by_hand_with_a_path() {
    let owner = Owner::new();
    owner.set();
    let page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Training).await;
    let known = untrack(|| {
        page.store.read(|workspace| workspace.interview_types.values().next().map(|known| known.name.clone()))
    });
    let known = known.expect("the sample has types");
    press(&page, "Add interview type").await;
    fill_in("#type-name", &format!("{known} interview"));
    pause(DRAWN).await;
    assert!(page.text().contains(&format!("{known} may be the same type.")));
    fill_in("#type-name", &known);
    run("document.querySelector('#type-name').form.requestSubmit()");
    until(|| page.text().contains("Another interview type has this name.")).await;
    fill_in("#type-name", "Negotiation");
    run("document.querySelector('#type-name').form.requestSubmit()");
    until(|| page.button("Edit the path for Negotiation").is_some()).await;
}

async fn two_editors() -> Drawn {
    let page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Training).await;
    for _ in 0..2 {
        run(
            "[...document.querySelectorAll('button')].find(button => /^Edit the path/.test(button.textContent)).click()",
        );
        pause(DRAWN).await;
    }
    page
}

/// How many steps the first editor's path has.
fn steps() -> f64 {
    number("document.querySelector('.form--wide > ol').children.length")
}

/// A template with another number of steps, chosen in the first editor.
async fn choose_another_template() {
    let before = steps();
    for place in 1..6 {
        choose_template(place).await;
        if steps() != before {
            return;
        }
    }
    panic!("every template has {before} steps");
}

async fn choose_template(place: u32) {
    run(&format!(
        "const select = document.querySelector('.form--wide select');
         select.selectedIndex = {place};
         select.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
    pause(DRAWN).await;
}

#[wasm_bindgen_test]
async fn two_open_editors_share_no_id() {
    let owner = Owner::new();
    owner.set();
    let _page = two_editors().await;
    assert_eq!(number("document.querySelectorAll('.form--wide').length"), 2.0);
    let ids = "[...document.querySelectorAll('[id]')].map(element => element.id)";
    assert_eq!(number(&format!("{ids}.length - new Set({ids}).size")), 0.0);
}

#[wasm_bindgen_test]
async fn keeping_the_current_path_after_a_template_restores_it() {
    let owner = Owner::new();
    owner.set();
    let _page = two_editors().await;
    let before = steps();
    choose_another_template().await;
    choose_template(0).await;
    assert_eq!(steps(), before);
}

#[wasm_bindgen_test]
async fn discarding_edits_asks_first_and_without_edits_just_closes() {
    let owner = Owner::new();
    owner.set();
    let page = two_editors().await;
    choose_another_template().await;
    press(&page, "Discard changes").await;
    assert!(page.text().contains("Discard your changes?"));
    assert_eq!(number("document.querySelectorAll('.form--wide').length"), 2.0);
    press(&page, "Cancel").await;
    choose_template(0).await;
    press(&page, "Discard changes").await;
    assert_eq!(number("document.querySelectorAll('.form--wide').length"), 1.0);
}

//! Editing a person's details.

use crate::{
    app::{self, Drawn},
    pause,
    raw::run,
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
    assert!(page.text().contains("is not an email address"), "it stays open and says why");
    fill_in("#details-mail", "Right.One@larkspur.example");
    press(&page, "Save details").await;
    assert_eq!(mail(&page, person).as_deref(), Some("right.one@larkspur.example"));
    assert!(page.find("dialog[open]").is_none());
    press(&page, "Undo").await;
    assert_eq!(mail(&page, person), before);
}

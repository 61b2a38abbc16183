//! Taking back a merge of two copies.

use crate::{app, pause};
use leptos::prelude::*;
use std::collections::BTreeSet;
use switchback::{platform::device, route::Route};
use switchback_core::{
    command::Command,
    log::history::history,
    model::{
        actor::Actor,
        ids::{EnrollmentId, InterviewTypeId, PersonId},
    },
    workspace::Workspace,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// A person who can be enrolled in a type.
fn newcomer(workspace: &Workspace) -> Option<(PersonId, InterviewTypeId)> {
    let interview_type = *workspace.interview_types.keys().next()?;
    let is_new = |person: PersonId| {
        workspace.certificates.of(person).next().is_none()
            && !workspace.is_in_training(person, interview_type)
    };
    let person = workspace.people_here().find(|person| is_new(person.id))?.id;
    Some((person, interview_type))
}

#[wasm_bindgen_test]
async fn a_merge_that_later_changes_depend_on_says_so_before_its_undo_is_pressed() {
    let owner = Owner::new();
    owner.set();
    let page = app::draw(app::sample_company(), Actor::COORDINATOR, Route::Settings).await;
    let (person, interview_type) = untrack(|| page.store.read(newcomer)).expect("the sample has others");
    let enrollment = EnrollmentId(5);
    page.by_another(Actor::COORDINATOR, Command::Enroll { enrollment, person, interview_type });
    let merged = untrack(|| page.store.read_log(|log| history(log).first().map(|record| record.command)));
    device::remember_last_merge(&merged.into_iter().collect::<BTreeSet<_>>());
    page.by_another(Actor::COORDINATOR, Command::Pause { enrollment, until: None });
    pause(100).await;
    let undo = page.button("Undo last merge").expect("the last merge is known");
    assert_eq!(undo.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert!(page.text().contains("Later changes depend on this one."), "{}", page.text());
    device::remember_last_merge(&BTreeSet::new());
}

//! A scorecard while it is being written, and after it is submitted.

use crate::{
    app::{self, Drawn},
    pause,
    raw::run,
};
use leptos::prelude::*;
use switchback::route::Route;
use switchback_core::{
    command::{Command, Request, Submission},
    model::{
        actor::Actor,
        ids::{PersonId, SessionId},
        scorecard::{Rating, Recommendation, Side, commitment::Salt},
    },
    progress::scorecards::pair,
    workspace::Workspace,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

/// A session that took place and has no scorecard yet.
#[derive(Clone, Copy)]
struct Unwritten {
    session: SessionId,
    trainee: PersonId,
    mentor: PersonId,
    dimensions: usize,
}

impl Unwritten {
    fn of(workspace: &Workspace, session: SessionId) -> Option<Self> {
        let known = workspace.sessions.get(&session)?;
        let (_, rubric) = pair::rubric_to_write(workspace, known, None)?;
        Some(Self {
            session,
            trainee: workspace.trainee_of(known)?,
            mentor: known.mentor,
            dimensions: rubric.dimensions.len(),
        })
    }

    fn submission(self, side: Side) -> Command {
        Command::WriteScorecard(Submission {
            session: self.session,
            side,
            ratings: vec![Rating::ALL[2]; self.dimensions],
            recommendation: Recommendation::Yes,
            notes: "Seen from the other side.".into(),
            rubric: None,
            verdict: None,
            salt: Salt(1),
        })
    }
}

/// The trainee's page of a session whose two scorecards are still to be written.
async fn trainees_page() -> (Drawn, Unwritten) {
    let mut requests = app::sample_requests();
    let cards = |session| requests.iter().filter(|request| written(request) == Some(session)).count();
    let last = requests.iter().rev().filter_map(written).find(|session| cards(*session) == 2);
    let session = last.expect("the sample has a session with both scorecards");
    requests.retain(|request| written(request) != Some(session));
    // What follows from the scorecards is refused.
    let store = app::company_of(requests, drop);
    let known = untrack(|| store.read(|workspace| Unwritten::of(workspace, session))).expect("it is known");
    let drawn = app::draw(store, Actor::Member(known.trainee), Route::Session(session)).await;
    (drawn, known)
}

/// The session of a submitted scorecard.
fn written(request: &Request) -> Option<SessionId> {
    match &request.command {
        Command::WriteScorecard(submission) => Some(submission.session),
        _ => None,
    }
}

fn notes(page: &Drawn) -> HtmlTextAreaElement {
    page.find("#notes").expect("the form is open").unchecked_into()
}

fn write(page: &Drawn, text: &str) {
    let notes = notes(page);
    notes.focus().unwrap();
    notes.set_value(text);
    run("document.querySelector('#notes').dispatchEvent(new Event('input', { bubbles: true }))");
}

async fn fill_in_and_submit(page: &Drawn) {
    run("for (const set of document.querySelectorAll('form fieldset')) set.querySelector('input').click()");
    write(page, "Asked one open question.");
    page.button("Submit scorecard").expect("it can be submitted").click();
    pause(100).await;
}

#[wasm_bindgen_test]
async fn the_other_sides_scorecard_leaves_the_form_and_its_focus_alone() {
    let owner = Owner::new();
    owner.set();
    let (page, known) = trainees_page().await;
    write(&page, "Half a sen");
    let form = notes(&page);
    page.by_another(Actor::Member(known.mentor), known.submission(Side::Mentor));
    pause(100).await;
    assert!(form.is_same_node(Some(&notes(&page))), "the form is not drawn again");
    assert_eq!(run("return document.activeElement.value").as_string().as_deref(), Some("Half a sen"));
}

#[wasm_bindgen_test]
async fn undoing_a_submitted_scorecard_shows_it_in_the_form_again() {
    let owner = Owner::new();
    owner.set();
    let (page, _) = trainees_page().await;
    fill_in_and_submit(&page).await;
    assert!(page.text().contains("Waiting for a scorecard"), "{}", page.text());
    assert!(page.text().contains("Asked one open question."), "one's own is shown meanwhile");
    page.button("Undo").expect("it can be undone").click();
    pause(200).await;
    assert_eq!(notes(&page).value(), "Asked one open question.");
    assert!(page.find("input[name=recommendation]:checked").is_some());
}

#[wasm_bindgen_test]
async fn a_submitted_draft_is_forgotten_once_both_scorecards_are_in() {
    let owner = Owner::new();
    owner.set();
    let (page, known) = trainees_page().await;
    fill_in_and_submit(&page).await;
    page.by_another(Actor::Member(known.mentor), known.submission(Side::Mentor));
    pause(100).await;
    assert!(page.text().contains("Both scorecards"), "{}", page.text());
    assert_eq!(drafts(), 0.0);
}

#[wasm_bindgen_test]
async fn a_scorecard_that_lacks_a_rating_leads_to_it() {
    let owner = Owner::new();
    owner.set();
    let (page, _) = trainees_page().await;
    page.button("Submit scorecard").expect("it can be submitted").click();
    pause(50).await;
    let first = "return document.activeElement === document.querySelector('form fieldset input')";
    assert_eq!(run(first).as_bool(), Some(true));
}

#[wasm_bindgen_test]
async fn a_cleared_draft_stays_cleared() {
    let owner = Owner::new();
    owner.set();
    let (page, _) = trainees_page().await;
    write(&page, "Not this.");
    pause(50).await;
    assert_eq!(drafts(), 1.0);
    write(&page, "");
    pause(50).await;
    assert_eq!(drafts(), 0.0);
}

/// How many drafts this device has.
fn drafts() -> f64 {
    let count = "return Object.keys(localStorage).filter(key => key.includes('.draft.')).length";
    run(count).as_f64().unwrap_or_default()
}

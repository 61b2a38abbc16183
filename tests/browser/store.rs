//! How changes in one tab reach another, through the whole store.

use leptos::{mount::mount_to_body, prelude::*};
use std::{cell::Cell, rc::Rc};
use switchback::{
    platform::{address, device, ids, storage::Storage},
    store::{Phase, Store, StoreLoaders, commands::Commands, reader::Reader},
};
use switchback_core::{
    command::{Command, Submission, import::Import, person::Description},
    model::{
        actor::Actor,
        ids::{PersonId, SessionId},
        person::Profile,
        scorecard::{Rating, Recommendation, Side, commitment::Salt},
        session::SessionState,
    },
    progress::scorecards::pair,
    workspace::Workspace,
    zones::Zone,
};
use wasm_bindgen_test::wasm_bindgen_test;

const NAME: &str = "Wilhelmina Ashdown";

/// A store that opens this browser's workspace, as each tab does.
pub async fn tab(phase: Phase) -> Store {
    let loaders = StoreLoaders {
        reader: || Box::pin(async { Ok(Reader::here()) }),
        commands: || Box::pin(async { Ok(Commands::here()) }),
    };
    let store = Store::open(loaders);
    until(|| store.phase.get_untracked() == phase).await;
    store
}

/// Waits for up to ten seconds.
pub async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        crate::pause(50).await;
    }
    panic!("it did not become so");
}

/// Gives a command and waits until it is accepted.
async fn taken(store: Store, command: Command) {
    let outcome = Rc::new(Cell::new(None));
    let tell = outcome.clone();
    store.dispatch(command, move |taken| tell.set(Some(taken.map(|_| ()))));
    until(|| outcome.take().is_some_and(|taken| taken == Ok(()))).await;
}

fn adding(person: PersonId) -> Command {
    let description = Description { person, team: None, zone: Zone::named("Europe/Berlin"), joined: None };
    let profile = Profile::new(NAME, Some("wilhelmina@ashdown.example".into()));
    Command::Import(Import { people: vec![(description, profile)], ..Import::default() })
}

/// Whether a tab has the name anywhere, in its workspace or in the lines of its log.
fn holds_name(tab: Store) -> bool {
    untrack(|| tab.read_log(|log| format!("{:?} {:?}", log.workspace(), log.lines()).contains("Ashdown")))
}

#[wasm_bindgen_test]
async fn erasing_a_person_leaves_no_name_in_another_open_tab() {
    // Mounting a view starts the executor for a store's tasks.
    mount_to_body(|| ());
    let owner = Owner::new();
    owner.set();
    let one = tab(Phase::Empty).await;
    one.begin_own("Ours".into());
    until(|| one.phase.get_untracked() == Phase::Open && !one.has_unsaved()).await;
    let two = tab(Phase::Open).await;

    let person = PersonId(ids::fresh());
    taken(one, adding(person)).await;
    until(|| holds_name(two)).await;

    taken(one, Command::ErasePerson { person }).await;
    until(|| !holds_name(one) && !holds_name(two)).await;
    let backup: String = two.backup().await.unwrap().collect();
    assert!(!backup.contains("Ashdown"), "{backup}");
    let three = tab(Phase::Open).await;
    assert!(!holds_name(three), "nor is it stored");

    close([one, two, three]).await;
}

/// Closes the tabs without notifying them, because they would reload the page, and so that none of them saves
/// again.
pub async fn close<const COUNT: usize>(tabs: [Store; COUNT]) {
    tabs.into_iter().for_each(|tab| tab.phase.set(Phase::Empty));
    Storage::open(&address::site_name()).await.unwrap().erase().await.unwrap();
    device::remember_marker(None);
    device::remember_identity(None);
}

/// A missing scorecard and its author.
fn missing(workspace: &Workspace) -> Option<(SessionId, Side, PersonId)> {
    let mut held = workspace.sessions.values().filter(|session| session.state() == SessionState::Held);
    held.find_map(|session| {
        let side = *pair::awaited(workspace, session).first()?;
        Some((session.id, side, pair::author(workspace, session, side)?))
    })
}

/// The notes of a scorecard, if the tab has them.
fn notes(tab: Store, session: SessionId, side: Side) -> Option<String> {
    let of = |workspace: &Workspace| {
        workspace.scorecard(workspace.sessions.get(&session)?, side).map(|content| content.notes.clone())
    };
    untrack(|| tab.read(of))
}

#[wasm_bindgen_test]
async fn a_scorecards_content_is_stored_and_reaches_another_open_tab() {
    mount_to_body(|| ());
    let owner = Owner::new();
    owner.set();
    let one = tab(Phase::Empty).await;
    one.begin_sample();
    until(|| one.phase.get_untracked() == Phase::Open && !one.has_unsaved()).await;
    let two = tab(Phase::Open).await;
    let records = |tab: Store| untrack(|| tab.read(|workspace| workspace.scorecard_records.clone()));
    assert!(!records(one).is_empty() && records(two) == records(one));

    let (session, side, author) =
        untrack(|| one.read(missing)).expect("a scorecard is missing in the sample");
    let ratings = untrack(|| {
        one.read(|workspace| {
            let (_, rubric) = pair::rubric_to_write(workspace, &workspace.sessions[&session], None).unwrap();
            vec![Rating::ALL[2]; rubric.dimensions.len()]
        })
    });
    one.who.set(Actor::Member(author));
    let (recommendation, notes_of) = (Recommendation::Yes, "Kept beside the log.".to_owned());
    let (rubric, verdict, salt) = (None, None, Salt(ids::salt()));
    let submission =
        Submission { session, side, ratings, recommendation, notes: notes_of.clone(), rubric, verdict, salt };
    taken(one, Command::WriteScorecard(submission)).await;
    until(|| notes(two, session, side).as_ref() == Some(&notes_of)).await;
    until(|| !one.has_unsaved()).await;
    let three = tab(Phase::Open).await;
    assert_eq!(notes(three, session, side), Some(notes_of), "it is stored");
    assert_eq!(records(three), records(one));
    close([one, two, three]).await;
}

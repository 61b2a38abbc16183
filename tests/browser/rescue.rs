//! The script that helps when the app itself no longer can.

use crate::raw::{Replaced, run};
use js_sys::Promise;
use switchback::platform::storage::{RecordWrite, Storage};
use switchback_core::{
    export::workspace_file::{self, WorkspaceFile},
    log::{snapshot::Snapshot, written::WrittenBase},
    model::{
        ids::SessionId,
        interview_type::RubricVersion,
        record::RecordChange,
        scorecard::{
            Rating, Recommendation, ScorecardContent, Side, commitment::Salt, record::ScorecardRecord,
        },
    },
    workspace::Workspace,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const SCRIPT: &str = include_str!("../../public/rescue.js");
const CREATED: &str = r#"{"v":1,"at":1785924000,"by":"coordinator","command":"0000000000001","event":{"workspace_created":{"workspace":"0000000000007","name":"Larkspur","kind":"own","salt":"0000000000008"}}}"#;
const TEAM: &str = r#"{"v":1,"at":1785924000,"by":"coordinator","command":"0000000000002","event":{"team_added":{"id":"0000000000003","name":"Optics"}}}"#;

/// The empty database of the app at the address where the tests are served.
async fn storage() -> Storage {
    let path = run("return new URL(document.baseURI).pathname.replace(/\\/$/, '')").as_string().unwrap();
    let storage = Storage::open(&format!("switchback{path}")).await.unwrap();
    storage.erase().await.unwrap();
    storage.begin("0000000000007").await.unwrap();
    storage
}

fn names() -> [RecordWrite; 1] {
    let text = Some(r#"{"name":"Zoë","mail":null}"#.to_owned());
    [RecordWrite { key: "0000000000004".into(), text }]
}

fn scorecard() -> ScorecardRecord {
    let (ratings, notes) = (vec![Rating::ALL[2]], "Well done.".to_owned());
    let content = ScorecardContent { ratings, recommendation: Recommendation::Yes, notes, verdict: None };
    let (session, side, rubric) = (SessionId(9), Side::Mentor, RubricVersion(0));
    ScorecardRecord { session, side, rubric, salt: Salt(5), content }
}

/// Opens the file that the script offers as a download.
async fn downloaded() -> WorkspaceFile {
    run(SCRIPT);
    let _caught =
        Replaced::new("URL", "createObjectURL", "(blob) => { window.offered = blob; return '#offered' }");
    let _unclicked = Replaced::new("HTMLAnchorElement.prototype", "click", "() => undefined");
    let text = run("return window.rescue.download().then(() => window.offered.text())");
    let text = JsFuture::from(text.unchecked_into::<Promise>()).await.unwrap().as_string().unwrap();
    workspace_file::read(&text).unwrap()
}

#[wasm_bindgen_test]
async fn the_rescue_script_saves_stored_data_as_a_workspace_file() {
    let storage = storage().await;
    let lines = [CREATED.to_owned(), TEAM.to_owned(), r#"{"v":7,"tea":2.50}"#.to_owned()];
    storage.append(0, &lines[..1], &names()).await.unwrap();
    storage.append(1, &lines[1..], &[]).await.unwrap();
    let file = downloaded().await;
    assert_eq!((&file.lines[..], &file.base), (&lines[..], &None));
    assert_eq!(file.records.profiles.0.values().next().unwrap().name, "Zoë");
    assert_eq!(file.open().workspace().teams.len(), 1);

    // Only the snapshot has the content of the lost lines.
    let told = file.open();
    let whole = Workspace {
        teams: told.workspace().teams.clone(),
        about: told.workspace().about.clone(),
        ..Workspace::default()
    };
    let base = Snapshot::of(900, &whole).unwrap();
    storage.erase().await.unwrap();
    storage.begin("0000000000007").await.unwrap();
    storage.restore(&base, &lines[2..], &names()).await.unwrap();
    let file = downloaded().await;
    assert_eq!(
        (file.base.as_ref(), &file.lines[..]),
        (Some(&WrittenBase { snapshot: base, epoch: None }), &lines[2..])
    );
    assert_eq!(file.open().workspace().teams.len(), 1);
    storage.erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn the_rescue_script_saves_scorecard_contents() {
    let storage = storage().await;
    let change = RecordChange::Scorecard(scorecard());
    let (key, text) = (change.key().to_string(), change.text());
    let [name] = names();
    storage.append(0, &[CREATED.to_owned()], &[name, RecordWrite { key, text }]).await.unwrap();
    let file = downloaded().await;
    assert_eq!((file.records.profiles.0.len(), file.unread.len()), (1, 0));
    assert_eq!(file.records.scorecards.get(&scorecard().commitment()), Some(&scorecard()));
    storage.erase().await.unwrap();
}

#[wasm_bindgen_test]
fn a_stopped_page_says_so_and_is_never_blank() {
    run(SCRIPT);
    // Restores the test page afterwards.
    run("window.before = [...document.body.childNodes]; window.rescue.stopped('index out of <b>bounds</b>')");
    let text = run("return document.body.textContent").as_string().unwrap();
    let buttons = run("return document.body.querySelectorAll('button').length").as_f64();
    let markup = run("return document.body.querySelectorAll('b').length").as_f64();
    run("window.rescue.stopped('again')");
    let pages = run("return document.querySelectorAll('#stopped').length").as_f64();
    run("document.body.replaceChildren(...window.before)");
    assert!(text.contains("Switchback stopped working") && text.contains("<b>bounds</b>"), "{text}");
    assert_eq!((buttons, markup, pages), (Some(2.0), Some(0.0), Some(1.0)));
}

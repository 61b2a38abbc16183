//! The head of the log and the records next to it: lost, outdated, or written by two tabs.

use super::{another_tab, fresh, lines, record};
use crate::raw::in_database;
use switchback::platform::storage::{Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

/// The first line of every log.
const CREATED: &str = r#"{"v":1,"at":1785924000,"by":"coordinator","command":"0000000000001","event":{"workspace_created":{"workspace":"0000000000007","name":"Larkspur","kind":"own","salt":"0000000000008"}}}"#;

/// Four lines in two chunks, beginning with the first line of a log.
async fn created(name: &str) -> (Storage, String) {
    let name = fresh(name);
    let storage = Storage::open(&name).await.unwrap();
    storage.begin("0000000000007").await.unwrap();
    storage.append(0, &[CREATED.to_owned(), "{}".to_owned()], &[]).await.unwrap();
    storage.append(2, &lines(2..4), &[record("ann", Some("{}"))]).await.unwrap();
    (storage, name)
}

async fn in_meta(name: &str, change: &str) {
    in_database(
        name,
        &format!(
            "const meta = database.transaction('meta', 'readwrite').objectStore('meta');
             const head = await done(meta.get('head'));
             {change}"
        ),
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_lost_head_is_rebuilt_from_the_first_line() {
    let (_, name) = created("head").await;
    in_meta(&name, "await done(meta.clear())").await;
    let storage = Storage::open(&name).await.unwrap();
    let loaded = storage.load().await.unwrap();
    assert_eq!(loaded.workspace.as_deref(), Some("0000000000007"));
    assert_eq!((loaded.lines.len(), loaded.end), (4, 4));
    assert_eq!(storage.append(4, &lines(4..5), &[record("bea", Some("{}"))]).await, Ok(5));
    assert_eq!(storage.load().await.unwrap().lines.len(), 5);
}

#[wasm_bindgen_test]
async fn an_outdated_head_is_repaired_without_overwriting_lines() {
    let (storage, name) = created("behind").await;
    in_meta(&name, "head.end = 2; await done(meta.put(head, 'head'))").await;
    assert_eq!(storage.append(4, &lines(4..5), &[]).await, Err(StorageError::Moved { end: 2 }));
    storage.repair().await.unwrap();
    assert_eq!(storage.append(4, &lines(4..5), &[]).await, Ok(5));

    in_meta(&name, "head.end = 2; await done(meta.put(head, 'head'))").await;
    let again = another_tab(&name).await;
    assert_eq!(again.append(5, &lines(5..6), &[]).await, Ok(6), "loading repairs it, too");
    assert_eq!(again.load().await.unwrap().lines.len(), 6);
}

#[wasm_bindgen_test]
async fn a_tab_that_has_not_seen_the_latest_records_writes_none() {
    let (storage, name) = created("records").await;
    let other = another_tab(&name).await;
    storage.append(4, &[], &[record("ann", None)]).await.unwrap();
    let late = [record("ann", Some("{\"late\":1}"))];
    assert_eq!(other.append(4, &[], &late).await, Err(StorageError::Moved { end: 4 }));
    assert_eq!(other.append(4, &lines(4..5), &[]).await, Ok(5), "lines alone do not depend on records");
    let (records, version) = other.records().await.unwrap();
    assert!(records.is_empty() && other.has_newer_records().await.unwrap());
    assert_eq!(
        other.append(5, &[], &late).await,
        Err(StorageError::Moved { end: 5 }),
        "read, not yet taken over"
    );
    other.saw_records(version);
    assert!(!other.has_newer_records().await.unwrap());
    assert_eq!(other.append(5, &[], &[record("bea", Some("{}"))]).await, Ok(5));
    assert!(!storage.load().await.unwrap().records_differ);
}

#[wasm_bindgen_test]
async fn records_from_before_counting_open_and_are_counted_from_then_on() {
    let (_, name) = created("uncounted records").await;
    in_meta(&name, "await done(meta.delete('names'))").await;
    let storage = Storage::open(&name).await.unwrap();
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.records.len(), loaded.records_differ), (1, false));
    assert_eq!(storage.append(4, &[], &[record("bea", Some("{}"))]).await, Ok(4));
    let loaded = another_tab(&name).await.load().await.unwrap();
    assert_eq!((loaded.records.len(), loaded.records_version, loaded.records_differ), (2, 1, false));
}

#[wasm_bindgen_test]
async fn lost_changed_or_swapped_records_are_noticed() {
    let changes = [
        "await done(records.delete('ann'))",
        "await done(records.put('{\"name\":\"Eve\"}', 'ann'))",
        "await done(records.put('{}', 'cid'))",
        "await done(records.put('{\"name\":\"Bea\"}', 'ann')); await done(records.put('{}', 'bea'))",
        "await done(records.clear())",
    ];
    for change in changes {
        let (storage, name) = created("damaged records").await;
        storage.append(4, &[], &[record("bea", Some("{\"name\":\"Bea\"}"))]).await.unwrap();
        assert!(!storage.load().await.unwrap().records_differ);
        let script = format!(
            "const records = database.transaction('profiles', 'readwrite').objectStore('profiles'); {change}"
        );
        in_database(&name, &script).await;
        assert!(storage.load().await.unwrap().records_differ, "{change}");
    }
}

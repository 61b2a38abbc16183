//! Creating and erasing a workspace.

use super::{another_tab, begun, fresh, lines, three_chunks};
use crate::raw::in_database;
use switchback::platform::storage::{Loaded, Storage, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_empty_browser_has_no_workspace() {
    let storage = Storage::open(&fresh("empty")).await.unwrap();
    assert_eq!(storage.load().await, Ok(Loaded::default()));
    assert_eq!(storage.append(0, &lines(0..1), &[]).await, Err(StorageError::Gone));
}

#[wasm_bindgen_test]
async fn a_workspace_without_lines_does_not_exist() {
    let storage = begun("half-begun").await;
    assert_eq!(storage.load().await.unwrap().workspace, None);
    storage.begin("another").await.unwrap();
    assert_eq!(storage.append(0, &["one".to_owned()], &[]).await, Ok(1));
    assert_eq!(storage.load().await.unwrap().workspace.as_deref(), Some("another"));
}

#[wasm_bindgen_test]
async fn a_workspace_is_created_once() {
    let (storage, name) = three_chunks("begin").await;
    assert_eq!(storage.begin("another").await, Err(StorageError::Occupied));
    in_database(&name, "await done(database.transaction('meta', 'readwrite').objectStore('meta').clear())")
        .await;
    assert_eq!(
        storage.begin("another").await,
        Err(StorageError::Occupied),
        "lines without a head are a log too"
    );
}

#[wasm_bindgen_test]
async fn erasing_leaves_nothing_and_notifies_other_tabs() {
    let (storage, name) = three_chunks("erase").await;
    let other = another_tab(&name).await;
    storage.erase().await.unwrap();
    assert_eq!(storage.load().await, Ok(Loaded::default()));
    assert_eq!(other.append(30, &lines(30..31), &[]).await, Err(StorageError::Gone));

    storage.begin("another").await.unwrap();
    storage.append(0, &lines(0..30), &[]).await.unwrap();
    assert_eq!(other.append(30, &lines(30..31), &[]).await, Err(StorageError::Gone), "same end, other log");
}

//! The copy of the workspace in the browser's private file system.

use crate::raw::Replaced;
use switchback::platform::second_copy::{self, Writing};
use wasm_bindgen_test::wasm_bindgen_test;

/// Writes a whole copy from these parts.
async fn write(parts: &[&str]) {
    let mut writing = Writing::begin().await.unwrap();
    for part in parts {
        writing.write(part).await.unwrap();
    }
    writing.close().await.unwrap();
}

async fn read() -> Option<String> {
    second_copy::read().await.map(|bytes| String::from_utf8(bytes).unwrap())
}

#[wasm_bindgen_test]
async fn a_second_copy_can_be_replaced_read_and_removed() {
    second_copy::remove().await.unwrap();
    assert_eq!(read().await, None);
    write(&["a long first copy"]).await;
    write(&["Zo", "", "ë"]).await;
    assert_eq!(read().await.as_deref(), Some("Zoë"));
    second_copy::remove().await.unwrap();
    assert_eq!(read().await, None);
}

#[wasm_bindgen_test]
async fn a_second_copy_in_many_parts_is_written_completely() {
    let parts: Vec<String> = (0..3_000).map(|number| format!("{number:0300}\n")).collect();
    write(&parts.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert!(read().await == Some(parts.concat()), "the parts, one after the other");
    second_copy::remove().await.unwrap();
}

#[wasm_bindgen_test]
async fn an_unfinished_second_copy_leaves_the_last_one() {
    write(&["whole"]).await;
    let half = "half ".repeat(100_000);
    let mut given_up = Writing::begin().await.unwrap();
    given_up.write(&half).await.unwrap();
    given_up.abort().await;
    assert_eq!(read().await.as_deref(), Some("whole"));
    second_copy::remove().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_browser_without_private_files_has_no_second_copy_and_no_errors() {
    let _without = Replaced::new("navigator.storage", "getDirectory", "undefined");
    assert!(Writing::begin().await.is_err());
    assert_eq!(read().await, None);
    assert_eq!(second_copy::remove().await, Ok(()));
}

//! The copy of the workspace in the browser's private file system.

use crate::raw::Replaced;
use switchback::platform::second_copy;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_second_copy_is_replaced_read_and_removed() {
    second_copy::remove().await.unwrap();
    assert_eq!(second_copy::read().await, None);
    second_copy::write("a long first copy").await.unwrap();
    second_copy::write("Zoë").await.unwrap();
    assert_eq!(second_copy::read().await.as_deref(), Some("Zoë"));
    second_copy::remove().await.unwrap();
    assert_eq!(second_copy::read().await, None);
}

#[wasm_bindgen_test]
async fn a_browser_without_private_files_has_no_second_copy_and_fails_nothing() {
    let _without = Replaced::new("navigator.storage", "getDirectory", "undefined");
    assert!(second_copy::write("text").await.is_err());
    assert_eq!(second_copy::read().await, None);
    assert_eq!(second_copy::remove().await, Ok(()));
}

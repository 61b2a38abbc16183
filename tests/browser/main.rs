//! Tests that need a real browser, run in headless Chromium by `script/test-browser`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::single_range_in_vec_init)]

mod app;
mod controls;
mod decisions;
mod device;
mod dialogs;
mod editing;
mod files;
mod formats;
mod hours;
mod interviews;
mod keeping_focus;
mod links;
mod merging;
mod pace;
mod page;
mod printing;
mod raw;
mod rescue;
mod second_copy;
mod stage;
mod storage;
mod store;
mod tabs;
mod team;
mod worker;
mod writing_scorecards;
mod zones;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Waits for asynchronous work of the browser.
async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

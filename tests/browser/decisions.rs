//! A browser decides as the server does, with its own time zones.

#[path = "../../core/tests/decisions/commands.rs"]
mod commands;
#[path = "../../core/tests/decisions/course.rs"]
mod course;

use switchback::platform::intl_zones::IntlZones;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_browser_decides_as_the_server_does() {
    let decided = include_str!("../../core/tests/decisions/hashes.txt");
    assert_eq!(course::hashes(&IntlZones::new()), decided);
}

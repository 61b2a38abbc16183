//! The same commands are decided in the same way everywhere. `tests/browser/decisions.rs` compares a browser with the hashes that
//! are written here: `UPDATE_EXPECT=1 cargo test -p switchback-core --test decisions`.
#![allow(clippy::unwrap_used)]

#[path = "decisions/commands.rs"]
mod commands;
#[path = "decisions/course.rs"]
mod course;

use expect_test::expect_file;
use switchback_core::zones::DatabaseZones;

#[test]
fn commands_are_decided_as_written_down() {
    expect_file!["decisions/hashes.txt"].assert_eq(&course::hashes(&DatabaseZones));
}

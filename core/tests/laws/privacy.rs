//! No name and no address ever stands in the log, so that erasing somebody is deleting one record.

use crate::{
    cases,
    moves::moves,
    play::{lines, play},
};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn the_log_names_nobody(moves in moves(40)) {
        let log = play(&moves, |_| {});
        let text = lines(&log).join("\n").to_lowercase();
        prop_assert!(!text.contains("nomen") && !text.contains("nescio") && !text.contains('@'));
        prop_assert!(!log.workspace().profiles.0.is_empty());
    }

    #[test]
    fn a_snapshot_names_nobody(moves in moves(20)) {
        let log = play(&moves, |_| {});
        let text = serde_json::to_string(log.workspace()).unwrap().to_lowercase();
        prop_assert!(!text.contains("nomen") && !text.contains("nescio"));
    }
}

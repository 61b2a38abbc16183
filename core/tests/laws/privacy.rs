//! The log never has a name or an email address, so erasing a person means deleting one record. It has no
//! scorecard content either, so no one can read it too early.

use crate::{
    cases,
    moves::moves,
    play::{lines, play},
    written::{play_written, says},
};
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn the_log_has_no_names(moves in moves(40)) {
        let log = play(&moves, |_| {});
        let text = lines(&log).join("\n").to_lowercase();
        prop_assert!(!text.contains("nomen") && !text.contains("nescio") && !text.contains('@'));
        prop_assert!(!log.workspace().profiles.0.is_empty());
    }

    #[test]
    fn a_snapshot_has_no_names(moves in moves(20)) {
        let log = play(&moves, |_| {});
        let text = serde_json::to_string(log.workspace()).unwrap().to_lowercase();
        prop_assert!(!text.contains("nomen") && !text.contains("nescio"));
    }

    #[test]
    fn neither_the_log_nor_a_snapshot_has_scorecard_contents(moves in moves(30)) {
        let log = play_written(&moves, |_| {});
        let written = log.workspace().sessions.values().flat_map(|session| session.scorecards.iter()).count();
        let mut stored = lines(&log);
        stored.push(serde_json::to_string(log.workspace()).unwrap());
        for text in &stored {
            prop_assert!(!says(text) && !text.contains("recommendation"), "{text}");
        }
        let lines = stored.iter().filter(|text| text.contains(r#""event":{"scorecard_"#));
        let says_no_more = |text: &str| {
            let line: Value = serde_json::from_str(text).unwrap();
            let said = line["event"]["scorecard_submitted"].as_object().unwrap();
            said.keys().eq(["commitment", "rubric", "session", "side"])
        };
        prop_assert!(lines.clone().count() >= written && lines.into_iter().all(|text| says_no_more(text)));
    }
}

//! Laws that hold for every log, and scenarios for the rules of each command.
//! `SWITCHBACK_CASES` sets how many random plays each law is tried on.
#![allow(clippy::unwrap_used)]

mod checker;
mod moves;
mod play;
mod world;
mod written;

mod access;
mod alternatives;
mod bar;
mod bulk;
mod calibration;
mod credit;
mod drafts;
mod entered;
mod exports;
mod golden;
mod history;
mod insight;
mod knobs;
mod merge;
mod privacy;
mod programs;
mod records;
mod replay;
mod scope;
mod sealed;
mod search;
mod sessions;
mod snapshots;
mod sync;
mod told;
mod took_place;
mod totality;
mod undo;
mod versions;
mod wording;

mod scenarios;

use proptest::test_runner::Config;

/// Few cases by default, because these tests run all the time.
fn cases(usual: u32) -> Config {
    let asked = std::env::var("SWITCHBACK_CASES").ok().and_then(|cases| cases.parse().ok());
    Config { cases: asked.unwrap_or(usual), failure_persistence: None, ..Config::default() }
}

//! Every page as the people of each role see it, drawn natively and held to snapshots: `cargo test --test
//! pages`, and `UPDATE_EXPECT=1 cargo test --test pages` to take a wanted change over. Clicks and storage are
//! for the journeys.
#![cfg(not(target_arch = "wasm32"))]

mod addresses;
mod beginnings;
mod decisions;
mod enrollment_states;
mod drawing;
mod every_route;
mod frame;
mod outline;
mod part;
mod plan_states;
mod sample;
mod saved_views;
mod schedule;
mod session_states;
mod snapshots;
mod told;
mod wording;

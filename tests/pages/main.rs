//! Every page as each role sees it, drawn natively and compared with snapshots: `cargo test --test pages`,
//! and `UPDATE_EXPECT=1 cargo test --test pages` to accept an intended change. Clicks and storage are left to
//! the journeys.
#![cfg(not(target_arch = "wasm32"))]

mod addresses;
mod availability;
mod beginnings;
mod decisions;
mod enrollment_states;
mod drawing;
mod every_route;
mod frame;
mod leaving;
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

//! The domain of Switchback: what happened, what may happen, and what follows from it. It uses no browser, disk, network or
//! clock.
//!
//! There are three entry points: [`command::decide`] turns a command into events or a refusal, [`log::Log`] folds events into the
//! workspace, and [`planning::plan()`] schedules sessions. Views of the workspace are functions in [`progress`] and [`insight`].

pub mod zones;
pub mod wording;
pub mod order;
pub mod json;
pub mod text_search;
pub mod model;
pub mod fact;
pub mod workspace;
pub mod log;
pub mod progress;
pub mod planning;
pub mod attention;
pub mod insight;
pub mod refusal;
pub mod access;
pub mod search;
pub mod command;
pub mod sync;
pub mod merge;
pub mod exchange;
pub mod intake;
pub mod export;
pub mod responses;
pub mod sample;

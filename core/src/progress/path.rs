//! An enrollment on its path: the steps, the progress, and what a new version of the path changes.

pub mod enrollment_progress;
pub mod steps;
pub mod version_change;

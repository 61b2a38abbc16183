//! How far each person has come, and what comes next: views that are computed from the workspace and stored nowhere.

pub mod path;
pub mod certificates;
pub mod scorecards;
pub mod sign_off;
pub mod program;
pub mod schedule;
pub mod duties;
pub mod email;
pub mod mailing;

//! Exports of the workspace: tables, a calendar, and the workspace file, which can be opened again.

pub mod directory;
pub mod meeting;
pub mod scorecards;
pub mod session_calendar;
pub mod sessions;
pub mod workspace_file;

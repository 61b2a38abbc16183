//! How far each has come, and what comes next: views, computed from the workspace and stored nowhere.

pub mod climb;
pub mod decisions;
pub mod directory;
pub mod owed;
pub mod session_card;
pub mod steps;

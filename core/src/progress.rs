//! How far each has come, and what comes next: views, computed from the workspace and stored nowhere.

pub mod agreement;
pub mod approval;
pub mod calibration;
pub mod climb;
pub mod contradictions;
pub mod decisions;
pub mod directory;
pub mod due;
pub mod eligible;
pub mod evidence;
pub mod moving;
pub mod nudges;
pub mod owed;
pub mod plain_words;
pub mod scorecards;
pub mod session_card;
pub mod standing;
pub mod steps;
pub mod working_time;

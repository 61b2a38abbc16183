//! What each person has to do next, when it is due, and what the coordinator learns of it.

pub mod due;
pub mod duty;
pub mod message;
pub mod reminders;
pub mod working_time;

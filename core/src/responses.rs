//! Responding without a workspace: a link carries one person's sessions to them, and a text carries what they respond back to
//! the coordinator, who enters it.

pub mod check;
mod letters;
pub mod personal_link;
pub mod reply;

//! Responding without a workspace: a link contains one person's sessions, and a text takes their responses back to the
//! coordinator, who enters them.

pub mod check;
mod letters;
pub mod personal_link;
pub mod reply;

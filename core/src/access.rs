//! What each person may do and see. Commands call these functions before anything happens, and pages before they offer or draw
//! anything, so that each rule is defined once. `docs/access.md` has the same rules as a table.

pub mod asker;
pub mod assigned_roles;
pub mod bulk;
pub mod certificate;
pub mod drafts;
pub mod enrollment;
pub mod exports;
pub mod history;
pub mod pages;
pub mod interview;
pub mod interview_type;
pub mod own_training;
pub mod person;
pub mod role;
pub mod schedule;
pub mod scope;
pub mod seen;
pub mod session;
pub mod upcoming;
pub mod work;

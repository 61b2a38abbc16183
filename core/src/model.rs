//! The nouns of interviewer training, as plain values. They contain no rules: `command` decides what may happen to them.

pub mod actor;
pub mod assigned_role;
pub mod at;
pub mod certificate;
pub mod email_address;
pub mod enrollment;
pub mod hex;
pub mod history;
pub mod hours;
pub mod ids;
pub mod indexed;
pub mod interview;
pub mod interview_type;
pub mod record;
pub mod reminder;
pub mod response;
pub mod person;
pub mod program;
pub mod scorecard;
pub mod session;
pub mod team;
pub mod text;
pub mod told;
pub mod usual;
pub mod preferences;
pub mod workspace_kind;

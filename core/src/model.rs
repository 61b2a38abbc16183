//! The nouns of interviewer training, as plain values. They hold no rule: what may happen to them is `command`'s.

pub mod actor;
pub mod certificate;
pub mod enrolment;
pub mod hours;
pub mod ids;
pub mod interview;
pub mod interview_type;
pub mod nudge;
pub mod person;
pub mod programme;
pub mod scorecard;
pub mod session;
pub mod team;
pub mod wishes;
pub mod workspace_kind;

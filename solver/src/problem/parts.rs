//! What a problem consists of: enrollments with the sessions that they need, interviews, and what fits
//! together.

use serde::{Deserialize, Serialize};

/// One person in training for one interview type, with the sessions that they still need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrollment {
    /// Any number; enrollments of the same person have the same.
    pub person: u32,
    /// Minutes from the end of one session to the start of the next.
    pub gap_minutes: u32,
    /// Whether all sessions of the enrollment must have different mentors, whatever their steps.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub different_mentors: bool,
    /// The sessions that are still needed, in the order in which they must be held.
    #[serde(rename = "steps")]
    pub needs: Vec<Need>,
}

/// One session that an enrollment still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The step of the training path, the same for all sessions of one step.
    pub step: u8,
    /// What the session is for the trainee.
    pub kind: Kind,
    /// Whether the sessions of this step must have different mentors.
    pub different_mentors: bool,
}

/// What a session is for the trainee: information for people, without effect on the solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The trainee watches.
    Shadow,
    /// The trainee leads a part.
    HalfShadow,
    /// The trainee leads, the mentor watches.
    ReverseShadow,
}

/// An interview with seats that are still free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// Minutes since 1970-01-01 00:00 UTC.
    pub start: i64,
    /// Minutes since 1970-01-01 00:00 UTC.
    pub end: i64,
    /// Any number; interviews of the same mentor have the same.
    pub mentor: u32,
    /// How many trainees can still attend.
    pub seats: u32,
}

/// Seats that several interviews share because they are the same one, each with another of its interviewers as the
/// mentor: together they have at most `left` sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedSeats {
    /// Positions in [`Problem::interviews`](super::Problem::interviews).
    pub interviews: Vec<u32>,
    /// How many trainees can still attend, with whichever mentor.
    pub left: u32,
}

/// A possible session: the enrollment attends the interview as this one of the sessions that it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Candidate {
    /// A position in [`Problem::enrollments`](super::Problem::enrollments).
    #[serde(rename = "enrolment")]
    pub enrollment: u32,
    /// A position in [`Problem::interviews`](super::Problem::interviews).
    pub interview: u32,
    /// A position in [`Enrollment::needs`].
    pub step: u32,
    /// In points.
    pub value: i64,
}

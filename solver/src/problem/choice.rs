//! One choice of a solution.

use serde::{Deserialize, Serialize};

/// A chosen candidate. The numbers are positions in the problem's lists, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Choice {
    /// A position in [`Problem::enrollments`](super::Problem::enrollments).
    #[serde(rename = "enrolment")]
    pub enrollment: u32,
    /// A position in [`Problem::interviews`](super::Problem::interviews).
    pub interview: u32,
    /// A position in [`Enrollment::needs`](super::Enrollment::needs).
    pub step: u32,
}

//! A possible session: what the rules are asked about, and what a plan is made of.

use crate::model::{
    enrollment::StepIndex,
    ids::{EnrollmentId, InterviewId},
    session::Session,
};
use serde::{Deserialize, Serialize};

/// A possible session: an enrollment at an interview for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Placement {
    #[serde(rename = "enrolment")]
    pub enrollment: EnrollmentId,
    pub interview: InterviewId,
    pub step: StepIndex,
}

impl Session {
    pub fn placement(&self) -> Placement {
        Placement { enrollment: self.enrollment, interview: self.interview, step: self.step }
    }
}

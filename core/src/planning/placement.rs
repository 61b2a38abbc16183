//! A possible session, which the rules check and plans consist of.

use crate::model::{
    enrollment::StepIndex,
    ids::{EnrollmentId, InterviewId, PersonId},
    session::Session,
};
use serde::{Deserialize, Serialize};

/// A possible session: an enrollment at an interview, with one of its interviewers as the mentor, for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Placement {
    #[serde(rename = "enrolment")]
    pub enrollment: EnrollmentId,
    pub interview: InterviewId,
    pub step: StepIndex,
    pub mentor: PersonId,
}

impl Session {
    pub fn placement(&self) -> Placement {
        let Self { enrollment, interview, step, mentor, .. } = *self;
        Placement { enrollment, interview, step, mentor }
    }
}

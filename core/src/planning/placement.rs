//! A possible session: what the rules are asked about, and what a plan is made of.

use crate::model::{
    enrollment::StepIndex,
    ids::{EnrolmentId, InterviewId},
    session::Session,
};
use serde::{Deserialize, Serialize};

/// A possible session: an enrolment at an interview for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Placement {
    pub enrolment: EnrolmentId,
    pub interview: InterviewId,
    pub step: StepIndex,
}

impl Session {
    pub fn placement(&self) -> Placement {
        Placement { enrolment: self.enrolment, interview: self.interview, step: self.step }
    }
}

//! The interview type by which a person is best known: the one they are in training for, or else certified in.

use super::status;
use crate::{
    model::ids::{InterviewTypeId, PersonId},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MainType {
    InTraining(InterviewTypeId),
    Certified(InterviewTypeId),
}

/// `None` for a person without a running enrollment or a certificate that counts.
pub fn main_type(
    workspace: &Workspace,
    zones: &dyn Zones,
    person: PersonId,
    at: DateTime<Utc>,
) -> Option<MainType> {
    let mut enrollments = workspace.enrollments.of(person);
    let running = enrollments.find(|enrollment| enrollment.status().is_running());
    let types = workspace.certificates.of(person).map(|certificate| certificate.interview_type);
    let certified = || types.into_iter().find(|kind| status::holds(workspace, zones, person, *kind, at));
    match running {
        Some(enrollment) => Some(MainType::InTraining(enrollment.interview_type)),
        None => certified().map(MainType::Certified),
    }
}

//! Recording certificates from before the workspace.

use crate::{
    access::{asker::Asker, work::Work},
    model::{
        ids::{InterviewTypeId, PersonId},
        person::Person,
    },
    progress::certificates::status,
    refusal::Refusal,
};

/// Recording a certificate of a person, but never one's own.
pub fn record(asker: &Asker, person: PersonId) -> Result<(), Refusal> {
    Work::KeepCertificates.by(asker.by)?;
    asker.must_not_judge_themselves(person)
}

/// Recording that a person is certified in a type in which they aren't certified here.
pub fn record_in<'a>(
    asker: &Asker<'a>,
    person: PersonId,
    interview_type: InterviewTypeId,
) -> Result<&'a Person, Refusal> {
    record(asker, person)?;
    let Asker { workspace, zones, at, .. } = *asker;
    let known = workspace.people.get(&person).ok_or(Refusal::UnknownPerson)?;
    if !workspace.interview_types.contains_key(&interview_type) {
        return Err(Refusal::UnknownInterviewType);
    }
    if status::holds(workspace, zones, person, interview_type, at) {
        return Err(Refusal::AlreadyCertified);
    }
    Ok(known)
}

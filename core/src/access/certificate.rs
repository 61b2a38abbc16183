//! Recording certificates from before the workspace.

use crate::{
    access::{asker::Asker, work::Work},
    model::ids::PersonId,
    refusal::Refusal,
};

/// Recording a certificate of a person, but never one's own.
pub fn record(asker: &Asker, person: PersonId) -> Result<(), Refusal> {
    Work::KeepCertificates.by(asker.by)?;
    asker.must_not_judge_themselves(person)
}

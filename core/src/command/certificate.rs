//! Certificates that people bring with them, and those that are taken back.

use super::{Context, Decided, NewCertificate, refusal::Refusal};
use crate::{
    event::Event,
    model::{
        certificate::{Certificate, Evidence},
        ids::CertificateId,
    },
};
use std::collections::BTreeSet;

pub(super) fn record(context: &Context, certificates: &[NewCertificate]) -> Decided {
    context.only_coordinator()?;
    if certificates.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut seen = BTreeSet::new();
    let mut events = Vec::new();
    for new in certificates {
        check(context, new)?;
        if !seen.insert((new.person, new.interview_type)) {
            return Err(Refusal::AlreadyCertified);
        }
        events.push(Event::CertificateIssued(Certificate {
            id: new.id,
            person: new.person,
            interview_type: new.interview_type,
            from: context.at,
            evidence: Evidence::Recorded(context.by),
        }));
    }
    Ok(events)
}

fn check(context: &Context, new: &NewCertificate) -> Result<(), Refusal> {
    let workspace = context.workspace;
    if !workspace.people.contains_key(&new.person) {
        return Err(Refusal::UnknownPerson);
    }
    if !workspace.interview_types.contains_key(&new.interview_type) {
        return Err(Refusal::UnknownInterviewType);
    }
    if workspace.certificates.contains_key(&new.id) {
        return Err(Refusal::IdTaken);
    }
    if workspace.is_certified(new.person, new.interview_type) {
        return Err(Refusal::AlreadyCertified);
    }
    Ok(())
}

pub(super) fn withdraw(context: &Context, certificate: CertificateId) -> Decided {
    context.only_coordinator()?;
    if !context.workspace.certificates.contains_key(&certificate) {
        return Err(Refusal::UnknownCertificate);
    }
    Ok(vec![Event::CertificateWithdrawn { certificate }])
}

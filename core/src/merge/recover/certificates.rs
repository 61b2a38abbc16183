//! Certificates from before the workspace, and withdrawn ones.

use super::Recovery;
use crate::{
    command::{Command, NewCertificate},
    fact::event::Event,
    model::certificate::{Certificate, Evidence},
    zones,
};

pub fn commands(recovery: &Recovery, first: &Event) -> Vec<Command> {
    let certificates = recorded(recovery);
    match first {
        Event::CertificateWithdrawn { .. } | Event::CertificateIssued(_) if !certificates.is_empty() => {
            vec![Command::RecordCertificates { certificates }]
        }
        Event::CertificateWithdrawn { certificate } => {
            vec![Command::WithdrawCertificate { certificate: *certificate }]
        }
        _ => Vec::new(),
    }
}

pub fn issued<'a>(recovery: &Recovery<'a>) -> impl Iterator<Item = &'a Certificate> {
    recovery.events().iter().filter_map(|event| match event {
        Event::CertificateIssued(certificate) => Some(certificate),
        _ => None,
    })
}

/// Certificates that were earned before, and only recorded.
pub fn recorded(recovery: &Recovery) -> Vec<NewCertificate> {
    let recorded = |certificate: &&Certificate| matches!(certificate.evidence, Evidence::Recorded(_));
    issued(recovery).filter(recorded).map(|certificate| new(recovery, certificate)).collect()
}

/// A certificate that counts from the time of the command had no day of its own.
fn new(recovery: &Recovery, certificate: &Certificate) -> NewCertificate {
    let Certificate { id, person, interview_type, from, .. } = *certificate;
    let zone = recovery.theirs.people.get(&person).map(|known| &known.zone);
    let day = zone.map(|zone| zones::local_day(recovery.zones, zone, from));
    NewCertificate { id, person, interview_type, from: day.filter(|_| from != recovery.record.at) }
}

//! Recording certificates from before the workspace, and withdrawing certificates.

use super::{Context, Decided, NewCertificate, refusal::Refusal};
use crate::{
    access::{self, work::Work},
    command::building::Building,
    fact::event::Event,
    model::{
        certificate::{Certificate, Evidence},
        ids::CertificateId,
    },
    zones,
};
use std::collections::BTreeSet;

pub(super) fn record(context: &Context, certificates: &[NewCertificate]) -> Decided {
    Work::KeepCertificates.by(context.by)?;
    for new in certificates {
        access::certificate::record(&context.asker(), new.person)?;
    }
    if certificates.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut seen = BTreeSet::new();
    let mut building = Building::new(context);
    for new in certificates {
        if !seen.insert((new.person, new.interview_type)) {
            return Err(Refusal::AlreadyCertified);
        }
        building.add(|context| issue(context, new))?;
    }
    Ok(building.events)
}

fn issue(context: &Context, new: &NewCertificate) -> Decided {
    check(context, new)?;
    let expired = context.workspace.certificate(new.person, new.interview_type);
    let withdrawn = expired.map(|expired| Event::CertificateWithdrawn { certificate: expired.id });
    Ok(withdrawn.into_iter().chain([Event::CertificateIssued(recorded(context, new))]).collect())
}

fn recorded(context: &Context, new: &NewCertificate) -> Certificate {
    let workspace = context.workspace;
    let zone = workspace.people.get(&new.person).map(|person| &person.zone);
    let from = new.from.zip(zone).map(|(day, zone)| zones::midnight(context.zones, zone, day));
    let from = from.unwrap_or(context.at);
    let evidence = Evidence::Recorded(context.by);
    Certificate::new(new.id, new.person, new.interview_type, from, evidence)
}

fn check(context: &Context, new: &NewCertificate) -> Result<(), Refusal> {
    let person = access::certificate::record_in(&context.asker(), new.person, new.interview_type)?;
    if context.workspace.certificates.contains_key(&new.id) {
        return Err(Refusal::IdTaken);
    }
    let today = zones::local_day(context.zones, &person.zone, context.at);
    if new.from.is_some_and(|from| from > today) {
        return Err(Refusal::CertifiedInFuture);
    }
    Ok(())
}

pub(super) fn withdraw(context: &Context, certificate: CertificateId) -> Decided {
    Work::KeepCertificates.by(context.by)?;
    if !context.workspace.certificates.contains_key(&certificate) {
        return Err(Refusal::UnknownCertificate);
    }
    Ok(vec![Event::CertificateWithdrawn { certificate }])
}

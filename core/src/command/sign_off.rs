//! The last step: the approvers named by the path approve, and the certificate is issued.

use super::{Context, Decided, free_text, refusal::Refusal};
use crate::{
    access,
    fact::event::Event,
    model::{
        actor::Actor,
        certificate::{Certificate, Evidence},
        enrollment::Enrollment,
        ids::{CertificateId, EnrollmentId, PersonId},
    },
    progress::{
        certificates::status,
        path::steps,
        sign_off::approval::{self, Approving},
    },
};

/// Each approver signs off once. The last approval issues the certificate.
pub(super) fn sign_off(context: &Context, enrollment: EnrollmentId, certificate: CertificateId) -> Decided {
    let workspace = context.workspace;
    let known = access::enrollment::sign_off(&context.asker(), enrollment)?;
    if status::holds(workspace, context.zones, known.person, known.interview_type, context.at) {
        return Err(Refusal::AlreadyCertified);
    }
    every_step_is_done(context, known)?;
    if approval::lacks_case(workspace, known) {
        return Err(Refusal::CaseMissing);
    }
    if workspace.certificates.contains_key(&certificate) {
        return Err(Refusal::IdTaken);
    }
    let takes_several = approval::asked(workspace, known).needed > 1;
    let mut events = Vec::from_iter(takes_several.then_some(Event::Approved { enrollment }));
    let by = match context.by {
        Actor::Member(person) => Some(person),
        Actor::Coordinator(_) | Actor::Leader(_) | Actor::Server => None,
    };
    match approval::approving(workspace, known, by) {
        Approving::Certifies => {}
        Approving::LeavesMissing(_) => return Ok(events),
        Approving::LeavesWithheld(_) if takes_several => return Ok(events),
        Approving::LeavesWithheld(_) => return Err(Refusal::ApprovalWithheld),
    }
    // The new certificate replaces the expired one.
    let expired = workspace.certificate(known.person, known.interview_type);
    events.extend(expired.map(|expired| Event::CertificateWithdrawn { certificate: expired.id }));
    let evidence = Evidence::Path(enrollment);
    let issued = Certificate::new(certificate, known.person, known.interview_type, context.at, evidence);
    events.push(Event::SignedOff { enrollment });
    events.push(Event::CertificateIssued(issued));
    Ok(events)
}

fn every_step_is_done(context: &Context, known: &Enrollment) -> Result<(), Refusal> {
    let path = context.workspace.path(known).ok_or(Refusal::NoPath)?;
    if let Some((kind, missing)) = steps::missing_before_sign_off(context.workspace, known) {
        return Err(Refusal::StepsMissing(kind, missing));
    }
    match steps::stale_prep(path, known, context.at).and_then(|step| step.of(&path.steps)) {
        Some(step) => Err(Refusal::PrepTooOld(step.kind)),
        None => Ok(()),
    }
}

/// Replaces an approver who has left without approving with a person who could approve by certificate.
pub(super) fn replace_approver(
    context: &Context,
    enrollment: EnrollmentId,
    departed: PersonId,
    replacement: PersonId,
) -> Decided {
    access::enrollment::replace_approver(&context.asker(), enrollment, departed, replacement)?;
    Ok(vec![Event::ApproverReplaced { enrollment, departed, replacement }])
}

/// Like an approval, the case is about the current evidence. Writing it again replaces the previous one.
pub(super) fn write_case(context: &Context, enrollment: EnrollmentId, text: &str) -> Decided {
    let known = access::enrollment::write_case(&context.asker(), enrollment)?;
    every_step_is_done(context, known)?;
    Ok(vec![Event::CaseWritten { enrollment, text: free_text::required(text)? }])
}

/// An approver's "not yet" holds until they approve or the evidence changes.
pub(super) fn withhold(context: &Context, enrollment: EnrollmentId, why: &str) -> Decided {
    let known = access::enrollment::withhold(&context.asker(), enrollment)?;
    every_step_is_done(context, known)?;
    Ok(vec![Event::ApprovalWithheld { enrollment, why: free_text::required(why)? }])
}

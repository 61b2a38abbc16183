//! Beginning, pausing, preparing and finishing a path.

use super::{Context, Decided, refusal::Refusal};
use crate::{
    event::Event,
    model::{
        actor::Actor,
        certificate::{Certificate, Evidence},
        enrolment::{Enrolment, EnrolmentStatus, StepIndex},
        ids::{CertificateId, EnrolmentId, InterviewTypeId, PersonId},
        person::Presence,
        session::CancelReason,
    },
    progress::steps,
};

pub(super) fn enrol(
    context: &Context,
    enrolment: EnrolmentId,
    person: PersonId,
    interview_type: InterviewTypeId,
) -> Decided {
    context.only_for(person)?;
    let workspace = context.workspace;
    let known = workspace.people.get(&person).ok_or(Refusal::UnknownPerson)?;
    if known.presence == Presence::Left {
        return Err(Refusal::PersonLeft);
    }
    if workspace.enrolments.contains_key(&enrolment) {
        return Err(Refusal::IdTaken);
    }
    if !workspace.interview_types.contains_key(&interview_type) {
        return Err(Refusal::UnknownInterviewType);
    }
    if workspace.is_certified(person, interview_type) {
        return Err(Refusal::AlreadyCertified);
    }
    let same = |other: &&Enrolment| other.person == person && other.interview_type == interview_type;
    let running =
        |other: &&Enrolment| matches!(other.status, EnrolmentStatus::Active | EnrolmentStatus::Paused);
    if workspace.enrolments.values().filter(same).any(|other| running(&other)) {
        return Err(Refusal::AlreadyEnrolled);
    }
    let programme = workspace.programme().ok_or(Refusal::NoPath)?;
    if !programme.paths.contains_key(&interview_type) {
        return Err(Refusal::NoPath);
    }
    Ok(vec![Event::Enrolled { enrolment, person, interview_type, version: programme.version }])
}

fn own<'a>(context: &'a Context, enrolment: EnrolmentId) -> Result<&'a Enrolment, Refusal> {
    let known = context.workspace.enrolments.get(&enrolment).ok_or(Refusal::UnknownEnrolment)?;
    context.only_for(known.person)?;
    Ok(known)
}

fn active<'a>(context: &'a Context, enrolment: EnrolmentId) -> Result<&'a Enrolment, Refusal> {
    let known = own(context, enrolment)?;
    if known.status == EnrolmentStatus::Active { Ok(known) } else { Err(Refusal::NotActive) }
}

pub(super) fn prepare(context: &Context, enrolment: EnrolmentId, step: StepIndex) -> Decided {
    let known = active(context, enrolment)?;
    let path = context.workspace.path(known).ok_or(Refusal::NoPath)?;
    let kind = step.of(&path.steps).ok_or(Refusal::StepUnknown)?.kind;
    if !kind.is_prep() {
        return Err(Refusal::StepNotPrep);
    }
    if known.prepared.contains_key(&step) {
        return Err(Refusal::StepAlreadyDone);
    }
    Ok(vec![Event::StepPrepared { enrolment, step }])
}

pub(super) fn pause(context: &Context, enrolment: EnrolmentId) -> Decided {
    active(context, enrolment)?;
    Ok(ending(context, enrolment, Event::EnrolmentPaused { enrolment }))
}

pub(super) fn resume(context: &Context, enrolment: EnrolmentId) -> Decided {
    if own(context, enrolment)?.status != EnrolmentStatus::Paused {
        return Err(Refusal::NotPaused);
    }
    Ok(vec![Event::EnrolmentResumed { enrolment }])
}

pub(super) fn withdraw(context: &Context, enrolment: EnrolmentId) -> Decided {
    let known = own(context, enrolment)?;
    if !matches!(known.status, EnrolmentStatus::Active | EnrolmentStatus::Paused) {
        return Err(Refusal::NotActive);
    }
    Ok(ending(context, enrolment, Event::EnrolmentWithdrawn { enrolment }))
}

/// Sessions still to come give their seats back.
fn ending(context: &Context, enrolment: EnrolmentId, event: Event) -> Vec<Event> {
    let mut events = vec![event];
    for session in context.workspace.sessions_of(enrolment) {
        if session.state.is_draft() || session.state.is_ahead() {
            let reason = CancelReason::EnrolmentEnded;
            events.push(Event::SessionCancelled { session: session.id, reason });
        }
    }
    events
}

pub(super) fn sign_off(context: &Context, enrolment: EnrolmentId, certificate: CertificateId) -> Decided {
    let workspace = context.workspace;
    let known = workspace.enrolments.get(&enrolment).ok_or(Refusal::UnknownEnrolment)?;
    if known.status != EnrolmentStatus::Active {
        return Err(Refusal::NotActive);
    }
    may_sign_off(context, known)?;
    workspace.path(known).ok_or(Refusal::NoPath)?;
    if workspace.is_certified(known.person, known.interview_type) {
        return Err(Refusal::AlreadyCertified);
    }
    if let Some((kind, missing)) = steps::missing_before_sign_off(workspace, known) {
        return Err(Refusal::StepsMissing(kind, missing));
    }
    if workspace.certificates.contains_key(&certificate) {
        return Err(Refusal::IdTaken);
    }
    let issued = Certificate {
        id: certificate,
        person: known.person,
        interview_type: known.interview_type,
        from: context.at,
        evidence: Evidence::Path(enrolment),
    };
    Ok(vec![Event::SignedOff { enrolment }, Event::CertificateIssued(issued)])
}

/// Somebody certified in the type, and nobody for themselves. The coordinator keeps the records, not the bar.
fn may_sign_off(context: &Context, enrolment: &Enrolment) -> Result<(), Refusal> {
    match context.by {
        Actor::Member(person)
            if person != enrolment.person
                && context.workspace.is_certified(person, enrolment.interview_type) =>
        {
            Ok(())
        }
        _ => Err(Refusal::OnlyCertified),
    }
}

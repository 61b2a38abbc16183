//! Enrollments: beginning, the exceptions to a path, and the sign-off.

use super::{Recovery, certificates};
use crate::{
    command::{Command, enrollment::NewEnrollment},
    fact::event::Event,
    model::{
        ids::{CertificateId, EnrollmentId},
        session::CancelReason,
    },
    zones,
};
use chrono::{DateTime, NaiveDate, Utc};

pub fn commands(recovery: &Recovery, first: &Event) -> Vec<Command> {
    match first.clone() {
        Event::Enrolled { .. } => enrolling(recovery),
        Event::EnrollmentMoved { .. } | Event::SessionCancelled { reason: CancelReason::StepGone, .. } => {
            vec![Command::ChangeVersion { enrollments: moved(recovery) }]
        }
        Event::EnrollmentPaused { enrollment, until } => {
            let until = until.map(|until| last_day(recovery, enrollment, until));
            vec![Command::Pause { enrollment, until }]
        }
        Event::EnrollmentResumed { enrollment } => vec![Command::Resume { enrollment }],
        Event::EnrollmentWithdrawn { enrollment } => vec![Command::Withdraw { enrollment }],
        event => exceptions(event).or_else(|| signing_off(recovery)).into_iter().collect(),
    }
}

pub fn new_enrollments(recovery: &Recovery) -> Vec<NewEnrollment> {
    recovery.each(|event| match *event {
        Event::Enrolled { enrollment: id, person, interview_type, .. } => {
            Some(NewEnrollment { id, person, interview_type })
        }
        _ => None,
    })
}

/// Enrolling a single person comes first: people who enroll themselves may not enroll others.
fn enrolling(recovery: &Recovery) -> Vec<Command> {
    let enrollments = new_enrollments(recovery);
    let alone = match enrollments[..] {
        [NewEnrollment { id: enrollment, person, interview_type }] => {
            Some(Command::Enroll { enrollment, person, interview_type })
        }
        _ => None,
    };
    alone.into_iter().chain([Command::EnrollAll { enrollments }]).collect()
}

fn moved(recovery: &Recovery) -> Vec<EnrollmentId> {
    recovery.each(|event| match event {
        Event::EnrollmentMoved { enrollment, .. } => Some(*enrollment),
        _ => None,
    })
}

/// The day at the beginning of which a pause ends, by the trainee's calendar.
fn last_day(recovery: &Recovery, enrollment: EnrollmentId, until: DateTime<Utc>) -> NaiveDate {
    let enrollment = recovery.theirs.enrollments.get(&enrollment);
    let person = enrollment.and_then(|known| recovery.theirs.people.get(&known.person));
    person.map_or(until.date_naive(), |person| zones::local_day(recovery.zones, &person.zone, until))
}

fn exceptions(first: Event) -> Option<Command> {
    Some(match first {
        Event::StepCreditGiven { enrollment, step, times, basis, evidence } => {
            Command::GiveCredit { enrollment, step, times, basis, evidence }
        }
        Event::SessionAdded { enrollment, step } => Command::AddSession { enrollment, step },
        Event::AttemptGranted { enrollment, step } => Command::GrantAttempt { enrollment, step },
        Event::StepShortened { enrollment, step, .. } => Command::ShortenStep { enrollment, step },
        Event::StepPrepared { enrollment, step } => Command::PrepareStep { enrollment, step },
        Event::ApproverReplaced { enrollment, departed, replacement } => {
            Command::ReplaceApprover { enrollment, departed, replacement }
        }
        Event::CaseWritten { enrollment, text } => Command::WriteCase { enrollment, text },
        Event::ApprovalWithheld { enrollment, why } => Command::WithholdApproval { enrollment, why },
        _ => return None,
    })
}

/// An approval that is not the last one issues no certificate, so any id will do.
fn signing_off(recovery: &Recovery) -> Option<Command> {
    let signed_off = recovery.each(|event| match event {
        Event::Approved { enrollment } | Event::SignedOff { enrollment } => Some(*enrollment),
        _ => None,
    });
    let issued = certificates::issued(recovery).next().map(|certificate| certificate.id);
    let certificate = issued.unwrap_or(CertificateId(recovery.record.command.0));
    signed_off.first().map(|enrollment| Command::SignOff { enrollment: *enrollment, certificate })
}

//! Which certificates are valid at a time, and which have expired.

use crate::{
    model::{
        certificate::Certificate,
        ids::{InterviewTypeId, PersonId},
        program::rules::OnExpiry,
    },
    workspace::Workspace,
};
use chrono::{DateTime, Duration, Utc};

/// Days before its end from which a certificate counts as expiring.
pub const SOON_DAYS: i64 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CertificateStatus {
    /// It counts; where there is an end, no earlier than this.
    Counts {
        until: Option<DateTime<Utc>>,
    },
    Expired {
        since: DateTime<Utc>,
        to: OnExpiry,
    },
}

impl CertificateStatus {
    pub fn counts(self) -> bool {
        matches!(self, Self::Counts { .. })
    }

    /// Whether it still counts and expires within [`SOON_DAYS`].
    pub fn expires_soon(self, at: DateTime<Utc>) -> bool {
        matches!(self, Self::Counts { until: Some(until) } if until - at <= Duration::days(SOON_DAYS))
    }
}

/// The status of a certificate at an instant.
pub fn status(workspace: &Workspace, certificate: &Certificate, at: DateTime<Utc>) -> CertificateStatus {
    status_by(certificate, led(workspace, certificate.person, certificate.interview_type), at)
}

/// The same where the starts of the interviews of the type that the person leads are known.
pub fn status_by(
    certificate: &Certificate,
    led: impl Iterator<Item = DateTime<Utc>>,
    at: DateTime<Utc>,
) -> CertificateStatus {
    let idle = certificate.validity.idle_weeks.map(|weeks| {
        let last = led.filter(|start| *start <= at).max().unwrap_or(certificate.from).max(certificate.from);
        last.checked_add_signed(Duration::weeks(weeks.into())).unwrap_or(DateTime::<Utc>::MAX_UTC)
    });
    let until = certificate.until.into_iter().chain(idle).min();
    match until {
        Some(since) if since <= at => {
            CertificateStatus::Expired { since, to: certificate.validity.lapses_to }
        }
        until => CertificateStatus::Counts { until },
    }
}

/// The starts of all interviews of a type that a person leads.
pub fn led(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
) -> impl Iterator<Item = DateTime<Utc>> {
    let interviews = workspace.interviews.values().filter(move |known| {
        known.interviewer == person && known.interview_type == interview_type && known.is_scheduled()
    });
    interviews.map(|interview| interview.start)
}

/// How many interviews of a type a person has led before an instant.
pub fn led_before(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
    at: DateTime<Utc>,
) -> usize {
    led(workspace, person, interview_type).filter(|start| *start < at).count()
}

/// Whether a person holds a certificate that counts.
pub fn holds(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
    at: DateTime<Utc>,
) -> bool {
    let certificate = workspace.certificate(person, interview_type);
    certificate.is_some_and(|known| status(workspace, known, at).counts())
}

/// What a person's newest certificate has expired to, if it has.
pub fn expired_to(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
    at: DateTime<Utc>,
) -> Option<OnExpiry> {
    match status(workspace, workspace.certificate(person, interview_type)?, at) {
        CertificateStatus::Expired { to, .. } => Some(to),
        CertificateStatus::Counts { .. } => None,
    }
}

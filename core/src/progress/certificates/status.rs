//! Which certificates are valid at a time, and which have expired.

use crate::{
    model::{
        certificate::Certificate,
        ids::{CertificateId, InterviewTypeId, PersonId},
        interview::Interview,
        program::rules::{OnExpiry, Validity},
    },
    order::Order,
    workspace::Workspace,
    zones::{self, Zone, Zones},
};
use chrono::{DateTime, Days, Duration, Months, NaiveDate, Utc};

/// Days before its end from which a certificate counts as expiring.
pub const SOON_DAYS: i64 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CertificateStatus {
    /// It counts. If it has an end, it counts until then, unless its holder interviews before.
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

/// How long certificates of a type are valid, according to its full path in the newest program, even if another program applied
/// when a certificate was recorded. For a type without a path, certificates last.
pub fn validity(workspace: &Workspace, interview_type: InterviewTypeId) -> Validity {
    let path = workspace.program().and_then(|program| program.paths.get(&interview_type));
    path.map(|path| path.rules.validity).unwrap_or_default()
}

/// The status of a certificate at an instant.
pub fn status(
    workspace: &Workspace,
    zones: &dyn Zones,
    certificate: &Certificate,
    at: DateTime<Utc>,
) -> CertificateStatus {
    status_by(workspace, zones, certificate, validity(workspace, certificate.interview_type), at)
}

/// The status that a certificate would have under other rules.
pub fn status_by(
    workspace: &Workspace,
    zones: &dyn Zones,
    certificate: &Certificate,
    validity: Validity,
    at: DateTime<Utc>,
) -> CertificateStatus {
    let conducted = || {
        let conducted = conducted(workspace, certificate.person, certificate.interview_type);
        conducted.filter(|start| *start <= at).collect()
    };
    let calendar = HolderCalendar::of(workspace, zones, certificate.person);
    match calendar.end(certificate, validity, conducted) {
        Some(since) if since <= at => CertificateStatus::Expired { since, to: validity.lapses_to },
        until => CertificateStatus::Counts { until },
    }
}

/// The end of a certificate if its holder leads exactly these interviews of the type; `None` if it lasts.
pub fn end_by(
    workspace: &Workspace,
    zones: &dyn Zones,
    certificate: &Certificate,
    conducted: impl FnOnce() -> Vec<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let validity = validity(workspace, certificate.interview_type);
    HolderCalendar::of(workspace, zones, certificate.person).end(certificate, validity, conducted)
}

/// The calendar of a certificate's holder. A certificate ends at the beginning of a day.
struct HolderCalendar<'a> {
    zones: &'a dyn Zones,
    zone: Zone,
}

impl<'a> HolderCalendar<'a> {
    fn of(workspace: &Workspace, zones: &'a dyn Zones, holder: PersonId) -> Self {
        let zone = workspace.people.get(&holder).map_or_else(Zone::utc, |person| person.zone.clone());
        Self { zones, zone }
    }

    fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        zones::local_day(self.zones, &self.zone, at)
    }

    /// Calls `conducted` only if idle weeks matter.
    fn end(
        &self,
        certificate: &Certificate,
        validity: Validity,
        conducted: impl FnOnce() -> Vec<DateTime<Utc>>,
    ) -> Option<DateTime<Utc>> {
        let months = validity.months.and_then(|months| self.months_after(certificate.from, months));
        let idle = validity.idle_weeks.and_then(|weeks| {
            let mut conducted = conducted();
            conducted.order();
            self.first_idle(certificate.from, &conducted, weeks)
        });
        months.into_iter().chain(idle).min()
    }

    fn months_after(&self, from: DateTime<Utc>, months: u16) -> Option<DateTime<Utc>> {
        let day = self.day(from).checked_add_months(Months::new(months.into()))?;
        Some(zones::midnight(self.zones, &self.zone, day))
    }

    fn weeks_after(&self, from: DateTime<Utc>, weeks: u16) -> Option<DateTime<Utc>> {
        let day = self.day(from).checked_add_days(Days::new(u64::from(weeks) * 7))?;
        Some(zones::midnight(self.zones, &self.zone, day))
    }

    /// The end of the first stretch of this many weeks without an interview. A later interview doesn't bring the certificate
    /// back.
    fn first_idle(
        &self,
        from: DateTime<Utc>,
        conducted: &[DateTime<Utc>],
        weeks: u16,
    ) -> Option<DateTime<Utc>> {
        let mut end = self.weeks_after(from, weeks)?;
        for start in conducted.iter().filter(|start| **start >= from) {
            if *start >= end {
                break;
            }
            end = self.weeks_after(*start, weeks)?;
        }
        Some(end)
    }
}

/// The starts of all interviews of a type that a person conducts, as the lead or on the panel.
pub fn conducted(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
) -> impl Iterator<Item = DateTime<Utc>> {
    let of_type = move |known: &&Interview| known.interview_type == interview_type && known.is_scheduled();
    let interviews = workspace.interviews.of(person).filter(of_type);
    interviews.map(|interview| interview.start)
}

/// How many interviews of a type a person has conducted before an instant.
pub fn conducted_before(
    workspace: &Workspace,
    person: PersonId,
    interview_type: InterviewTypeId,
    at: DateTime<Utc>,
) -> usize {
    conducted(workspace, person, interview_type).filter(|start| *start < at).count()
}

/// Whether a person holds a certificate that counts.
pub fn holds(
    workspace: &Workspace,
    zones: &dyn Zones,
    person: PersonId,
    interview_type: InterviewTypeId,
    at: DateTime<Utc>,
) -> bool {
    let certificate = workspace.certificate(person, interview_type);
    certificate.is_some_and(|known| status(workspace, zones, known, at).counts())
}

/// A person's newest certificate of a type if it has expired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpiredCertificate {
    pub certificate: CertificateId,
    pub interview_type: InterviewTypeId,
    pub since: DateTime<Utc>,
    /// Whether the person is in training for the type again.
    pub in_training: bool,
}

/// The expired certificates of a person that were not renewed.
pub fn expired_of(
    workspace: &Workspace,
    zones: &dyn Zones,
    person: PersonId,
    at: DateTime<Utc>,
) -> Vec<ExpiredCertificate> {
    let expired = workspace.interview_types.keys().filter_map(|interview_type| {
        let certificate = workspace.certificate(person, *interview_type)?;
        let CertificateStatus::Expired { since, .. } = status(workspace, zones, certificate, at) else {
            return None;
        };
        let in_training = workspace.is_in_training(person, *interview_type);
        let (certificate, interview_type) = (certificate.id, *interview_type);
        Some(ExpiredCertificate { certificate, interview_type, since, in_training })
    });
    expired.collect()
}

/// What remains of a person's newest certificate if it has expired.
pub fn expired_to(
    workspace: &Workspace,
    zones: &dyn Zones,
    person: PersonId,
    interview_type: InterviewTypeId,
    at: DateTime<Utc>,
) -> Option<OnExpiry> {
    match status(workspace, zones, workspace.certificate(person, interview_type)?, at) {
        CertificateStatus::Expired { to, .. } => Some(to),
        CertificateStatus::Counts { .. } => None,
    }
}

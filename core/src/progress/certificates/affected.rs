//! Whose certificates a path’s next version would touch.

use crate::{
    model::{
        certificate::Certificate,
        ids::{InterviewTypeId, PersonId},
        program::rules::Validity,
    },
    order::Order,
    progress::certificates::status::{self, CertificateStatus},
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

/// What becomes of certificates of people who are here, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AffectedCertificates {
    /// They count now and would be expired at once.
    pub expire: Vec<PersonId>,
    /// They are expired now and would count again.
    pub count_again: Vec<PersonId>,
    /// They go on counting, until another day than now.
    pub other_end: Vec<PersonId>,
}

impl AffectedCertificates {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What becomes of the certificates of a type once they are valid for so long.
pub fn affected(
    workspace: &Workspace,
    zones: &dyn Zones,
    interview_type: InterviewTypeId,
    next: Validity,
    now: DateTime<Utc>,
) -> AffectedCertificates {
    let of_type =
        |known: &&Certificate| known.interview_type == interview_type && workspace.is_here(known.person);
    let mut certificates: Vec<_> = workspace.certificates.values().filter(of_type).collect();
    certificates.order_by_key(|known| (workspace.profiles.name(known.person).to_lowercase(), known.id));
    let mut affected = AffectedCertificates::default();
    for known in certificates {
        let was = status::status(workspace, zones, known, now);
        let becomes = status::status_by(workspace, zones, known, next, now);
        match (was, becomes) {
            (CertificateStatus::Counts { .. }, CertificateStatus::Expired { .. }) => {
                affected.expire.push(known.person);
            }
            (CertificateStatus::Expired { .. }, CertificateStatus::Counts { .. }) => {
                affected.count_again.push(known.person);
            }
            (CertificateStatus::Counts { until: was }, CertificateStatus::Counts { until: becomes })
                if was != becomes =>
            {
                affected.other_end.push(known.person);
            }
            _ => {}
        }
    }
    affected
}

//! The certificates that the next version of a path would affect.

use crate::{
    model::{
        certificate::Certificate,
        ids::{InterviewTypeId, PersonId},
        program::rules::Validity,
    },
    order::Order,
    progress::certificates::status::{self, CertificateStatus},
    text_search::folded,
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Utc};

/// The effects on certificates of people who are here, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AffectedCertificates {
    /// They count now, and would expire at once.
    pub expire: Vec<PersonId>,
    /// They have expired, and would count again.
    pub count_again: Vec<PersonId>,
    /// They would still count, but end on a different day.
    pub other_end: Vec<PersonId>,
}

impl AffectedCertificates {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The effects of a new validity on the certificates of a type.
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
    certificates.order_by_key(|known| (folded(workspace.profiles.name(known.person)), known.id));
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

//! The directory: who is certified in what, who is in training, who accepts trainees.

use crate::{
    model::{
        enrollment::EnrollmentStatus,
        ids::{CertificateId, EnrollmentId, InterviewTypeId, PersonId, TeamId},
        person::Hosting,
        program::rules::OnExpiry,
    },
    order::Order,
    progress::{
        certificates::status::{self, CertificateStatus},
        path::enrollment_progress,
    },
    text_search::{Query, folded},
    workspace::Workspace,
    zones::{Zone, Zones},
};
use chrono::{DateTime, Utc};

pub mod sorting;

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub person: PersonId,
    pub name: String,
    pub team: Option<TeamId>,
    pub zone: Zone,
    /// Certificates that count.
    pub certified: Vec<(InterviewTypeId, CertificateId)>,
    /// The types whose certificates expire soon.
    pub expiring: Vec<InterviewTypeId>,
    pub expired: Vec<(InterviewTypeId, CertificateId)>,
    /// The types with an expired certificate whose holder may still observe.
    pub observer_only: Vec<InterviewTypeId>,
    pub in_training: Vec<InTraining>,
    pub hosting: Hosting,
}

/// Step `done + 1` of `of`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InTraining {
    pub enrollment: EnrollmentId,
    pub interview_type: InterviewTypeId,
    pub status: EnrollmentStatus,
    pub done: usize,
    pub of: usize,
}

/// What to show. By default, everyone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub text: String,
    pub interview_type: Option<InterviewTypeId>,
    pub team: Option<TeamId>,
    pub zone: Option<Zone>,
    pub status: DirectoryStatus,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DirectoryStatus {
    #[default]
    Anyone,
    Certified,
    /// With a certificate that expires soon or has expired.
    Expiring,
    /// Certified, and accepts trainees.
    Hosts,
    InTraining,
}

/// Everyone who is here, by name.
pub fn directory(workspace: &Workspace, zones: &dyn Zones, now: DateTime<Utc>) -> Vec<Row> {
    let mut rows: Vec<Row> = workspace
        .people_here()
        .map(|person| Row {
            person: person.id,
            name: workspace.profiles.name(person.id).to_owned(),
            team: person.team,
            zone: person.zone.clone(),
            certified: Vec::new(),
            expiring: Vec::new(),
            expired: Vec::new(),
            observer_only: Vec::new(),
            in_training: Vec::new(),
            hosting: person.hosting,
        })
        .collect();
    rows.order_by_key(|row| row.person);
    for certificate in workspace.certificates.values() {
        if let Ok(row) = rows.binary_search_by_key(&certificate.person, |row| row.person) {
            let status = status::status(workspace, zones, certificate, now);
            let row = &mut rows[row];
            let known = (certificate.interview_type, certificate.id);
            if status.counts() {
                row.certified.push(known);
                row.expiring.extend(status.expires_soon(now).then_some(certificate.interview_type));
            } else {
                row.expired.push(known);
            }
            if let CertificateStatus::Expired { to: OnExpiry::ObserverOnly, .. } = status {
                row.observer_only.push(certificate.interview_type);
            }
        }
    }
    for enrollment in workspace.enrollments.values() {
        if !enrollment.is_running() {
            continue;
        }
        let (Ok(row), Some(progress)) = (
            rows.binary_search_by_key(&enrollment.person, |row| row.person),
            enrollment_progress::enrollment_progress(workspace, enrollment.id, now),
        ) else {
            continue;
        };
        rows[row].in_training.push(InTraining {
            enrollment: enrollment.id,
            interview_type: enrollment.interview_type,
            status: progress.status,
            done: progress.done(),
            of: progress.steps.len(),
        });
    }
    rows.order_by_key(|row| (folded(&row.name), row.person));
    rows
}

impl Filter {
    pub fn shows(&self, workspace: &Workspace, row: &Row) -> bool {
        self.fits_text(workspace, row)
            && self.team.is_none_or(|team| row.team == Some(team))
            && self.zone.as_ref().is_none_or(|zone| row.zone == *zone)
            && self.fits_status(row)
    }

    fn fits_text(&self, workspace: &Workspace, row: &Row) -> bool {
        let mail = workspace.profiles.0.get(&row.person).and_then(|profile| profile.mail.as_deref());
        let said = [row.name.as_str(), workspace.team_name(row.team), mail.unwrap_or_default()];
        Query::new(&self.text).is_inside(&folded(&said.join(" ")))
    }

    fn fits_status(&self, row: &Row) -> bool {
        let of_type = |interview_type| self.interview_type.is_none_or(|wanted| wanted == interview_type);
        let certified = row.certified.iter().any(|(interview_type, _)| of_type(*interview_type));
        let in_training = row.in_training.iter().any(|path| of_type(path.interview_type));
        match self.status {
            DirectoryStatus::Anyone => self.interview_type.is_none() || certified || in_training,
            DirectoryStatus::Certified => certified,
            DirectoryStatus::Expiring => {
                row.expiring.iter().any(|known| of_type(*known))
                    || row.expired.iter().any(|(known, _)| of_type(*known))
            }
            DirectoryStatus::Hosts => certified && row.hosting == Hosting::Hosts,
            DirectoryStatus::InTraining => in_training,
        }
    }
}

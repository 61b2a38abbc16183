//! Everything that a sign-off rests on, in one place; and the code that a certificate is checked by.

use crate::{
    model::{
        certificate::{Certificate, Evidence},
        enrollment::{Approval, Enrollment, StepCredit},
        ids::{EnrollmentId, SessionId},
        program::StepKind,
        session::SessionState,
    },
    progress::{
        certificates::approval::{self, Asked},
        path::steps,
        scorecards::{
            calibration::{self, Calibration},
            pair,
        },
    },
    workspace::Workspace,
};
use xxhash_rust::xxh3::xxh3_64;

#[derive(Clone, Debug, PartialEq)]
pub struct SignOffEvidence {
    pub enrollment: EnrollmentId,
    /// All sessions that took place, credited or not, by day.
    pub sessions: Vec<SessionId>,
    pub credited: usize,
    pub not_credited: usize,
    pub mentors: usize,
    pub credits: Vec<StepCredit>,
    pub calibration: Calibration,
    /// How many open pairs recommend the same, of how many.
    pub same_recommendation: (usize, usize),
    /// Missing requirements, if any.
    pub missing: Option<(StepKind, u8)>,
    pub asked: Asked,
    pub approvals: Vec<Approval>,
    pub still_needed: usize,
}

pub fn of_enrollment(workspace: &Workspace, enrollment: EnrollmentId) -> Option<SignOffEvidence> {
    let known = workspace.enrollments.get(&enrollment)?;
    let sessions: Vec<_> = workspace
        .sessions_of(enrollment)
        .into_iter()
        .filter(|session| steps::is_attempt(session.state()))
        .collect();
    let count = |state| sessions.iter().filter(|session| session.state() == state).count();
    let mut mentors: Vec<_> = sessions
        .iter()
        .filter(|session| session.state() == SessionState::Credited)
        .map(|session| session.mentor)
        .collect();
    mentors.sort_unstable();
    mentors.dedup();
    let pairs: Vec<_> =
        sessions.iter().filter_map(|session| pair::side_by_side(workspace, session.id)).collect();
    let same = pairs.iter().filter(|pair| pair.trainee.recommendation == pair.mentor.recommendation).count();
    Some(SignOffEvidence {
        enrollment,
        credited: count(SessionState::Credited),
        not_credited: count(SessionState::NotCredited),
        mentors: mentors.len(),
        credits: known.ledger.credits.clone(),
        calibration: calibration::calibration(workspace, known.person, known.interview_type),
        same_recommendation: (same, pairs.len()),
        missing: steps::missing_before_sign_off(workspace, known),
        asked: approval::asked(workspace, known),
        approvals: known.ledger.approvals.clone(),
        still_needed: approval::missing(workspace, known),
        sessions: sessions.into_iter().map(|session| session.id).collect(),
    })
}

/// A short code that changes with anything a certificate says or rests on. It shows that a print tells what
/// this workspace tells; it is no signature, and proves nothing to somebody who has no copy of the workspace.
pub fn code(workspace: &Workspace, certificate: &Certificate) -> String {
    let mut told = vec![
        workspace.about.as_ref().map_or_else(String::new, |about| about.id.to_string()),
        certificate.id.to_string(),
        certificate.person.to_string(),
        workspace.profiles.name(certificate.person).to_owned(),
        certificate.interview_type.to_string(),
        certificate.from.timestamp().to_string(),
        certificate.until.map_or_else(String::new, |until| until.timestamp().to_string()),
    ];
    if let Evidence::Path(enrollment) = certificate.evidence
        && let Some(enrollment) = workspace.enrollments.get(&enrollment)
    {
        told.extend(path_told(workspace, enrollment));
    }
    let hash = xxh3_64(told.join("\n").as_bytes());
    let text = crate::model::ids::CertificateId(hash).to_string().to_uppercase();
    // Thirteen letters, of which the first carries four bits only.
    format!("{}-{}-{}", &text[1..5], &text[5..9], &text[9..13])
}

fn path_told(workspace: &Workspace, enrollment: &Enrollment) -> Vec<String> {
    let sessions = workspace.sessions_of(enrollment.id).into_iter();
    let credited = sessions.filter(|session| session.state() == SessionState::Credited);
    let session = |session: &crate::model::session::Session| {
        format!("{} {} {}", session.id, session.mentor, workspace.start_of(session).timestamp())
    };
    let mut told: Vec<String> = credited.map(session).collect();
    told.extend(
        enrollment.ledger.credits.iter().map(|credit| format!("{:?} {}", credit.basis, credit.evidence)),
    );
    told.extend(enrollment.ledger.approvals.iter().map(|approval| approval.by.to_string()));
    told.extend(
        enrollment.signed_off.map(|sign_off| format!("{:?} {}", sign_off.by, sign_off.at.timestamp())),
    );
    told
}

/// The certificate that a code is of, however it was typed.
pub fn by_code<'a>(workspace: &'a Workspace, typed: &str) -> Option<&'a Certificate> {
    let plain = |text: &str| {
        let letters =
            text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase());
        // Letters that are mistaken for digits on paper stand for those.
        letters
            .map(|letter| match letter {
                'O' => '0',
                'I' | 'L' => '1',
                letter => letter,
            })
            .collect::<String>()
    };
    let typed = plain(typed);
    if typed.is_empty() {
        return None;
    }
    workspace.certificates.values().find(|known| plain(&code(workspace, known)) == typed)
}

//! The code for checking a printed certificate.

use crate::{
    model::{
        actor::Actor,
        certificate::{Certificate, Evidence},
        enrollment::{CreditBasis, Enrollment},
        session::SessionState,
    },
    workspace::Workspace,
};
use xxhash_rust::xxh3::xxh3_64;

/// A short code that changes with anything that a certificate says or is based on. It shows that a printout agrees with this
/// workspace. It is not a signature, and proves nothing to a reader without a copy of the workspace.
pub fn code(workspace: &Workspace, certificate: &Certificate) -> String {
    let mut told = vec![
        workspace.about.as_ref().map_or_else(String::new, |about| about.id.to_string()),
        certificate.id.to_string(),
        certificate.person.to_string(),
        workspace.profiles.name(certificate.person).to_owned(),
        certificate.interview_type.to_string(),
        certificate.from.timestamp().to_string(),
    ];
    if let Evidence::Path(enrollment) = certificate.evidence
        && let Some(enrollment) = workspace.enrollments.get(&enrollment)
    {
        told.extend(path_told(workspace, enrollment));
    }
    let hash = xxh3_64(told.join("\n").as_bytes());
    let text = crate::model::ids::CertificateId(hash).to_string().to_uppercase();
    // Of the 13 letters, the first carries only 4 bits.
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
        enrollment
            .ledger
            .credits
            .iter()
            .map(|credit| format!("{} {}", basis_word(credit.basis), credit.evidence)),
    );
    told.extend(enrollment.ledger.approvals.iter().map(|approval| approval.by.to_string()));
    told.extend(
        enrollment
            .signed_off
            .map(|sign_off| format!("{} {}", actor_word(sign_off.by), sign_off.at.timestamp())),
    );
    told
}

fn basis_word(basis: CreditBasis) -> &'static str {
    match basis {
        CreditBasis::Elsewhere => "elsewhere",
        CreditBasis::Exempt => "exempt",
    }
}

fn actor_word(actor: Actor) -> String {
    match actor {
        Actor::Coordinator(None) => "coordinator".to_owned(),
        Actor::Coordinator(Some(person)) => format!("coordinator {person}"),
        Actor::Leader(None) => "leader".to_owned(),
        Actor::Leader(Some(person)) => format!("leader {person}"),
        Actor::Member(person) => person.to_string(),
        Actor::Server => "server".to_owned(),
    }
}

/// The certificate with a code, however it was typed.
pub fn by_code<'a>(workspace: &'a Workspace, typed: &str) -> Option<&'a Certificate> {
    let plain = |text: &str| {
        let letters =
            text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase());
        // Letters that are easily mistaken for digits on paper count as those digits.
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

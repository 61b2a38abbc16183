//! Everything that a sign-off is based on, in one place.

use crate::{
    model::{
        enrollment::{MentorCase, StepCredit, WithheldApproval},
        ids::{EnrollmentId, PersonId, SessionId},
        program::StepKind,
        session::SessionState,
    },
    order::Order,
    progress::{
        path::steps,
        scorecards::{
            calibration::{self, Calibration},
            pair,
        },
        sign_off::approval::{self, Approvers},
    },
    wording::count,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq)]
pub struct SignOffEvidence {
    pub enrollment: EnrollmentId,
    /// Sessions that took place, with any outcome, by time.
    pub sessions: Vec<SessionId>,
    pub credited: usize,
    pub not_credited: usize,
    pub mentors: usize,
    pub credits: Vec<StepCredit>,
    pub calibration: Calibration,
    /// The number of open pairs with the same recommendation, and of all open pairs.
    pub same_recommendation: (usize, usize),
    /// What is missing, if anything.
    pub missing: Option<(StepKind, u8)>,
    pub asked: Approvers,
    /// Who has approved the current evidence.
    pub approvals: Vec<PersonId>,
    pub withheld: Vec<WithheldApproval>,
    pub case: Option<MentorCase>,
    /// Who writes the case that the approvers wait for.
    pub awaits_case_of: Option<PersonId>,
    /// Whether too few approvers are left.
    pub is_blocked: bool,
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
    mentors.order();
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
        approvals: approval::given(workspace, known).into_iter().collect(),
        withheld: approval::withheld(workspace, known).into_iter().cloned().collect(),
        case: approval::case(workspace, known).cloned(),
        awaits_case_of: approval::case_author(workspace, known)
            .filter(|_| approval::lacks_case(workspace, known)),
        is_blocked: approval::is_blocked(workspace, known),
        still_needed: approval::missing(workspace, known),
        sessions: sessions.into_iter().map(|session| session.id).collect(),
    })
}

/// A fact that speaks against a sign-off. It blocks nothing, but the approver should have read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrary {
    /// Trainee and mentor seldom made the same recommendation: in at most half of the sessions with both scorecards.
    Recommendations { same: usize, of: usize },
    /// This many sessions were not approved.
    NotCredited(usize),
    /// An approver has said "not yet".
    Withheld(PersonId),
}

impl SignOffEvidence {
    /// The facts against it, the most important first.
    pub fn contrary(&self) -> Vec<Contrary> {
        let withheld = self.withheld.iter().map(|withheld| Contrary::Withheld(withheld.by));
        let (same, of) = self.same_recommendation;
        let recommendations = (of > 0 && 2 * same <= of).then_some(Contrary::Recommendations { same, of });
        let not_credited = (self.not_credited > 0).then_some(Contrary::NotCredited(self.not_credited));
        withheld.chain(recommendations).chain(not_credited).collect()
    }
}

impl Contrary {
    /// The fact as a sentence.
    pub fn words(self, workspace: &Workspace) -> String {
        match self {
            Self::Recommendations { same, of } => {
                format!("Same recommendation in only {same} of {}.", count(of, "session", "sessions"))
            }
            Self::NotCredited(sessions) => {
                format!("{} not approved.", count(sessions, "session was", "sessions were"))
            }
            Self::Withheld(person) => format!("{} said “not yet”.", workspace.profiles.name(person)),
        }
    }
}

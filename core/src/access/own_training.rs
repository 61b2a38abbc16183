//! What others have decided about a person's training, which the person doesn't change by an undo either.

use crate::{
    access::asker::Asker,
    log::Log,
    model::{
        actor::Actor,
        certificate::Certificate,
        enrollment::{Enrollment, Ledger, SignOff},
        ids::{CommandId, EnrollmentId, PersonId, SessionId},
        scorecard::Scorecard,
        session::{DisputeOutcome, Reversal, Session, SessionState},
    },
    refusal::Refusal,
    workspace::Workspace,
};
use std::collections::BTreeSet;

/// Refuses coordinators who would change a decision of others about their own training by undoing these commands. `without` is the
/// workspace without them. They may undo their own commands, which were allowed to them.
pub fn keep(
    asker: &Asker,
    log: &Log,
    commands: &BTreeSet<CommandId>,
    without: &Workspace,
) -> Result<(), Refusal> {
    let Actor::Coordinator(Some(trainee)) = asker.by else { return Ok(()) };
    let is_own = |command: &CommandId| {
        let is_undo = !log.targets(*command).keys().eq([command]);
        !is_undo && log.author(*command).and_then(Actor::person) == Some(trainee)
    };
    let is_kept = || Decisions::about(asker.workspace, trainee) == Decisions::about(without, trainee);
    if commands.iter().all(is_own) || is_kept() { Ok(()) } else { Err(Refusal::OwnTraining) }
}

#[derive(PartialEq)]
struct Decisions<'a> {
    enrollments: Vec<OnEnrollment>,
    sessions: Vec<OnSession<'a>>,
    certificates: Vec<&'a Certificate>,
}

impl<'a> Decisions<'a> {
    fn about(workspace: &'a Workspace, trainee: PersonId) -> Self {
        let own = || workspace.enrollments.of(trainee);
        let sessions = own().flat_map(|known| workspace.sessions.of(known.id));
        Self {
            enrollments: own().filter_map(OnEnrollment::of).collect(),
            sessions: sessions.filter_map(OnSession::of).collect(),
            certificates: workspace.certificates.of(trainee).collect(),
        }
    }
}

#[derive(PartialEq)]
struct OnEnrollment {
    enrollment: EnrollmentId,
    ledger: Ledger,
    signed_off: Option<SignOff>,
}

impl OnEnrollment {
    /// `None` as long as nothing is decided. Trainees may add sessions themselves.
    fn of(known: &Enrollment) -> Option<Self> {
        let none = Ledger::default();
        let ledger = Ledger {
            more: none.more.clone(),
            dropped: Vec::new(),
            beyond: Vec::new(),
            ..known.ledger.clone()
        };
        let is_decided = ledger != none || known.signed_off.is_some();
        is_decided.then_some(Self { enrollment: known.id, ledger, signed_off: known.signed_off })
    }
}

#[derive(PartialEq)]
struct OnSession<'a> {
    session: SessionId,
    review: Option<SessionState>,
    reversals: &'a [Reversal],
    settled: Option<DisputeOutcome>,
    second_reviewer: Option<PersonId>,
    mentors_scorecard: Option<&'a Scorecard>,
}

impl<'a> OnSession<'a> {
    /// `None` as long as nothing is decided.
    fn of(known: &'a Session) -> Option<Self> {
        let is_review =
            |state: &SessionState| matches!(state, SessionState::Credited | SessionState::NotCredited);
        let session = known.id;
        let decided = Self {
            session,
            review: Some(known.state()).filter(is_review),
            reversals: &known.course.reversals,
            settled: known.course.dispute.as_ref().and_then(|dispute| dispute.outcome),
            second_reviewer: known.course.second_reviewer,
            mentors_scorecard: known.scorecards.mentor.as_ref(),
        };
        (decided != Self::nothing(session)).then_some(decided)
    }

    fn nothing(session: SessionId) -> Self {
        Self {
            session,
            review: None,
            reversals: &[],
            settled: None,
            second_reviewer: None,
            mentors_scorecard: None,
        }
    }
}

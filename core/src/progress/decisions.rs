//! What needs a decision from the coordinator today.

use super::{owed, steps};
use crate::{
    model::{
        enrolment::EnrolmentStatus,
        ids::{EnrolmentId, InterviewTypeId, PersonId, SessionId},
        session::{CancelReason, DeclineReason, SessionState},
    },
    workspace::Workspace,
};
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeSet;

/// Days after which a proposal without an answer is worth a word.
pub const UNANSWERED_DAYS: i64 = 2;
/// Days for which something that broke stays on the list.
pub const RECENT_DAYS: i64 = 7;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// Drafts that wait to be published.
    pub drafts: Vec<SessionId>,
    /// Sessions that fell through lately, and why.
    pub broken: Vec<(SessionId, Broken)>,
    /// Proposals that nobody has answered for days.
    pub unanswered: Vec<SessionId>,
    /// People who lead interviews of a type and have no certificate for it.
    pub uncertified: Vec<(PersonId, InterviewTypeId)>,
    /// Enrolments with sessions still missing and none ahead.
    pub unplanned: Vec<EnrolmentId>,
    /// Enrolments that wait for nothing but the sign-off.
    pub ready: Vec<EnrolmentId>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Broken {
    Declined(DeclineReason),
    Cancelled(CancelReason),
    Missed,
}

pub fn decisions(workspace: &Workspace, now: DateTime<Utc>) -> Decisions {
    let mut decisions = Decisions::default();
    for session in workspace.sessions.values() {
        let ahead = workspace.start_of(session) > now;
        match session.state {
            state if state.is_draft() => decisions.drafts.push(session.id),
            SessionState::Proposed if ahead && session.since + Duration::days(UNANSWERED_DAYS) < now => {
                decisions.unanswered.push(session.id);
            }
            state if session.since + Duration::days(RECENT_DAYS) >= now => {
                decisions.broken.extend(broken(state).map(|broken| (session.id, broken)));
            }
            _ => {}
        }
    }
    decisions.uncertified = uncertified(workspace, now);
    for enrolment in workspace.enrolments.values() {
        if enrolment.status != EnrolmentStatus::Active {
            continue;
        }
        if owed::ready_since(workspace, enrolment).is_some() {
            decisions.ready.push(enrolment.id);
        }
        let ahead = |session: &&crate::model::session::Session| {
            session.state.is_ahead() || session.state.is_draft() || session.state == SessionState::Held
        };
        let busy = workspace.sessions_of(enrolment.id).iter().any(ahead);
        if !busy && !steps::remaining(workspace, enrolment).is_empty() {
            decisions.unplanned.push(enrolment.id);
        }
    }
    decisions
}

fn broken(state: SessionState) -> Option<Broken> {
    match state {
        SessionState::Declined(DeclineReason::NotInThisPlan) => None,
        SessionState::Declined(reason) => Some(Broken::Declined(reason)),
        SessionState::Cancelled(CancelReason::EnrolmentEnded | CancelReason::Coordinator) => None,
        SessionState::Cancelled(reason) => Some(Broken::Cancelled(reason)),
        SessionState::Missed => Some(Broken::Missed),
        _ => None,
    }
}

/// A schedule shows who interviews before anybody has written down who is certified.
fn uncertified(workspace: &Workspace, now: DateTime<Utc>) -> Vec<(PersonId, InterviewTypeId)> {
    let certified: BTreeSet<_> =
        workspace.certificates.values().map(|known| (known.person, known.interview_type)).collect();
    let leading: BTreeSet<_> = workspace
        .interviews
        .values()
        .filter(|interview| interview.is_scheduled() && interview.start + Duration::days(28) > now)
        .map(|interview| (interview.interviewer, interview.interview_type))
        .filter(|pair| !certified.contains(pair))
        .collect();
    leading.into_iter().collect()
}

impl Decisions {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

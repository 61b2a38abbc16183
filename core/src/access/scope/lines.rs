//! What a person is told of each line of the log.

use super::{Depth, Extent, Part, Scope, SessionPart};
use crate::{
    fact::{entry::Entry, event::Event},
    model::{
        ids::{EnrollmentId, SessionId, WorkspaceId},
        session::DeclineReason,
    },
};

/// The part of a line that a person is told. Every line has a position in the log, even if they are told nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    Whole,
    /// This event in place of the original.
    Part(Event),
    Nothing,
}

impl Seen {
    fn when(is_seen: bool) -> Self {
        if is_seen { Self::Whole } else { Self::Nothing }
    }
}

impl Scope {
    pub fn line(&self, entry: &Entry) -> Seen {
        match &self.extent {
            Extent::Everything => Seen::Whole,
            Extent::Part(part) => part.line(&entry.event),
        }
    }
}

impl Part {
    fn line(&self, event: &Event) -> Seen {
        match event {
            // With the salt, a candidate's name could be found from its code.
            Event::WorkspaceCreated { workspace, name, kind, .. } => Seen::Part(Event::WorkspaceCreated {
                workspace: *workspace,
                name: name.clone(),
                kind: *kind,
                salt: WorkspaceId(0),
            }),
            Event::WorkspaceRenamed { .. }
            | Event::TeamAdded(_)
            | Event::InterviewTypeAdded(_)
            | Event::InterviewTypeRenamed { .. }
            | Event::ProgramPublished(_)
            | Event::RubricSet { .. }
            | Event::InterviewTypeMerged { .. }
            | Event::PersonAdded { .. }
            | Event::PersonDescribed { .. }
            | Event::PresenceSet { .. }
            | Event::TagsSet { .. }
            | Event::RoleGiven { .. }
            | Event::RoleTaken { .. }
            | Event::HoursSet { .. }
            | Event::DayChanged { .. }
            | Event::LimitsSet { .. }
            | Event::HostingSet { .. }
            | Event::BusyTimesRead { .. }
            | Event::CertificateIssued(_)
            | Event::CertificateWithdrawn { .. }
            | Event::CommandUndone { .. } => Seen::Whole,
            Event::PreferencesSet { person, .. } => Seen::when(self.person == Some(*person)),
            Event::InterviewAdded(interview) | Event::InterviewChanged(interview) => {
                Seen::when(self.interviews.contains(&interview.id))
            }
            Event::InterviewCancelled { interview, .. } | Event::InterviewRestored { interview } => {
                Seen::when(self.interviews.contains(interview))
            }
            Event::PersonTold(told) => Seen::when(self.person == Some(told.to)),
            Event::ReminderSent { subject, .. } => Seen::when(self.knows(*subject)),
            _ => self.enrollment_line(event).unwrap_or_else(|| self.session_line(event)),
        }
    }

    /// `None` if the event is not about an enrollment.
    fn enrollment_line(&self, event: &Event) -> Option<Seen> {
        let from = |least: Depth, id: &EnrollmentId| Seen::when(self.depth(*id) >= Some(least));
        Some(match event {
            Event::Enrolled { enrollment, .. } | Event::EnrollmentMoved { enrollment, .. } => {
                from(Depth::Names, enrollment)
            }
            Event::SessionAdded { enrollment, .. }
            | Event::AttemptGranted { enrollment, .. }
            | Event::StepShortened { enrollment, .. }
            | Event::ApproverReplaced { enrollment, .. }
            | Event::StepPrepared { enrollment, .. }
            | Event::EnrollmentPaused { enrollment, .. }
            | Event::EnrollmentResumed { enrollment }
            | Event::EnrollmentWithdrawn { enrollment }
            | Event::Approved { enrollment }
            | Event::SignedOff { enrollment } => from(Depth::Progress, enrollment),
            Event::StepCreditGiven { enrollment, step, times, basis, .. } => {
                let (step, times, basis, evidence) = (*step, *times, *basis, String::new());
                self.evidence(*enrollment, |enrollment| Event::StepCreditGiven {
                    enrollment,
                    step,
                    times,
                    basis,
                    evidence,
                })
            }
            Event::CaseWritten { enrollment, .. } => self
                .evidence(*enrollment, |enrollment| Event::CaseWritten { enrollment, text: String::new() }),
            Event::ApprovalWithheld { enrollment, .. } => self.evidence(*enrollment, |enrollment| {
                Event::ApprovalWithheld { enrollment, why: String::new() }
            }),
            _ => return None,
        })
    }

    /// Tells the whole event to people who see the evidence, and only its existence to the others.
    fn evidence(&self, enrollment: EnrollmentId, told: impl FnOnce(EnrollmentId) -> Event) -> Seen {
        match self.depth(enrollment) {
            Some(Depth::Evidence) => Seen::Whole,
            Some(Depth::Progress) => Seen::Part(told(enrollment)),
            Some(Depth::Names) | None => Seen::Nothing,
        }
    }

    fn session_line(&self, event: &Event) -> Seen {
        let seen = |session: &SessionId| self.sessions.get(session).copied();
        let whole = |session: &SessionId| Seen::when(seen(session).is_some());
        let told = |session: &SessionId, is_whole: fn(SessionPart) -> bool, part: Event| match seen(session) {
            Some(known) if is_whole(known) => Seen::Whole,
            Some(_) => Seen::Part(part),
            None => Seen::Nothing,
        };
        match event {
            Event::SessionDrafted(draft) => whole(&draft.session),
            Event::SessionDeclined { session, responder, .. } => {
                let (reason, responder) = (DeclineReason::NotShared, *responder);
                let part = Event::SessionDeclined { session: *session, reason, responder };
                told(session, |known| known.decline_reason, part)
            }
            Event::ReviewReversed { session, .. } => {
                let part = Event::ReviewReversed { session: *session, why: String::new() };
                told(session, |known| known.review_remarks, part)
            }
            Event::SessionDisputed { session, .. } => {
                let part = Event::SessionDisputed { session: *session, why: String::new() };
                told(session, |known| known.review_remarks, part)
            }
            Event::ScorecardWritten { session, side, .. } | Event::ScorecardSealed { session, side, .. } => {
                Seen::when(seen(session).is_some_and(|known| known.content(*side)))
            }
            Event::DraftDropped { session }
            | Event::SessionAccepted { session }
            | Event::SessionPinned { session, .. }
            | Event::SessionProposed { session }
            | Event::SessionStepChanged { session, .. }
            | Event::SessionConfirmed { session, .. }
            | Event::SessionCancelled { session, .. }
            | Event::SessionHeld { session }
            | Event::SessionMissed { session }
            | Event::ScorecardSubmitted { session, .. }
            | Event::SecondReviewerAsked { session, .. }
            | Event::Debriefed { session }
            | Event::SessionCredited { session }
            | Event::SessionNotCredited { session }
            | Event::DisputeSettled { session, .. } => whole(session),
            // The arms above cover all events. A new event is visible to no one until it is listed.
            _ => Seen::Nothing,
        }
    }
}

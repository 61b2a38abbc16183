//! Which sessions and enrollments a command is about.

use super::Command;
use crate::model::{
    ids::{EnrollmentId, SessionId},
    reminder::Subject,
};

/// The existing sessions and enrollments that a command refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub sessions: Vec<SessionId>,
    pub enrollments: Vec<EnrollmentId>,
}

impl About {
    fn sessions(sessions: impl IntoIterator<Item = SessionId>) -> Self {
        Self { sessions: sessions.into_iter().collect(), enrollments: Vec::new() }
    }

    fn enrollments(enrollments: impl IntoIterator<Item = EnrollmentId>) -> Self {
        Self { sessions: Vec::new(), enrollments: enrollments.into_iter().collect() }
    }

    fn subjects(subjects: impl IntoIterator<Item = Subject>) -> Self {
        let mut about = Self::default();
        subjects.into_iter().for_each(|subject| match subject {
            Subject::Respond(session) | Subject::Write(session, _) | Subject::Review(session) => {
                about.sessions.push(session);
            }
            Subject::SignOff(enrollment) | Subject::Case(enrollment) | Subject::Prepare(enrollment, _) => {
                about.enrollments.push(enrollment);
            }
        });
        about
    }
}

impl Command {
    /// What it refers to. New sessions and enrollments don't exist yet and aren't listed. Neither is what
    /// only coordinators may send, or what an undo reverts, whose rule asks for itself.
    pub fn about(&self) -> About {
        match self {
            Self::ChangeVersion { enrollments } => About::enrollments(enrollments.iter().copied()),
            Self::PrepareStep { enrollment, .. }
            | Self::GiveCredit { enrollment, .. }
            | Self::AddSession { enrollment, .. }
            | Self::GrantAttempt { enrollment, .. }
            | Self::ShortenStep { enrollment, .. }
            | Self::Pause { enrollment, .. }
            | Self::Resume { enrollment }
            | Self::Withdraw { enrollment }
            | Self::SignOff { enrollment, .. }
            | Self::WriteCase { enrollment, .. }
            | Self::ReplaceApprover { enrollment, .. }
            | Self::WithholdApproval { enrollment, .. } => About::enrollments([*enrollment]),
            Self::ConfirmAll { sessions } => About::sessions(sessions.iter().copied()),
            Self::EnterResponses(entered) => {
                About::sessions(entered.responses.iter().map(|response| response.session))
            }
            Self::Confirm { session }
            | Self::Decline { session, .. }
            | Self::CancelSession { session, .. }
            | Self::MarkHeld { session }
            | Self::MarkMissed { session }
            | Self::Credit { session }
            | Self::DoNotCredit { session }
            | Self::ReverseReview { session, .. }
            | Self::Dispute { session, .. }
            | Self::SettleDispute { session, .. }
            | Self::AskSecondReviewer { session, .. } => About::sessions([*session]),
            Self::WriteScorecard(written) => About::sessions([written.session]),
            Self::RecordReminder { subject, .. } => About::subjects([*subject]),
            Self::RecordReminders { reminders } => {
                About::subjects(reminders.iter().map(|reminder| reminder.subject))
            }
            Self::CreateWorkspace { .. }
            | Self::RenameWorkspace { .. }
            | Self::RenameInterviewType { .. }
            | Self::Import(_)
            | Self::PublishProgram(_)
            | Self::SetRubric { .. }
            | Self::MergeInterviewTypes { .. }
            | Self::AddInterview { .. }
            | Self::ChangeInterview { .. }
            | Self::CancelInterview { .. }
            | Self::RestoreInterview { .. }
            | Self::DescribePerson { .. }
            | Self::SetPresence { .. }
            | Self::ErasePerson { .. }
            | Self::SetTags { .. }
            | Self::SetTagsOfAll { .. }
            | Self::GiveRole { .. }
            | Self::TakeRole { .. }
            | Self::ReadBusyTimes(_)
            | Self::SetHours { .. }
            | Self::ChangeDay { .. }
            | Self::SetLimits { .. }
            | Self::SetLimitsOfAll { .. }
            | Self::SetHosting { .. }
            | Self::SetPreferences { .. }
            | Self::ChangeDays { .. }
            | Self::Enroll { .. }
            | Self::EnrollAll { .. }
            | Self::DraftPlan { .. }
            | Self::Accept { .. }
            | Self::SetPin { .. }
            | Self::ChangeDrafts { .. }
            | Self::Publish { .. }
            | Self::PlanAgain(_)
            | Self::ScheduleSession(_)
            | Self::RecordTold { .. }
            | Self::RecordCertificates { .. }
            | Self::WithdrawCertificate { .. }
            | Self::Undo { .. }
            | Self::UndoAll { .. } => About::default(),
        }
    }
}

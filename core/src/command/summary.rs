//! The summary of a command in a few words.

use super::Command;
use crate::model::session::DraftChange;

impl Command {
    /// A title for a list entry, such as "Confirm a session".
    pub fn summary(&self) -> &'static str {
        match self {
            Self::CreateWorkspace { .. } => "Create the workspace",
            Self::Import(_) => "Import a file",
            Self::PublishProgram(_) => "Publish a version of the training program",
            Self::SetRubric { .. } => "Change a rubric",
            Self::MergeInterviewTypes { .. } => "Merge interview types",
            Self::DescribePerson { .. } => "Change a person’s details",
            Self::SetPresence { .. } => "Change whether a person is with the company",
            Self::ErasePerson { .. } => "Erase a person",
            Self::SetTags { .. } => "Change a person’s tags",
            Self::GiveRole { .. } => "Give a role",
            Self::TakeRole { .. } => "Take a role away",
            Self::ReadBusyTimes(_) => "Import busy times",
            Self::SetHours { .. } | Self::ChangeDay { .. } | Self::ChangeDays { .. } => "Change availability",
            Self::SetLimits { .. } => "Change weekly limits",
            Self::SetHosting { .. } => "Change whether an interviewer accepts trainees",
            Self::SetPreferences { .. } => "Change preferences",
            Self::Enroll { .. } => "Enroll a person",
            Self::EnrollAll { .. } => "Enroll several people",
            Self::ChangeVersion { .. } => "Move enrollments to the newest program",
            Self::PrepareStep { .. } => "Mark a step as prepared",
            Self::GiveCredit { .. } => "Give credit for a step",
            Self::AddSession { .. } => "Add a session to a step",
            Self::GrantAttempt { .. } => "Allow one more session",
            Self::ShortenStep { .. } => "End a step early",
            Self::Pause { .. } => "Pause an enrollment",
            Self::Resume { .. } => "Resume an enrollment",
            Self::Withdraw { .. } => "Withdraw an enrollment",
            Self::SignOff { .. } => "Sign off a trainee",
            Self::WriteCase { .. } => "Write the case for a sign-off",
            Self::ReplaceApprover { .. } => "Replace an approver",
            Self::WithholdApproval { .. } => "Hold an approval back",
            Self::DraftPlan { .. } => "Draft a plan",
            Self::Accept { .. } => "Accept sessions of the plan",
            Self::SetPin { .. } => "Pin a session",
            Self::ChangeDrafts { change, .. } => drafts(*change),
            Self::Publish { .. } => "Publish sessions",
            Self::PlanAgain(_) => "Publish a changed plan",
            Self::ScheduleSession(scheduled) if scheduled.instead_of.is_none() => "Add a trainee",
            Self::ScheduleSession(_) => "Change a session",
            Self::Confirm { .. } => "Confirm a session",
            Self::ConfirmAll { .. } => "Confirm several sessions",
            Self::EnterResponses(_) => "Enter responses",
            Self::Decline { .. } => "Decline a session",
            Self::CancelSession { .. } => "Cancel a session",
            Self::MarkHeld { .. } => "Mark a session as held",
            Self::MarkMissed { .. } => "Mark a session as missed",
            Self::WriteScorecard(_) => "Submit a scorecard",
            Self::Credit { .. } => "Credit a session",
            Self::DoNotCredit { .. } => "Review a session without credit",
            Self::ReverseReview { .. } => "Take a review back",
            Self::Dispute { .. } => "Dispute a review",
            Self::SettleDispute { .. } => "Settle a dispute",
            Self::AskSecondReviewer { .. } => "Ask a second reviewer",
            Self::RecordReminder { .. } => "Record a reminder",
            Self::RecordReminders { .. } => "Record reminders",
            Self::RecordTold { .. } => "Mark people as told",
            Self::RecordCertificates { .. } => "Record certificates",
            Self::WithdrawCertificate { .. } => "Withdraw a certificate",
            Self::Undo { .. } => "Undo a change",
            Self::UndoAll { .. } => "Undo several changes",
        }
    }
}

fn drafts(change: DraftChange) -> &'static str {
    match change {
        DraftChange::KeepFixed => "Keep drafts fixed",
        DraftChange::AllowMoving => "Allow drafts to be moved",
        DraftChange::Remove => "Remove drafts",
    }
}

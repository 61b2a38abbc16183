//! The summary of a command in a few words.

use super::{Command, replanning::ChangedPlan, scheduling::ScheduledSession};
use crate::{
    model::{
        ids::{EnrollmentId, SessionId},
        session::{DeclineReason, DraftChange, Pin},
    },
    wording::count,
    workspace::Workspace,
};

impl Command {
    /// A title for a list entry, such as "Confirm Nadia Petrova’s session".
    pub fn summary(&self, workspace: &Workspace) -> String {
        let name = |person| workspace.profiles.name(person);
        let session = |session: &SessionId| workspace.session_words(*session);
        let enrollment = |enrollment: &EnrollmentId| workspace.enrollment_words(*enrollment);
        let kind = |kind| workspace.type_name(kind);
        match self {
            Self::CreateWorkspace { name, .. } => format!("Create the workspace {name}"),
            Self::RenameWorkspace { name } => format!("Rename the workspace to {name}"),
            Self::RenameInterviewType { interview_type, name } => {
                format!("Rename {} to {name}", kind(*interview_type))
            }
            Self::Import(_) => "Import a file".into(),
            Self::PublishProgram(_) => "Publish a version of the training program".into(),
            Self::SetRubric { interview_type, .. } => {
                format!("Change the rubric for {}", kind(*interview_type))
            }
            Self::MergeInterviewTypes { interview_type, into } => {
                format!("Merge {} into {}", kind(*interview_type), kind(*into))
            }
            Self::AddInterview { interview_type, .. } => format!("Add a {} interview", kind(*interview_type)),
            Self::ChangeInterview { interview: id, .. } => {
                format!("Change {}", workspace.interview_words(*id))
            }
            Self::CancelInterview { interview: id } => format!("Cancel {}", workspace.interview_words(*id)),
            Self::RestoreInterview { interview: id } => format!("Restore {}", workspace.interview_words(*id)),
            Self::DescribePerson { profile, .. } => format!("Update {}’s details", profile.name),
            Self::SetPresence { person, .. } => {
                format!("Change whether {} is with the company", name(*person))
            }
            Self::ErasePerson { person } => format!("Delete {}", name(*person)),
            Self::SetTags { person, .. } => format!("Update {}’s tags", name(*person)),
            Self::SetTagsOfAll { people } => {
                format!("Update the tags of {}", count(people.len(), "person", "people"))
            }
            Self::SetLimitsOfAll { people } => {
                format!("Update the weekly limits of {}", count(people.len(), "person", "people"))
            }
            Self::GiveRole { person, role } => format!("Make {} a {}", name(*person), role.word()),
            Self::TakeRole { person, role } => {
                format!("Take the role of {} from {}", role.word(), name(*person))
            }
            Self::ReadBusyTimes(read) => format!("Import busy times for {}", name(read.person)),
            Self::SetHours { person, .. } => format!("Update {}’s weekly hours", name(*person)),
            Self::ChangeDay { person, .. } | Self::ChangeDays { person, .. } => {
                format!("Update {}’s availability", name(*person))
            }
            Self::SetLimits { person, .. } => format!("Update {}’s weekly limits", name(*person)),
            Self::SetHosting { person, hosting } => {
                format!("Record that {} {}", name(*person), hosting.words())
            }
            Self::SetPreferences { person, .. } => format!("Update {}’s preferences", name(*person)),
            Self::Enroll { person, interview_type, .. } => {
                format!("Enroll {} in {}", name(*person), kind(*interview_type))
            }
            Self::EnrollAll { enrollments } => {
                format!("Enroll {}", count(enrollments.len(), "person", "people"))
            }
            Self::ChangeVersion { enrollments } => match enrollments.as_slice() {
                [one] => format!("Move {} to the newest program version", enrollment(one)),
                several => format!("Move {} enrollments to the newest program version", several.len()),
            },
            Self::PrepareStep { enrollment: id, .. } => format!("Complete a prep step: {}", enrollment(id)),
            Self::GiveCredit { enrollment: id, .. } => format!("Give credit to {}", enrollment(id)),
            Self::AddSession { enrollment: id, .. } => format!("Require 1 more session: {}", enrollment(id)),
            Self::GrantAttempt { enrollment: id, .. } => format!("Grant 1 more attempt: {}", enrollment(id)),
            Self::ShortenStep { enrollment: id, .. } => format!("End a step early: {}", enrollment(id)),
            Self::Pause { enrollment: id, .. } => format!("Pause {}", enrollment(id)),
            Self::Resume { enrollment: id } => format!("Resume {}", enrollment(id)),
            Self::Withdraw { enrollment: id } => format!("Withdraw {}", enrollment(id)),
            Self::SignOff { enrollment: id, .. } => format!("Sign off {}", enrollment(id)),
            Self::WriteCase { enrollment: id, .. } => {
                format!("Write the case for the sign-off of {}", enrollment(id))
            }
            Self::ReplaceApprover { departed, replacement, .. } => {
                format!("Ask {} instead of {} to approve", name(*replacement), name(*departed))
            }
            Self::WithholdApproval { enrollment: id, .. } => {
                format!("Say “not yet” to the sign-off of {}", enrollment(id))
            }
            Self::DraftPlan { sessions, .. } => {
                format!("Draft a plan with {}", self::sessions(sessions.len()))
            }
            Self::Accept { sessions } => one_or(workspace, "Accept", sessions),
            Self::SetPin { session: id, pin: Pin::Pinned } => format!("Keep {} fixed", session(id)),
            Self::SetPin { session: id, pin: Pin::Free } => format!("Allow {} to be moved", session(id)),
            Self::ChangeDrafts { sessions, change } => drafts(*change, sessions.len()),
            Self::Publish { sessions } => one_or(workspace, "Publish", sessions),
            Self::PlanAgain(changed) => planned_again(changed),
            Self::ScheduleSession(scheduled) => by_hand(workspace, scheduled),
            Self::Confirm { session: id } => format!("Confirm {}", session(id)),
            Self::ConfirmAll { sessions } => one_or(workspace, "Confirm", sessions),
            Self::EnterResponses(entered) => format!("Enter {}’s responses", name(entered.person)),
            Self::Decline { session: id, reason: DeclineReason::NotInThisPlan } => {
                format!("Remove {} from the plan", session(id))
            }
            Self::Decline { session: id, .. } => format!("Decline {}", session(id)),
            Self::CancelSession { session: id, .. } => format!("Cancel {}", session(id)),
            Self::MarkHeld { session: id } => format!("Record that {} took place", session(id)),
            Self::MarkMissed { session: id } => format!("Record that {} didn’t happen", session(id)),
            Self::WriteScorecard(written) => format!("Submit a scorecard for {}", session(&written.session)),
            Self::Credit { session: id } => format!("Approve {}", session(id)),
            Self::DoNotCredit { session: id } => format!("Mark {} as needs another", session(id)),
            Self::ReverseReview { session: id, .. } => format!("Reverse the review of {}", session(id)),
            Self::Dispute { session: id, .. } => format!("Dispute the review of {}", session(id)),
            Self::SettleDispute { session: id, .. } => format!("Settle the dispute about {}", session(id)),
            Self::AskSecondReviewer { session: id, reviewer } => {
                format!("Ask {} to review {}", name(*reviewer), session(id))
            }
            Self::RecordReminder { to, .. } => format!("Mark {} as reminded", name(*to)),
            Self::RecordReminders { reminders } => {
                format!("Record {}", count(reminders.len(), "reminder", "reminders"))
            }
            Self::RecordTold { people } => match people.as_slice() {
                [one] => format!("Mark {} as told", name(one.to)),
                several => format!("Mark {} people as told", several.len()),
            },
            Self::RecordCertificates { certificates } => {
                format!("Record {}", count(certificates.len(), "certificate", "certificates"))
            }
            Self::WithdrawCertificate { .. } => "Withdraw a certificate".into(),
            Self::Undo { .. } => "Undo a change".into(),
            Self::UndoAll { commands } => format!("Undo {}", count(commands.len(), "change", "changes")),
        }
    }
}

fn sessions(number: usize) -> String {
    count(number, "session", "sessions")
}

/// "Publish Nadia Petrova’s session", or "Publish 3 sessions".
fn one_or(workspace: &Workspace, act: &str, several: &[SessionId]) -> String {
    match several {
        [one] => format!("{act} {}", workspace.session_words(*one)),
        several => format!("{act} {}", sessions(several.len())),
    }
}

fn drafts(change: DraftChange, number: usize) -> String {
    let drafts = count(number, "draft", "drafts");
    match change {
        DraftChange::KeepFixed => format!("Keep {drafts} fixed"),
        DraftChange::AllowMoving => format!("Allow {drafts} to be moved"),
        DraftChange::Remove => format!("Remove {drafts} from the plan"),
    }
}

fn planned_again(changed: &ChangedPlan) -> String {
    format!("Publish the changes to the plan, {}", sessions(changed.sessions.len()))
}

fn by_hand(workspace: &Workspace, scheduled: &ScheduledSession) -> String {
    match scheduled.instead_of {
        Some(before) => format!("Change {}", workspace.session_words(before)),
        None => {
            let enrollment = workspace.enrollment_words(scheduled.session.enrollment);
            format!("Schedule a session for {enrollment}")
        }
    }
}

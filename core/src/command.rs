//! What people may do. Only `decide` refuses commands. Each noun has its own file of rules.

use crate::{
    command::{
        enrollment::NewEnrollment,
        people::{PersonLimits, PersonTags},
        person::{BusyTimes, Description},
        replanning::ChangedPlan,
        scheduling::ScheduledSession,
    },
    model::{
        actor::Actor,
        assigned_role::AssignedRole,
        enrollment::{CreditBasis, StepIndex},
        hours::{Span, WeeklyHours},
        ids::{
            CertificateId, CommandId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, PlanId,
            SessionId, WorkspaceId,
        },
        interview_type::Rubric,
        person::{Hosting, Presence, Profile, WeeklyLimits},
        preferences::Preferences,
        program::Program,
        reminder::{Rung, Subject},
        response::PersonResponses,
        session::{CancelReason, DeclineReason, DisputeOutcome, DraftChange, Pin},
        told::ToldPerson,
        usual::is_usual,
        workspace_kind::WorkspaceKind,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub mod replanning;
pub mod about;
mod building;
mod certificate;
pub mod copied_week;
mod decide;
pub mod enrollment;
mod following;
mod free_text;
mod hidden;
pub mod import;
mod interview;
pub mod interview_by_hand;
pub mod interview_effects;
mod interview_type;
pub mod ledger;
mod version_change;
mod named;
mod names;
pub mod override_range;
mod reminder;
pub mod people;
pub mod person;
mod plan;
mod program;
mod records;
mod review;
mod roles;
mod rubric;
mod scorecard;
mod session;
mod sign_off;
pub mod scheduling;
mod summary;
mod told;
mod undo;
mod workspace;

pub use crate::refusal;
use decide::{Context, Decided};
pub use decide::{Decision, decide};
use import::Import;
use interview_by_hand::InterviewDetails;
use person::DayHours;
pub use plan::NewSession;
pub use scorecard::Submission;

/// A command as it is sent. The deciding side adds who sent it and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    pub id: CommandId,
    pub command: Command,
}

impl Ask {
    pub fn stamped(self, by: Actor, at: DateTime<Utc>) -> Request {
        Request { id: self.id, at, by, command: self.command }
    }
}

/// A command with everything that it needs from the outside: its id, the time, and who sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub id: CommandId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub command: Command,
}

/// New ids come with the command. The core creates none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    CreateWorkspace {
        workspace: WorkspaceId,
        name: String,
        kind: WorkspaceKind,
        salt: WorkspaceId,
    },
    Import(Import),
    #[serde(rename = "publish_programme")]
    PublishProgram(Program),
    SetRubric {
        interview_type: InterviewTypeId,
        rubric: Rubric,
    },

    RenameWorkspace {
        name: String,
    },
    /// Gives a type another name. Files that use the previous one still mean this type.
    RenameInterviewType {
        interview_type: InterviewTypeId,
        name: String,
    },
    /// Merges two types: everything of the first counts for the second.
    MergeInterviewTypes {
        interview_type: InterviewTypeId,
        into: InterviewTypeId,
    },

    /// Adds an interview that no file has.
    AddInterview {
        interview: InterviewId,
        interview_type: InterviewTypeId,
        details: InterviewDetails,
    },
    /// Changes an interview, with the same effects on its sessions as if a file had changed it.
    ChangeInterview {
        interview: InterviewId,
        details: InterviewDetails,
    },
    CancelInterview {
        interview: InterviewId,
    },
    /// Puts a cancelled interview back on the schedule, without the sessions that it had.
    RestoreInterview {
        interview: InterviewId,
    },

    DescribePerson {
        description: Description,
        profile: Profile,
    },
    SetPresence {
        person: PersonId,
        presence: Presence,
    },
    /// Deletes the person's name and email address for good. What they did stays, without a name.
    ErasePerson {
        person: PersonId,
    },
    SetTags {
        person: PersonId,
        tags: BTreeSet<String>,
    },
    /// Sets the tags of several people at once.
    SetTagsOfAll {
        people: Vec<PersonTags>,
    },
    GiveRole {
        person: PersonId,
        role: AssignedRole,
    },
    TakeRole {
        person: PersonId,
        role: AssignedRole,
    },
    /// All busy times of one person from one calendar.
    ReadBusyTimes(BusyTimes),
    SetHours {
        person: PersonId,
        hours: WeeklyHours,
        /// The hours that the person prefers among them, Monday first. `None` leaves them as they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        prefer: Option<[Vec<Span>; 7]>,
    },
    ChangeDay {
        person: PersonId,
        day: NaiveDate,
        hours: Option<Vec<Span>>,
    },
    SetLimits {
        person: PersonId,
        limits: WeeklyLimits,
    },
    /// Sets the weekly limits of several people at once.
    SetLimitsOfAll {
        people: Vec<PersonLimits>,
    },
    SetHosting {
        person: PersonId,
        hosting: Hosting,
    },
    #[serde(rename = "set_wishes")]
    SetPreferences {
        person: PersonId,
        #[serde(rename = "wishes")]
        preferences: Preferences,
    },
    /// Changes several days at once, such as a week off, or a week copied from another.
    ChangeDays {
        person: PersonId,
        days: Vec<DayHours>,
    },

    #[serde(rename = "enrol")]
    Enroll {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        person: PersonId,
        interview_type: InterviewTypeId,
    },
    /// Enrolls several people at once.
    EnrollAll {
        #[serde(rename = "enrolments")]
        enrollments: Vec<NewEnrollment>,
    },
    /// Moves these enrollments to the newest version of the program.
    ChangeVersion {
        #[serde(rename = "enrolments")]
        enrollments: Vec<EnrollmentId>,
    },
    PrepareStep {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    /// Lets a step, or a part of it, count without a session here.
    GiveCredit {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
        times: u8,
        basis: CreditBasis,
        evidence: String,
    },
    /// Adds a session to a step, beyond those that the path requires.
    AddSession {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    /// Allows one session beyond the most that the step allows.
    GrantAttempt {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    /// Declares the approved sessions enough, although the step requires more.
    ShortenStep {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    Pause {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        /// The first day after the pause, by the trainee's calendar.
        #[serde(default)]
        until: Option<NaiveDate>,
    },
    Resume {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
    },
    Withdraw {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
    },
    SignOff {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        certificate: CertificateId,
    },
    /// The last mentor presents the case for the sign-off to its approvers.
    WriteCase {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        text: String,
    },
    /// Replaces an approver who has left.
    ReplaceApprover {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        departed: PersonId,
        replacement: PersonId,
    },
    /// An approver says "not yet".
    WithholdApproval {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        why: String,
    },

    DraftPlan {
        plan: PlanId,
        sessions: Vec<NewSession>,
    },
    Accept {
        sessions: Vec<SessionId>,
    },
    SetPin {
        session: SessionId,
        pin: Pin,
    },
    /// Changes several drafts in the same way: all of them or none.
    ChangeDrafts {
        sessions: Vec<SessionId>,
        change: DraftChange,
    },
    /// Publishes these drafts. Their trainees and mentors can see them, and are still to be told.
    Publish {
        sessions: Vec<SessionId>,
    },
    /// Changes a published plan. The people concerned are still to be told.
    PlanAgain(ChangedPlan),
    /// Schedules one session by hand: an additional one at an interview, or one in place of another.
    ScheduleSession(ScheduledSession),

    Confirm {
        session: SessionId,
    },
    /// Confirms several sessions at once: all of them or none.
    ConfirmAll {
        sessions: Vec<SessionId>,
    },
    Decline {
        session: SessionId,
        reason: DeclineReason,
    },
    /// Enters the responses that a trainee or a mentor gave elsewhere: all of them or none.
    EnterResponses(PersonResponses),
    CancelSession {
        session: SessionId,
        #[serde(default, skip_serializing_if = "is_usual")]
        reason: CancelReason,
    },
    MarkHeld {
        session: SessionId,
    },
    MarkMissed {
        session: SessionId,
    },
    WriteScorecard(Submission),
    Credit {
        session: SessionId,
    },
    DoNotCredit {
        session: SessionId,
    },
    /// Reverses a review.
    ReverseReview {
        session: SessionId,
        why: String,
    },
    /// The trainee objects to a review, or to a session marked as not happened.
    Dispute {
        session: SessionId,
        why: String,
    },
    SettleDispute {
        session: SessionId,
        outcome: DisputeOutcome,
    },
    /// Lets a person other than the mentor review the session.
    AskSecondReviewer {
        session: SessionId,
        reviewer: PersonId,
    },
    /// Records that a reminder was sent.
    #[serde(rename = "record_nudge")]
    RecordReminder {
        subject: Subject,
        to: PersonId,
        rung: Rung,
    },
    /// Records that several reminders were sent, to one person or several.
    RecordReminders {
        reminders: Vec<NewReminder>,
    },

    /// Records that messages about sessions were sent: to whom, and what they said.
    RecordTold {
        people: Vec<ToldPerson>,
    },

    RecordCertificates {
        certificates: Vec<NewCertificate>,
    },
    WithdrawCertificate {
        certificate: CertificateId,
    },

    Undo {
        command: CommandId,
    },
    /// Undoes several commands at once: all of them or none.
    UndoAll {
        commands: BTreeSet<CommandId>,
    },
}

/// A reminder to record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReminder {
    pub subject: Subject,
    pub to: PersonId,
    pub rung: Rung,
}

/// A certificate that a person has had since before the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCertificate {
    pub id: CertificateId,
    pub person: PersonId,
    pub interview_type: InterviewTypeId,
    /// The day from which it counts; if unknown, the day on which it is recorded.
    #[serde(default)]
    pub from: Option<NaiveDate>,
}

//! What happened. An event is in the past tense, carries only facts that were observed or chosen, and never
//! changes.

use crate::{
    model::{
        assigned_role::AssignedRole,
        certificate::Certificate,
        enrollment::{CreditBasis, StepIndex, Variant},
        hours::{Interval, Span, WeeklyHours},
        ids::{
            CertificateId, CommandId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId,
            SourceId, TeamId, WorkspaceId,
        },
        interview::Interview,
        interview_type::{InterviewType, Rubric, RubricVersion},
        person::{Hosting, Presence, WeeklyLimits},
        preferences::Preferences,
        program::{Program, Version},
        reminder::{Rung, Subject},
        scorecard::{Side, commitment::Commitment, embedded::EmbeddedScorecard, seal::Sealed},
        session::{CancelReason, DeclineReason, DisputeOutcome, Draft, Pin},
        team::Team,
        told::ToldPerson,
        usual::is_usual,
        workspace_kind::WorkspaceKind,
    },
    zones::Zone,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// `salt` makes the candidate codes unique to this workspace.
    WorkspaceCreated {
        workspace: WorkspaceId,
        name: String,
        kind: WorkspaceKind,
        salt: WorkspaceId,
    },

    WorkspaceRenamed {
        name: String,
    },

    TeamAdded(Team),
    InterviewTypeAdded(InterviewType),
    #[serde(rename = "programme_published")]
    ProgramPublished(Program),
    /// The new rubric for scorecards of the type.
    RubricSet {
        interview_type: InterviewTypeId,
        rubric: Rubric,
    },

    /// The type has a new name. The previous one remains another name for it.
    InterviewTypeRenamed {
        interview_type: InterviewTypeId,
        name: String,
    },
    /// Everything of the type with this name now belongs to the other type. The path of the merged type is removed.
    InterviewTypeMerged {
        interview_type: InterviewTypeId,
        name: String,
        into: InterviewTypeId,
    },

    PersonAdded {
        person: PersonId,
        team: Option<TeamId>,
        zone: Zone,
        joined: Option<NaiveDate>,
    },
    PersonDescribed {
        person: PersonId,
        team: Option<TeamId>,
        zone: Zone,
        joined: Option<NaiveDate>,
    },
    PresenceSet {
        person: PersonId,
        presence: Presence,
    },
    /// All current tags of the person.
    TagsSet {
        person: PersonId,
        tags: BTreeSet<String>,
    },
    RoleGiven {
        person: PersonId,
        role: AssignedRole,
    },
    RoleTaken {
        person: PersonId,
        role: AssignedRole,
    },
    HoursSet {
        person: PersonId,
        hours: WeeklyHours,
    },
    /// `hours` is `None` if the usual hours apply again, and empty if the person is off that day.
    DayChanged {
        person: PersonId,
        day: NaiveDate,
        hours: Option<Vec<Span>>,
    },
    LimitsSet {
        person: PersonId,
        limits: WeeklyLimits,
    },
    HostingSet {
        person: PersonId,
        hosting: Hosting,
    },
    #[serde(rename = "wishes_set")]
    PreferencesSet {
        person: PersonId,
        #[serde(rename = "wishes")]
        preferences: Preferences,
    },
    /// All busy times in this calendar of the person. They replace its earlier ones.
    BusyTimesRead {
        person: PersonId,
        source: SourceId,
        busy: Vec<Interval>,
    },

    InterviewAdded(Interview),
    /// The interview in its new form.
    InterviewChanged(Interview),
    InterviewCancelled {
        interview: InterviewId,
        /// Whether a person cancelled it, and not a file.
        #[serde(default, skip_serializing_if = "is_usual")]
        by_hand: bool,
    },
    /// A cancelled interview takes place after all. Its sessions stay cancelled.
    InterviewRestored {
        interview: InterviewId,
    },

    Enrolled {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        person: PersonId,
        interview_type: InterviewTypeId,
        version: Version,
        #[serde(default, skip_serializing_if = "is_usual")]
        variant: Variant,
    },
    /// The enrollment continues on another version. For each step of its previous path, `steps` has the index on the new path, or
    /// `None` if there is none.
    #[serde(rename = "enrolment_moved")]
    EnrollmentMoved {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        version: Version,
        variant: Variant,
        steps: Vec<Option<StepIndex>>,
    },
    /// A step, or a part of it, counts without a session here.
    StepCreditGiven {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
        times: u8,
        basis: CreditBasis,
        evidence: String,
    },
    /// The step needs one more session than its path requires.
    SessionAdded {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    /// One session beyond the most that the step allows.
    AttemptGranted {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    /// This many sessions of the step are enough, although the path requires more.
    StepShortened {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
        enough: u8,
    },
    /// For this enrollment, another person replaces an approver who has left.
    ApproverReplaced {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        departed: PersonId,
        replacement: PersonId,
    },
    StepPrepared {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    #[serde(rename = "enrolment_paused")]
    EnrollmentPaused {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        /// When the pause ends automatically.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "chrono::serde::ts_seconds_option")]
        until: Option<DateTime<Utc>>,
    },
    #[serde(rename = "enrolment_resumed")]
    EnrollmentResumed {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
    },
    #[serde(rename = "enrolment_withdrawn")]
    EnrollmentWithdrawn {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
    },
    /// One of the people whose approval the sign-off needs has approved.
    Approved {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
    },
    /// A mentor has presented the case for the sign-off to its approvers.
    CaseWritten {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        text: String,
    },
    /// One of the approvers said "not yet".
    ApprovalWithheld {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        why: String,
    },
    SignedOff {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
    },

    SessionDrafted(Draft),
    /// A newer draft replaced it before anyone had seen it.
    DraftDropped {
        session: SessionId,
    },
    SessionAccepted {
        session: SessionId,
    },
    SessionPinned {
        session: SessionId,
        pin: Pin,
    },
    SessionProposed {
        session: SessionId,
    },
    /// The session now counts for another step of its path, because its interview, or another one of the path, has moved to
    /// another day.
    SessionStepChanged {
        session: SessionId,
        step: StepIndex,
    },
    SessionConfirmed {
        session: SessionId,
        /// Whose response it is, if it was entered for them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        responder: Option<PersonId>,
    },
    SessionDeclined {
        session: SessionId,
        reason: DeclineReason,
        /// Whose response it is, if it was entered for them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        responder: Option<PersonId>,
    },
    SessionCancelled {
        session: SessionId,
        reason: CancelReason,
    },
    SessionHeld {
        session: SessionId,
    },
    SessionMissed {
        session: SessionId,
    },
    /// Lines of older versions contain the content.
    ScorecardWritten {
        session: SessionId,
        side: Side,
        scorecard: EmbeddedScorecard,
    },
    /// Lines of older versions contain the content as a text that can't be read at a glance.
    ScorecardSealed {
        session: SessionId,
        side: Side,
        sealed: Sealed,
    },
    /// A scorecard was submitted. Its content is beside the log, under the commitment. People who may not read it yet have only
    /// the line.
    ScorecardSubmitted {
        session: SessionId,
        side: Side,
        rubric: RubricVersion,
        commitment: Commitment,
    },
    SecondReviewerAsked {
        session: SessionId,
        reviewer: PersonId,
    },
    Debriefed {
        session: SessionId,
    },
    SessionCredited {
        session: SessionId,
    },
    SessionNotCredited {
        session: SessionId,
    },
    /// The review no longer counts, and the session needs a new one.
    ReviewReversed {
        session: SessionId,
        why: String,
    },
    SessionDisputed {
        session: SessionId,
        why: String,
    },
    DisputeSettled {
        session: SessionId,
        outcome: DisputeOutcome,
    },
    #[serde(rename = "nudge_sent")]
    ReminderSent {
        subject: Subject,
        to: PersonId,
        rung: Rung,
    },

    /// A person was told about their sessions in a message with this content.
    PersonTold(ToldPerson),

    CertificateIssued(Certificate),
    CertificateWithdrawn {
        certificate: CertificateId,
    },

    /// The command's events count as if they had not happened.
    CommandUndone {
        command: CommandId,
    },
}

impl Event {
    /// The session that it is about.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::SessionDrafted(draft) => Some(draft.session),
            Self::DraftDropped { session }
            | Self::SessionAccepted { session }
            | Self::SessionPinned { session, .. }
            | Self::SessionProposed { session }
            | Self::SessionStepChanged { session, .. }
            | Self::SessionConfirmed { session, .. }
            | Self::SessionDeclined { session, .. }
            | Self::SessionCancelled { session, .. }
            | Self::SessionHeld { session }
            | Self::SessionMissed { session }
            | Self::ScorecardWritten { session, .. }
            | Self::ScorecardSealed { session, .. }
            | Self::ScorecardSubmitted { session, .. }
            | Self::SecondReviewerAsked { session, .. }
            | Self::Debriefed { session }
            | Self::SessionCredited { session }
            | Self::SessionNotCredited { session }
            | Self::ReviewReversed { session, .. }
            | Self::SessionDisputed { session, .. }
            | Self::DisputeSettled { session, .. } => Some(*session),
            _ => None,
        }
    }
}

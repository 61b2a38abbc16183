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
    /// `salt` makes this workspace's candidate codes its own.
    WorkspaceCreated {
        workspace: WorkspaceId,
        name: String,
        kind: WorkspaceKind,
        salt: WorkspaceId,
    },

    TeamAdded(Team),
    InterviewTypeAdded(InterviewType),
    #[serde(rename = "programme_published")]
    ProgramPublished(Program),
    /// The rubric that scorecards of the type are written by from now on.
    RubricSet {
        interview_type: InterviewTypeId,
        rubric: Rubric,
    },

    /// What stood under one type, which was called so, stands under the other; its path is gone.
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
    /// All the tags that the person carries now.
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
    /// `hours` is `None` where the day is as usual again, and empty where the person is away.
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
    /// All that this calendar says of the person's time; it replaces what it said before.
    BusyTimesRead {
        person: PersonId,
        source: SourceId,
        busy: Vec<Interval>,
    },

    InterviewAdded(Interview),
    /// The interview as it stands in the schedule now.
    InterviewChanged(Interview),
    InterviewCancelled {
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
    /// The enrollment goes on by another version. `steps` has, for each step of the path it was on, its place
    /// on the new one, or `None` where there is none.
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
    /// The step takes one session more than its path asks for.
    SessionAdded {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    /// One session more than the most that the step allows.
    AttemptGranted {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
    },
    /// So many sessions of the step are enough, although the path asks for more.
    StepShortened {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        step: StepIndex,
        enough: u8,
    },
    /// For this enrollment somebody else is asked in place of an approver who has left.
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
        /// When the pause ends by itself.
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
    /// One of the people whose approval the sign-off takes has given it.
    Approved {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
    },
    /// A mentor has put the case for the sign-off to its approvers.
    CaseWritten {
        #[serde(rename = "enrolment")]
        enrollment: EnrollmentId,
        text: String,
    },
    /// One of those people said "not yet".
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
    /// A newer draft took its place before anybody had seen it.
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
    /// The session stands for another step of its path now: its interview, or another of the path's, lies on
    /// another day.
    SessionStepChanged {
        session: SessionId,
        step: StepIndex,
    },
    SessionConfirmed {
        session: SessionId,
    },
    SessionDeclined {
        session: SessionId,
        reason: DeclineReason,
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
    /// Lines of older versions have the content in them.
    ScorecardWritten {
        session: SessionId,
        side: Side,
        scorecard: EmbeddedScorecard,
    },
    /// Lines of older versions have the content in them, as a text that nobody reads by looking at it.
    ScorecardSealed {
        session: SessionId,
        side: Side,
        sealed: Sealed,
    },
    /// A scorecard came in. Its content stands beside the log, under the commitment: who may not read it yet has the
    /// line without it.
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
    /// The review does not count any more; the session waits for another.
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

    /// Somebody was told about their sessions, in a message that these lines say the content of.
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

//! What happened. An event is in the past tense, carries only what was observed or chosen, and is never changed.

use crate::{
    model::{
        certificate::Certificate,
        enrolment::StepIndex,
        hours::{Interval, Span, WeeklyHours},
        ids::{
            CertificateId, CommandId, EnrolmentId, InterviewId, InterviewTypeId, PersonId, PlanId, SessionId,
            SourceId, TeamId, WorkspaceId,
        },
        interview::Interview,
        interview_type::InterviewType,
        person::{Hosting, Presence, WeeklyLimits},
        programme::{Programme, Version},
        scorecard::{Scorecard, Side},
        session::{CancelReason, DeclineReason, Pin},
        team::Team,
        wishes::Wishes,
    },
    workspace::WorkspaceKind,
    zones::Zone,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    ProgrammePublished(Programme),

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
    WishesSet {
        person: PersonId,
        wishes: Wishes,
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
        enrolment: EnrolmentId,
        person: PersonId,
        interview_type: InterviewTypeId,
        version: Version,
    },
    StepPrepared {
        enrolment: EnrolmentId,
        step: StepIndex,
    },
    EnrolmentPaused {
        enrolment: EnrolmentId,
    },
    EnrolmentResumed {
        enrolment: EnrolmentId,
    },
    EnrolmentWithdrawn {
        enrolment: EnrolmentId,
    },
    SignedOff {
        enrolment: EnrolmentId,
    },

    SessionDrafted {
        session: SessionId,
        plan: PlanId,
        enrolment: EnrolmentId,
        interview: InterviewId,
        step: StepIndex,
        mentor: PersonId,
    },
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
    ScorecardWritten {
        session: SessionId,
        side: Side,
        scorecard: Scorecard,
    },
    SessionCredited {
        session: SessionId,
    },
    SessionNotCredited {
        session: SessionId,
    },

    CertificateIssued(Certificate),
    CertificateWithdrawn {
        certificate: CertificateId,
    },

    /// The command's events count as if they had not happened.
    CommandUndone {
        command: CommandId,
    },
}

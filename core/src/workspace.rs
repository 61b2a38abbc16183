//! The state of a company's interviewer training: the fold of its log, and the only thing that views read.

use crate::{
    fact::entry::Entry,
    model::{
        certificate::Certificate,
        enrollment::{Enrollment, Variant},
        ids::{
            CertificateId, EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId, TeamId,
            WorkspaceId,
        },
        indexed::Indexed,
        interview::Interview,
        interview_type::InterviewType,
        person::{Person, Presence, Profiles},
        program::{Path, Program, Version},
        reminder::SentReminder,
        scorecard::{
            ContentPlace, ScorecardContent, Side,
            record::{ScorecardRecord, ScorecardRecords},
        },
        session::Session,
        team::Team,
        told::SentMessage,
        workspace_kind::WorkspaceKind,
    },
    order::Order,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod apply;
mod hash;
mod naming;
pub mod oddity;
mod records;

use oddity::Oddity;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// `None` until a workspace is created.
    pub about: Option<About>,
    pub teams: BTreeMap<TeamId, Team>,
    pub people: BTreeMap<PersonId, Person>,
    pub interview_types: BTreeMap<InterviewTypeId, InterviewType>,
    /// Every version, so that people who began on an older one stay on it.
    #[serde(rename = "programmes")]
    pub programs: BTreeMap<Version, Program>,
    #[serde(rename = "enrolments")]
    pub enrollments: Indexed<EnrollmentId, Enrollment>,
    pub interviews: Indexed<InterviewId, Interview>,
    pub sessions: Indexed<SessionId, Session>,
    pub certificates: Indexed<CertificateId, Certificate>,
    /// Reminders that were sent, in order.
    #[serde(default)]
    #[serde(rename = "nudges")]
    pub reminders: Vec<SentReminder>,
    /// Messages about sessions that were sent, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<SentMessage>,
    /// Entries that did not fit together, in the order of the log, to be shown to a person.
    pub oddities: Vec<Oddity>,
    /// The number of lines that this version can't read.
    pub unread: u32,
    /// Kept apart from the log and never part of a snapshot.
    #[serde(skip)]
    pub profiles: Profiles,
    /// The contents of scorecards, kept apart like profiles. [`Self::scorecard`] also returns those of older lines.
    #[serde(skip)]
    pub scorecard_records: ScorecardRecords,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub id: WorkspaceId,
    pub name: String,
    pub kind: WorkspaceKind,
    pub salt: WorkspaceId,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub created: DateTime<Utc>,
}

impl Workspace {
    /// Applies one entry. It checks no rule and never refuses: an entry that doesn't fit becomes an oddity.
    pub fn apply(&mut self, entry: &Entry) {
        apply::apply(self, entry);
    }

    /// The version that new enrollments begin on.
    pub fn program(&self) -> Option<&Program> {
        self.programs.values().next_back()
    }

    /// The path that an enrollment is on.
    pub fn path(&self, enrollment: &Enrollment) -> Option<&Path> {
        self.path_of(enrollment.version, enrollment.interview_type, enrollment.variant)
    }

    /// The path of a type in a version; the full path if the type has none for the variant.
    pub fn path_of(
        &self,
        version: Version,
        interview_type: InterviewTypeId,
        variant: Variant,
    ) -> Option<&Path> {
        let path = self.programs.get(&version)?.paths.get(&interview_type)?;
        let other = match variant {
            Variant::Full => None,
            Variant::Shorter => path.rules.shorter.as_deref(),
            Variant::Refresher => path.rules.refresher.as_deref(),
        };
        Some(other.unwrap_or(path))
    }

    /// The newest certificate of a person in a type, expired or not.
    pub fn certificate(&self, person: PersonId, interview_type: InterviewTypeId) -> Option<&Certificate> {
        self.certificates
            .of(person)
            .filter(|certificate| certificate.interview_type == interview_type)
            .max_by_key(|certificate| (certificate.from, certificate.id))
    }

    /// Whether there is a certificate, expired or not. `progress::certificates::status` tells which ones still count.
    pub fn has_certificate(&self, person: PersonId, interview_type: InterviewTypeId) -> bool {
        self.certificate(person, interview_type).is_some()
    }

    /// The sessions of an enrollment by the start of their interviews.
    pub fn sessions_of(&self, enrollment: EnrollmentId) -> Vec<&Session> {
        let mut sessions: Vec<_> = self.sessions.of(enrollment).collect();
        sessions.order_by_key(|session| (self.start_of(session), session.id));
        sessions
    }

    /// When a session's interview starts; the epoch if the interview doesn't exist.
    pub fn start_of(&self, session: &Session) -> DateTime<Utc> {
        self.interviews.get(&session.interview).map_or(DateTime::UNIX_EPOCH, |interview| interview.start)
    }

    /// When a session's interview ends; the epoch if the interview doesn't exist.
    pub fn end_of(&self, session: &Session) -> DateTime<Utc> {
        self.interviews.get(&session.interview).map_or(DateTime::UNIX_EPOCH, |interview| interview.end())
    }

    /// The trainee of a session.
    pub fn trainee_of(&self, session: &Session) -> Option<PersonId> {
        self.enrollments.get(&session.enrollment).map(|enrollment| enrollment.person)
    }

    /// The content of one side's scorecard; `None` if it is not submitted, or this copy doesn't have its content.
    pub fn scorecard<'a>(&'a self, session: &'a Session, side: Side) -> Option<&'a ScorecardContent> {
        match &session.scorecards.of(side)?.content {
            ContentPlace::Line(content) => Some(content),
            ContentPlace::Record(_) => self.scorecard_record(session, side).map(|record| &record.content),
        }
    }

    /// The record of one side's scorecard.
    pub fn scorecard_record(&self, session: &Session, side: Side) -> Option<&ScorecardRecord> {
        let card = session.scorecards.of(side)?;
        let ContentPlace::Record(commitment) = &card.content else { return None };
        let record = self.scorecard_records.get(commitment)?;
        let bound = (record.session, record.side, record.rubric);
        (bound == (session.id, side, card.rubric)).then_some(record)
    }

    /// Whether a person is known and has not left.
    pub fn is_here(&self, person: PersonId) -> bool {
        self.people.get(&person).is_some_and(|known| known.presence == Presence::Here)
    }

    /// Whether a person has left and no longer has a name. Everyone has one until they are erased.
    pub fn is_erased(&self, person: PersonId) -> bool {
        self.people.contains_key(&person) && !self.is_here(person) && !self.profiles.0.contains_key(&person)
    }

    /// Whether a person goes on with an enrollment: it is active, and they have not left.
    pub fn continues(&self, enrollment: &Enrollment, at: DateTime<Utc>) -> bool {
        enrollment.is_active(at) && self.is_here(enrollment.person)
    }

    /// Whether a person is on a path of a type.
    pub fn is_in_training(&self, person: PersonId, interview_type: InterviewTypeId) -> bool {
        self.running(person, interview_type).is_some()
    }

    /// A person's enrollment for a type if it is running.
    pub fn running(&self, person: PersonId, interview_type: InterviewTypeId) -> Option<&Enrollment> {
        let own = self.enrollments.of(person);
        own.filter(|known| known.interview_type == interview_type).find(|known| known.is_running())
    }

    pub fn people_here(&self) -> impl Iterator<Item = &Person> {
        self.people.values().filter(|person| person.presence == Presence::Here)
    }

    pub fn type_name(&self, interview_type: InterviewTypeId) -> &str {
        self.interview_types.get(&interview_type).map_or("An unknown type", |known| &known.name)
    }

    /// All names of interview types, including those of types that were merged into others.
    pub fn type_names(&self) -> impl Iterator<Item = &str> {
        self.interview_types.values().flat_map(InterviewType::names)
    }

    pub fn team_name(&self, team: Option<TeamId>) -> &str {
        team.and_then(|team| self.teams.get(&team)).map_or("", |team| &team.name)
    }

    pub fn is_sample(&self) -> bool {
        self.about.as_ref().is_some_and(|about| about.kind == WorkspaceKind::Sample)
    }

    /// A hash of the whole workspace, including names. Equal workspaces have equal hashes on every machine.
    pub fn state_hash(&self) -> u64 {
        hash::state_hash(self)
    }
}

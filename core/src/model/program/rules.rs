//! The rules of a path and its steps, other than their order. A rule that is left out requires nothing.

use crate::model::usual::is_usual;
use crate::model::{
    ids::{InterviewTypeId, PersonId},
    program::Path,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Rules of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepRules {
    /// The company's name for the step, if the kind's word is not enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How many sessions of the step a person may take, including those that were not approved. After that, a decider is needed.
    /// `None` sets no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u8>,
    /// The number of approved sessions that a decider may call enough, although the step requires more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u8>,
    /// How many sessions of the step may need another. After one more, a decider is needed. `None` sets no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retakes: Option<u8>,
    /// The least number of different mentors for the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distinct_mentors: Option<u8>,
    /// Who may mentor it, in addition to being certified.
    #[serde(skip_serializing_if = "is_usual")]
    pub mentor: MentorRule,
    /// Who writes a scorecard.
    #[serde(skip_serializing_if = "is_usual")]
    pub scorecards: Writers,
    /// Months after which this prep has to be repeated before the sign-off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_months: Option<u16>,
}

impl StepRules {
    /// Whether a decider is needed once too many sessions were taken or need another.
    pub fn is_bounded(&self) -> bool {
        self.at_most.is_some() || self.retakes.is_some()
    }
}

/// Who may mentor a step. Every part that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MentorRule {
    /// Which of an interview's interviewers may mentor.
    #[serde(skip_serializing_if = "is_usual")]
    pub who: WhoMentors,
    /// How many interviews of the type the mentor must have conducted.
    #[serde(rename = "interviews_led", skip_serializing_if = "is_usual")]
    pub interviews_conducted: u16,
    /// How many weeks ago the mentor must have been certified.
    #[serde(skip_serializing_if = "is_usual")]
    pub weeks_certified: u16,
    /// Whether the mentor must be in a different team than the trainee.
    #[serde(skip_serializing_if = "is_usual")]
    pub from_another_team: bool,
    /// A tag that the mentor must have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
}

/// Which interviewers of a panel mentor a trainee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhoMentors {
    #[default]
    Lead,
    AnyInterviewer,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writers {
    /// Trainee and mentor, each independently.
    #[default]
    Both,
    MentorOnly,
    TraineeOnly,
    #[serde(rename = "nobody")]
    NoOne,
}

/// Rules of a whole path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PathRules {
    /// Whether no one may mentor the same trainee twice on the path, not even for different steps.
    #[serde(skip_serializing_if = "is_usual")]
    pub never_same_pair: bool,
    /// The types that a person must be certified in to begin.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub prerequisites: BTreeSet<InterviewTypeId>,
    /// Minimum tenure (days) before a person may begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenure_days: Option<u16>,
    #[serde(skip_serializing_if = "is_usual")]
    pub entry: Entry,
    /// Trainees at one interview, if the path allows fewer than the interview does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observers: Option<u8>,
    #[serde(skip_serializing_if = "is_usual")]
    pub sign_off: SignOffRule,
    /// Whether the last mentor writes a case for the sign-off, which the approvers read first.
    #[serde(skip_serializing_if = "is_usual")]
    pub mentor_case: bool,
    #[serde(skip_serializing_if = "is_usual")]
    pub due: DueHours,
    /// Who decides when a step's sessions are used up.
    #[serde(skip_serializing_if = "is_usual")]
    pub decides: Decider,
    #[serde(skip_serializing_if = "is_usual")]
    pub validity: Validity,
    /// Numbers of interviews led after the certificate at which the person is compared with the pool.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks_after: Vec<u16>,
    /// The path for people who are already certified in another type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shorter: Option<Box<Path>>,
    /// The path for people whose certificate expired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresher: Option<Box<Path>>,
    /// The source of the rules, if they come from another organization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Who may enroll a person on the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    #[default]
    Anyone,
    /// Only the coordinator, who keeps the nominations.
    Nomination,
}

/// Whose approval leads to the certificate. No one approves their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOffRule {
    /// Anyone who is certified in the type.
    #[default]
    AnyCertified,
    /// The mentor of the last approved session.
    LastMentor,
    Named(PersonId),
    AnyOf(BTreeSet<PersonId>),
    /// This many people of a group.
    Panel {
        of: Group,
        needed: u8,
    },
    /// Every mentor of an approved session.
    AllMentors,
    /// No one approves: the coordinator records it once every step is done.
    Record,
}

/// A group of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    People(BTreeSet<PersonId>),
    /// Everyone with the tag.
    Tag(String),
}

/// Deadlines in working hours of the responsible person, by their own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DueHours {
    #[serde(rename = "answer", skip_serializing_if = "Option::is_none")]
    pub response: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scorecard: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<u16>,
    /// The talk between trainee and mentor, counted from when both scorecards are open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debrief: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<u16>,
}

/// Who decides how a trainee continues when their sessions of a step are used up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decider {
    #[default]
    Coordinator,
    /// Anyone certified in the type.
    AnyCertified,
    Named(PersonId),
}

/// How long certificates of the type count, including those issued before the rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Validity {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
    /// Weeks without leading an interview of the type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_weeks: Option<u16>,
    #[serde(skip_serializing_if = "is_usual")]
    pub lapses_to: OnExpiry,
}

/// What a person may still do once a certificate has expired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnExpiry {
    /// Nothing: the path starts over.
    #[default]
    Nothing,
    /// The person observes, and neither leads nor mentors, until they have done the refresher again, or the path if there is no
    /// refresher.
    ObserverOnly,
    /// The person takes the refresher path.
    Refresher,
}

//! The company's rules for becoming certified, in versions: one path per interview type.

use crate::{
    model::{ids::InterviewTypeId, scorecard::Side, usual::is_usual},
    wording::count,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

pub mod presets;
pub mod rules;

use rules::{PathRules, StepRules, Writers};

/// A version number, starting at 1. Enrollments stay on the version that they began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub u32);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    pub version: Version,
    pub paths: BTreeMap<InterviewTypeId, Path>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    pub steps: Vec<Step>,
    /// Hours to leave for scorecard and review before the next session.
    pub hours_between_sessions: u16,
    /// Hours of notice that people get before a session.
    pub notice_hours: u16,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub rules: PathRules,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub kind: StepKind,
    /// How many times it is done; 1 for prep and sign-off.
    pub times: u8,
    /// Whether the sessions of this step must each be with a different mentor.
    pub different_mentors: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub rules: StepRules,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Course,
    Reading,
    IntroCall,
    OwnQuestion,
    /// Watch.
    Shadow,
    /// Ask one question.
    HalfShadow,
    /// Lead while a mentor watches.
    ReverseShadow,
    /// Approval.
    SignOff,
}

impl StepKind {
    /// Whether the step is done at interviews.
    pub fn is_session(self) -> bool {
        matches!(self, Self::Shadow | Self::HalfShadow | Self::ReverseShadow)
    }

    /// The step with a number, such as "2 shadows".
    pub fn count(self, number: impl fmt::Display) -> String {
        let (one, many) = match self {
            Self::Course => ("course", "courses"),
            Self::Reading => ("reading", "readings"),
            Self::IntroCall => ("intro call", "intro calls"),
            Self::OwnQuestion => ("own question", "own questions"),
            Self::Shadow => ("shadow", "shadows"),
            Self::HalfShadow => ("half-shadow", "half-shadows"),
            Self::ReverseShadow => ("reverse shadow", "reverse shadows"),
            Self::SignOff => ("sign-off", "sign-offs"),
        };
        count(number, one, many)
    }

    /// Whether the person does the step on their own, before the first session.
    pub fn is_prep(self) -> bool {
        matches!(self, Self::Course | Self::Reading | Self::IntroCall | Self::OwnQuestion)
    }
}

impl fmt::Display for StepKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Course => "Course",
            Self::Reading => "Reading",
            Self::IntroCall => "Intro call",
            Self::OwnQuestion => "Own question",
            Self::Shadow => "Shadow",
            Self::HalfShadow => "Half-shadow",
            Self::ReverseShadow => "Reverse shadow",
            Self::SignOff => "Sign-off",
        })
    }
}

impl Step {
    pub fn once(kind: StepKind) -> Self {
        Self { kind, times: 1, different_mentors: false, rules: StepRules::default() }
    }

    pub fn with_different_mentors(kind: StepKind, times: u8) -> Self {
        Self { kind, times, different_mentors: true, rules: StepRules::default() }
    }

    /// The name of the step.
    pub fn name(&self) -> String {
        self.rules.label.clone().unwrap_or_else(|| self.kind.to_string())
    }

    /// The least number of different mentors for its sessions.
    pub fn mentors_needed(&self) -> u8 {
        let all = if self.different_mentors { self.times } else { 1 };
        self.rules.distinct_mentors.unwrap_or(1).max(all)
    }

    /// Whether this side writes a scorecard.
    pub fn asks(&self, side: Side) -> bool {
        match self.rules.scorecards {
            Writers::Both => true,
            Writers::MentorOnly => side == Side::Mentor,
            Writers::TraineeOnly => side == Side::Trainee,
            Writers::NoOne => false,
        }
    }
}

impl Default for Path {
    /// Two shadows and two reverse shadows with different mentors, then the sign-off.
    fn default() -> Self {
        Self {
            steps: vec![
                Step::with_different_mentors(StepKind::Shadow, 2),
                Step::with_different_mentors(StepKind::ReverseShadow, 2),
                Step::once(StepKind::SignOff),
            ],
            hours_between_sessions: 24,
            notice_hours: 24,
            rules: PathRules::default(),
        }
    }
}

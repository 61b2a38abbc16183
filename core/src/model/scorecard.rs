//! The scorecards that a trainee and a mentor each write about the same interview.

use super::interview_type::RubricVersion;
use chrono::{DateTime, Utc};
use commitment::Commitment;
use serde::{Deserialize, Serialize};
use std::fmt;

pub mod commitment;
pub mod embedded;
pub mod record;
pub mod seal;
mod stored;

/// A submitted scorecard, as everyone who sees its session may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    pub submitted: DateTime<Utc>,
    pub rubric: RubricVersion,
    pub content: ContentPlace,
}

/// Where the content of a scorecard is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentPlace {
    /// In a log line of an older version.
    Line(ScorecardContent),
    /// Beside the log, if this copy has it: it may be withheld until both are in, or be deleted.
    Record(Commitment),
}

/// The content of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScorecardContent {
    /// One rating for each dimension of the rubric, in order.
    pub ratings: Vec<Rating>,
    pub recommendation: Recommendation,
    pub notes: String,
    /// The mentor's judgment of the session, if given already. Otherwise it follows once both scorecards are open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// Whether a session counts for its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Counts,
    #[serde(rename = "once_more")]
    NeedsAnother,
}

/// A rating from 1, the lowest, to the highest level of the type's scale, at most 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rating(u8);

impl Rating {
    /// The ratings of the usual scale.
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    /// The highest level that a scale may have.
    pub const HIGHEST: u8 = 10;

    pub fn new(rating: u8) -> Option<Self> {
        (1..=Self::HIGHEST).contains(&rating).then_some(Self(rating))
    }

    /// All ratings of a scale with this many levels.
    pub fn up_to(levels: u8) -> impl Iterator<Item = Self> {
        (1..=levels.min(Self::HIGHEST)).map(Self)
    }
}

impl TryFrom<u8> for Rating {
    type Error = &'static str;

    fn try_from(rating: u8) -> Result<Self, Self::Error> {
        Self::new(rating).ok_or("a rating is a number from 1 to 10")
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating.0
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    StrongNo,
    No,
    Yes,
    StrongYes,
}

impl Recommendation {
    pub const ALL: [Self; 4] = [Self::StrongNo, Self::No, Self::Yes, Self::StrongYes];
}

impl fmt::Display for Recommendation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::StrongNo => "Strong no",
            Self::No => "No",
            Self::Yes => "Yes",
            Self::StrongYes => "Strong yes",
        })
    }
}

/// The two people who write a scorecard for a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Trainee,
    Mentor,
}

impl Side {
    pub fn other(self) -> Self {
        match self {
            Self::Trainee => Self::Mentor,
            Self::Mentor => Self::Trainee,
        }
    }
}

/// The scorecards of one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scorecards {
    pub trainee: Option<Scorecard>,
    pub mentor: Option<Scorecard>,
}

impl Scorecards {
    pub fn of(&self, side: Side) -> Option<&Scorecard> {
        match side {
            Side::Trainee => self.trainee.as_ref(),
            Side::Mentor => self.mentor.as_ref(),
        }
    }

    pub fn of_mut(&mut self, side: Side) -> &mut Option<Scorecard> {
        match side {
            Side::Trainee => &mut self.trainee,
            Side::Mentor => &mut self.mentor,
        }
    }

    /// Those that are submitted.
    pub fn iter(&self) -> impl Iterator<Item = &Scorecard> {
        self.trainee.iter().chain(&self.mentor)
    }

    /// Whether both are submitted. From then on each side may have read the other's.
    pub fn are_both_in(&self) -> bool {
        self.trainee.is_some() && self.mentor.is_some()
    }
}

//! What trainee and mentor each write about the same interview.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    #[serde(with = "chrono::serde::ts_seconds")]
    pub written: DateTime<Utc>,
    /// One rating from 1 to 4 for each dimension of the rubric, in its order.
    pub ratings: Vec<Rating>,
    pub recommendation: Recommendation,
    pub notes: String,
}

/// From 1, far below the bar, to 4, far above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rating(u8);

impl Rating {
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    pub fn new(rating: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.0 == rating)
    }
}

impl TryFrom<u8> for Rating {
    type Error = &'static str;

    fn try_from(rating: u8) -> Result<Self, Self::Error> {
        Self::new(rating).ok_or("a rating is a number from 1 to 4")
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

/// The two who write a scorecard for a session.
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

    /// Both, once both are in; until then neither side sees the other's.
    pub fn opened(&self) -> Option<(&Scorecard, &Scorecard)> {
        self.trainee.as_ref().zip(self.mentor.as_ref())
    }
}

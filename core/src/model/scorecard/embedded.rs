//! A scorecard that is stored whole in a line of the log, as older versions did.

use super::{ContentPlace, Rating, Recommendation, Scorecard, ScorecardContent, Verdict};
use crate::model::{interview_type::RubricVersion, usual::is_usual};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbeddedScorecard {
    #[serde(with = "chrono::serde::ts_seconds")]
    pub written: DateTime<Utc>,
    pub ratings: Vec<Rating>,
    pub recommendation: Recommendation,
    pub notes: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub rubric: RubricVersion,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

impl EmbeddedScorecard {
    pub fn new(submitted: DateTime<Utc>, rubric: RubricVersion, content: ScorecardContent) -> Self {
        let ScorecardContent { ratings, recommendation, notes, verdict } = content;
        Self { written: submitted, ratings, recommendation, notes, rubric, verdict }
    }
}

impl From<EmbeddedScorecard> for Scorecard {
    fn from(embedded: EmbeddedScorecard) -> Self {
        let EmbeddedScorecard { written, ratings, recommendation, notes, rubric, verdict } = embedded;
        let content = ScorecardContent { ratings, recommendation, notes, verdict };
        Self { submitted: written, rubric, content: ContentPlace::Line(content) }
    }
}

//! The scorecards of a session as a snapshot stores them.

use super::{
    ContentPlace, Scorecard, Scorecards, commitment::Commitment, embedded::EmbeddedScorecard, seal::Sealed,
};
use crate::model::interview_type::RubricVersion;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
struct StoredPair {
    trainee: Option<Stored>,
    mentor: Option<Stored>,
}

/// One scorecard. Content from a log line is sealed while only one side is in.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Sealed(Sealed),
    Committed {
        #[serde(with = "chrono::serde::ts_seconds")]
        submitted: DateTime<Utc>,
        rubric: RubricVersion,
        commitment: Commitment,
    },
    Open(EmbeddedScorecard),
}

impl Stored {
    fn of(card: &Scorecard, is_open: bool) -> Self {
        let Scorecard { submitted, rubric, ref content } = *card;
        match content {
            ContentPlace::Record(commitment) => {
                Self::Committed { submitted, rubric, commitment: *commitment }
            }
            ContentPlace::Line(content) => {
                let embedded = EmbeddedScorecard::new(submitted, rubric, content.clone());
                if is_open { Self::Open(embedded) } else { Self::Sealed(Sealed::of(&embedded)) }
            }
        }
    }

    fn read(self) -> Option<Scorecard> {
        match self {
            Self::Sealed(sealed) => sealed.open::<EmbeddedScorecard>().map(Scorecard::from),
            Self::Committed { submitted, rubric, commitment } => {
                Some(Scorecard { submitted, rubric, content: ContentPlace::Record(commitment) })
            }
            Self::Open(embedded) => Some(embedded.into()),
        }
    }
}

impl Serialize for Scorecards {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stored = |card: &Scorecard| Stored::of(card, self.are_both_in());
        let (trainee, mentor) = (self.trainee.as_ref().map(stored), self.mentor.as_ref().map(stored));
        StoredPair { trainee, mentor }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Scorecards {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let StoredPair { trainee, mentor } = StoredPair::deserialize(deserializer)?;
        Ok(Self { trainee: trainee.and_then(Stored::read), mentor: mentor.and_then(Stored::read) })
    }
}

//! The contents of scorecards beside the log. A line of the log has a commitment only, and never changes when the
//! content becomes readable or is deleted.

use super::{
    Recommendation, ScorecardContent, Side, Verdict,
    commitment::{Commitment, Salt},
    seal::Sealed,
};
use crate::model::{ids::SessionId, interview_type::RubricVersion};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::OnceLock};

/// The content of one scorecard, and all that its commitment binds it to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScorecardRecord {
    /// Session, side and rubric are those of the line, so that no other line can be given this content.
    pub session: SessionId,
    pub side: Side,
    pub rubric: RubricVersion,
    pub salt: Salt,
    pub content: ScorecardContent,
}

/// Says how the bytes after it are to be read. Another way of writing them needs another mark.
const ENCODING: &[u8] = b"switchback scorecard 1\0";

impl ScorecardRecord {
    pub fn commitment(&self) -> Commitment {
        Commitment::of(&self.canonical())
    }

    /// All that the record says, in one way: numbers have a fixed length with the highest byte first, and what has none
    /// comes after its length.
    fn canonical(&self) -> Vec<u8> {
        let ScorecardContent { ratings, recommendation, notes, verdict } = &self.content;
        let ratings: Vec<u8> = ratings.iter().map(|rating| u8::from(*rating)).collect();
        let mut bytes = ENCODING.to_vec();
        bytes.extend(self.session.0.to_be_bytes());
        bytes.push(side_code(self.side));
        bytes.extend(self.rubric.0.to_be_bytes());
        bytes.extend(self.salt.0.to_be_bytes());
        put(&mut bytes, &ratings);
        bytes.push(recommendation_code(*recommendation));
        put(&mut bytes, notes.as_bytes());
        bytes.push(verdict_code(*verdict));
        bytes
    }

    /// The text to store, which nobody reads by looking at it.
    pub fn seal(&self) -> Sealed {
        Sealed::of(self)
    }
}

fn put(bytes: &mut Vec<u8>, part: &[u8]) {
    bytes.extend((part.len() as u64).to_be_bytes());
    bytes.extend(part);
}

fn side_code(side: Side) -> u8 {
    match side {
        Side::Trainee => 0,
        Side::Mentor => 1,
    }
}

fn recommendation_code(recommendation: Recommendation) -> u8 {
    match recommendation {
        Recommendation::StrongNo => 0,
        Recommendation::No => 1,
        Recommendation::Yes => 2,
        Recommendation::StrongYes => 3,
    }
}

fn verdict_code(verdict: Option<Verdict>) -> u8 {
    match verdict {
        None => 0,
        Some(Verdict::Counts) => 1,
        Some(Verdict::NeedsAnother) => 2,
    }
}

/// The contents that are here, each under its commitment: one that was changed does not fit, and is never among them.
///
/// One that comes from a store stays sealed until somebody reads it: a large company has thousands, and a page few of them.
#[derive(Clone, Debug, Default)]
pub struct ScorecardRecords(BTreeMap<Commitment, Kept>);

#[derive(Clone, Debug)]
struct Kept {
    sealed: Option<Sealed>,
    /// `None` in it where what was sealed is damaged or was changed.
    opened: OnceLock<Option<ScorecardRecord>>,
}

impl Kept {
    fn open(&self, commitment: Commitment) -> Option<&ScorecardRecord> {
        let opened = self.opened.get_or_init(|| opened(commitment, self.sealed.as_ref()?));
        opened.as_ref()
    }
}

impl From<ScorecardRecord> for Kept {
    fn from(record: ScorecardRecord) -> Self {
        Self { sealed: None, opened: OnceLock::from(Some(record)) }
    }
}

/// What was sealed; `None` where it is not what the commitment stands for.
fn opened(commitment: Commitment, sealed: &Sealed) -> Option<ScorecardRecord> {
    sealed.open::<ScorecardRecord>().filter(|record| record.commitment() == commitment)
}

impl ScorecardRecords {
    pub fn keep(&mut self, record: ScorecardRecord) {
        self.0.insert(record.commitment(), record.into());
    }

    pub fn delete(&mut self, commitment: &Commitment) {
        self.0.remove(commitment);
    }

    /// Keeps what somebody hands over under a commitment; false where that is damaged or was changed.
    #[must_use]
    pub fn keep_sealed(&mut self, commitment: Commitment, sealed: &Sealed) -> bool {
        let record = opened(commitment, sealed);
        record.map(|record| self.0.insert(commitment, record.into())).is_some()
    }

    /// The same for what was stored here. Whether it was changed is seen when it is read.
    pub fn keep_stored(&mut self, commitment: Commitment, sealed: Sealed) {
        self.0.insert(commitment, Kept { sealed: Some(sealed), opened: OnceLock::new() });
    }

    /// How many of those that were stored are damaged or were changed.
    pub fn damaged(&self) -> usize {
        self.0.iter().filter(|(commitment, kept)| kept.open(**commitment).is_none()).count()
    }

    pub fn get(&self, commitment: &Commitment) -> Option<&ScorecardRecord> {
        self.0.get(commitment)?.open(*commitment)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Commitment, &ScorecardRecord)> {
        self.0.iter().filter_map(|(commitment, kept)| Some((commitment, kept.open(*commitment)?)))
    }

    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl PartialEq for ScorecardRecords {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for ScorecardRecords {}

#[cfg(test)]
mod tests;

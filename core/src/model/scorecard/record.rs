//! The contents of scorecards beside the log. A line of the log has only a commitment, and never changes when the content becomes
//! readable or is deleted.

use super::{
    Recommendation, ScorecardContent, Side, Verdict,
    commitment::{Commitment, Salt},
    seal::Sealed,
};
use crate::model::{ids::SessionId, interview_type::RubricVersion};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::OnceLock};

/// The content of one scorecard, and everything that its commitment binds it to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScorecardRecord {
    /// Session, side and rubric are those of the line, so that no other line can claim this content.
    pub session: SessionId,
    pub side: Side,
    pub rubric: RubricVersion,
    pub salt: Salt,
    pub content: ScorecardContent,
}

/// Marks the format of the bytes that follow. A different format needs a different mark.
const ENCODING: &[u8] = b"switchback scorecard 1\0";

impl ScorecardRecord {
    pub fn commitment(&self) -> Commitment {
        Commitment::of(&self.canonical())
    }

    /// The record in its only valid form: numbers have a fixed length with the highest byte first, and parts of variable length
    /// follow their length.
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

    /// The text to store, which can't be read at a glance.
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

/// The contents that this copy has, each under its commitment. A content that was changed doesn't match its commitment, and is
/// never returned.
///
/// Stored content stays sealed until it is read: a large company has thousands of scorecards, and a page needs few of them.
#[derive(Clone, Debug, Default)]
pub struct ScorecardRecords(BTreeMap<Commitment, Kept>);

#[derive(Clone, Debug)]
struct Kept {
    sealed: Option<Sealed>,
    /// Contains `None` if the sealed content is damaged or was changed.
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

/// The sealed content; `None` if it doesn't match the commitment.
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

    /// Keeps content that was handed over under a commitment. Returns false if it is damaged or was changed.
    #[must_use]
    pub fn keep_sealed(&mut self, commitment: Commitment, sealed: &Sealed) -> bool {
        let record = opened(commitment, sealed);
        record.map(|record| self.0.insert(commitment, record.into())).is_some()
    }

    /// Like [`Self::keep_sealed`], for content that was stored here. Changes to it are detected when it is read.
    pub fn keep_stored(&mut self, commitment: Commitment, sealed: Sealed) {
        self.0.insert(commitment, Kept { sealed: Some(sealed), opened: OnceLock::new() });
    }

    /// How many of the stored contents are damaged or were changed.
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

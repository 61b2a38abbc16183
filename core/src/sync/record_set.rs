//! Finds out which records differ between a host and a client without sending them all. Records lie in buckets by their keys, and
//! a bucket whose hash differs is sent as a whole. A deleted record is simply missing from its bucket, so an erasure reaches
//! every client at its next request, however long it was away.

use crate::model::{
    record::{RecordChange, RecordKey, Records},
    scorecard::commitment::Commitment,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// The number of buckets: one for each value of a byte.
const BUCKETS: usize = 256;

/// Records as stored, with their hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordSet {
    records: BTreeMap<RecordKey, Hashed>,
    /// The hashes of all profiles, which every reader gets.
    profile_hashes: BucketHashes,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Hashed {
    text: String,
    bucket: u8,
    hash: u64,
}

/// A record as it is stored and sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredRecord {
    pub key: RecordKey,
    pub text: String,
}

/// The hash of each bucket. As text, 16 hexadecimal digits each, because JavaScript has no 64-bit numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BucketHashes(Box<[u64; BUCKETS]>);

/// A hash of all records. As text, 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordsHash(u64);

/// A text that is not a hash of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHash;

impl fmt::Display for NotAHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "16 hexadecimal digits are expected, or {} for all buckets", 16 * BUCKETS)
    }
}

impl From<BucketHashes> for String {
    fn from(hashes: BucketHashes) -> Self {
        hashes.0.iter().map(|hash| format!("{hash:016x}")).collect()
    }
}

impl TryFrom<String> for BucketHashes {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, NotAHash> {
        let (digits, rest) = text.as_bytes().as_chunks::<16>();
        let hashes: Result<Vec<u64>, NotAHash> = digits.iter().map(|digits| read(digits)).collect();
        match hashes?.try_into() {
            Ok(hashes) if rest.is_empty() => Ok(Self(hashes)),
            _ => Err(NotAHash),
        }
    }
}

impl From<RecordsHash> for String {
    fn from(hash: RecordsHash) -> Self {
        format!("{:016x}", hash.0)
    }
}

impl TryFrom<String> for RecordsHash {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, NotAHash> {
        if text.len() == 16 { read(text.as_bytes()).map(Self) } else { Err(NotAHash) }
    }
}

fn read(digits: &[u8]) -> Result<u64, NotAHash> {
    let text = str::from_utf8(digits).map_err(|_| NotAHash)?;
    u64::from_str_radix(text, 16).map_err(|_| NotAHash)
}

/// All records of one bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    pub number: u8,
    pub records: Vec<StoredRecord>,
}

impl RecordSet {
    pub fn of(records: &Records) -> Self {
        let mut set = Self::default();
        records.changes().iter().for_each(|change| set.keep(change));
        set
    }

    pub fn of_stored(records: Vec<StoredRecord>) -> Self {
        let mut set = Self::default();
        records.into_iter().for_each(|StoredRecord { key, text }| set.put(key, text));
        set
    }

    /// The records as they are stored and sent.
    pub fn stored(&self) -> Vec<StoredRecord> {
        let stored =
            |(key, record): (&RecordKey, &Hashed)| StoredRecord { key: *key, text: record.text.clone() };
        self.records.iter().map(stored).collect()
    }

    pub fn keep(&mut self, change: &RecordChange) {
        match change.text() {
            Some(text) => self.put(change.key(), text),
            None => self.remove(change.key()),
        }
    }

    fn remove(&mut self, key: RecordKey) {
        if let Some(record) = self.records.remove(&key)
            && matches!(key, RecordKey::Profile(_))
        {
            self.profile_hashes.take_away(&record);
        }
    }

    fn put(&mut self, key: RecordKey, text: String) {
        let name = key.to_string();
        let bucket = xxh3_64(name.as_bytes()).to_le_bytes()[0];
        let hash = xxh3_64_with_seed(text.as_bytes(), xxh3_64(name.as_bytes()));
        self.remove(key);
        let record = Hashed { text, bucket, hash };
        if matches!(key, RecordKey::Profile(_)) {
            self.profile_hashes.add(&record);
        }
        self.records.insert(key, record);
    }

    /// The parsed records, without those that can't be read.
    pub fn records(&self) -> Records {
        Records::of_stored(self.records.iter().map(|(key, record)| (key.to_string(), record.text.clone())))
    }

    /// The bucket hashes of the records that `sees` accepts.
    pub fn hashes(&self, sees: impl Fn(&RecordKey) -> bool) -> BucketHashes {
        let mut hashes = BucketHashes::default();
        self.records.iter().filter(|(key, _)| sees(key)).for_each(|(_, record)| hashes.add(record));
        hashes
    }

    /// Like [`Self::hashes`], for a reader of every profile and these scorecards, without going through all records.
    pub fn handed_out_hashes(&self, scorecards: impl Iterator<Item = Commitment>) -> BucketHashes {
        let mut hashes = self.profile_hashes.clone();
        let known = scorecards.filter_map(|commitment| self.records.get(&RecordKey::Scorecard(commitment)));
        known.for_each(|record| hashes.add(record));
        hashes
    }

    /// The buckets that differ from `theirs`, with the records that `sees` accepts.
    pub fn changed_since(&self, theirs: &BucketHashes, sees: impl Fn(&RecordKey) -> bool) -> Vec<Bucket> {
        let hashes = self.hashes(&sees);
        let differs = |number: &u8| {
            let place = usize::from(*number);
            theirs.0.get(place) != hashes.0.get(place)
        };
        let mut changed: Vec<Bucket> =
            (0..=u8::MAX).filter(differs).map(|number| Bucket { number, records: Vec::new() }).collect();
        for (key, record) in self.records.iter().filter(|(key, _)| sees(key)) {
            if let Some(bucket) = changed.iter_mut().find(|bucket| bucket.number == record.bucket) {
                bucket.records.push(StoredRecord { key: *key, text: record.text.clone() });
            }
        }
        changed
    }

    /// Replaces the content of these buckets.
    pub fn replace(&mut self, changed: Vec<Bucket>) {
        let is_replaced = |record: &Hashed| changed.iter().any(|bucket| bucket.number == record.bucket);
        let replaced = self.records.iter().filter(|(_, record)| is_replaced(record));
        let replaced: Vec<RecordKey> = replaced.map(|(key, _)| *key).collect();
        replaced.into_iter().for_each(|key| self.remove(key));
        for StoredRecord { key, text } in changed.into_iter().flat_map(|bucket| bucket.records) {
            self.put(key, text);
        }
    }
}

impl Default for BucketHashes {
    fn default() -> Self {
        Self(Box::new([0; BUCKETS]))
    }
}

impl BucketHashes {
    fn add(&mut self, record: &Hashed) {
        let bucket = &mut self.0[usize::from(record.bucket)];
        *bucket = bucket.wrapping_add(record.hash);
    }

    fn take_away(&mut self, record: &Hashed) {
        let bucket = &mut self.0[usize::from(record.bucket)];
        *bucket = bucket.wrapping_sub(record.hash);
    }

    pub fn whole(&self) -> RecordsHash {
        RecordsHash(self.0.iter().fold(0, |hash, bucket| xxh3_64_with_seed(&bucket.to_le_bytes(), hash)))
    }
}

#[cfg(test)]
mod tests;

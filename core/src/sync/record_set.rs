//! Finding out which records differ between a host and a client, without sending them all: records lie in buckets by their
//! keys, and a bucket whose fingerprint differs is sent as a whole. A record that was deleted is one that its bucket no
//! longer has, so an erasure reaches everybody who asks, however long they were away.

use crate::model::{
    record::{RecordChange, RecordKey, Records},
    scorecard::commitment::Commitment,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// How many buckets there are: as many as a byte has values.
const BUCKETS: usize = 256;

/// Records as they are stored, with their fingerprints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordSet {
    records: BTreeMap<RecordKey, Hashed>,
    /// Of all names, which everybody is handed out.
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

/// The fingerprint of each bucket; as text 16 hexadecimal digits each, since JavaScript has no numbers of 64 bits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BucketHashes(Box<[u64; BUCKETS]>);

/// A fingerprint of all records; as text 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordsHash(u64);

/// A text that is no fingerprint of records.
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

/// All that one bucket holds.
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

    /// The records themselves, as far as they can be read.
    pub fn records(&self) -> Records {
        Records::of_stored(self.records.iter().map(|(key, record)| (key.to_string(), record.text.clone())))
    }

    /// The fingerprints of what somebody holds who is handed out `sees` of them.
    pub fn hashes(&self, sees: impl Fn(&RecordKey) -> bool) -> BucketHashes {
        let mut hashes = BucketHashes::default();
        self.records.iter().filter(|(key, _)| sees(key)).for_each(|(_, record)| hashes.add(record));
        hashes
    }

    /// The same for whoever is handed out every name, and these scorecards, without looking at all records.
    pub fn handed_out_hashes(&self, scorecards: impl Iterator<Item = Commitment>) -> BucketHashes {
        let mut hashes = self.profile_hashes.clone();
        let known = scorecards.filter_map(|commitment| self.records.get(&RecordKey::Scorecard(commitment)));
        known.for_each(|record| hashes.add(record));
        hashes
    }

    /// The buckets in which what `sees` lets through differs from what has those fingerprints.
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

    /// Puts these buckets in place of those before.
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

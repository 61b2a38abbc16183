//! Finding out which records differ between a server and a client, without sending them all: records lie in buckets by
//! their keys, and a bucket whose fingerprint differs is sent as a whole. A record that was deleted is one that its bucket
//! no longer has, so an erasure reaches everybody who asks, however long they were away.

use crate::model::record::Records;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// How many buckets there are.
pub const BUCKETS: usize = 256;

/// Stored records by bucket: each with its key and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSet {
    buckets: Vec<Vec<StoredRecord>>,
}

/// A record as it is stored and sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StoredRecord {
    pub key: String,
    pub text: String,
}

/// The fingerprint of each bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BucketHashes(Vec<u64>);

/// A fingerprint of all records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordsHash(u64);

/// All that one bucket holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    pub number: u8,
    pub records: Vec<StoredRecord>,
}

impl RecordSet {
    pub fn of(records: &Records) -> Self {
        let mut buckets = vec![Vec::new(); BUCKETS];
        for change in records.changes() {
            if let (key, Some(text)) = change.stored() {
                buckets[bucket_of(&key)].push(StoredRecord { key, text });
            }
        }
        buckets.iter_mut().for_each(|bucket| bucket.sort());
        Self { buckets }
    }

    pub fn records(&self) -> Records {
        let stored = self.buckets.iter().flatten();
        Records::of_stored(stored.map(|record| (record.key.clone(), record.text.clone())))
    }

    pub fn hashes(&self) -> BucketHashes {
        BucketHashes(self.buckets.iter().map(|bucket| hash(bucket)).collect())
    }

    /// The buckets in which this set differs from one with those fingerprints.
    pub fn changed_since(&self, theirs: &BucketHashes) -> Vec<Bucket> {
        let hashes = self.hashes();
        let differs = |number: &usize| theirs.0.get(*number) != hashes.0.get(*number);
        let bucket = |number: usize| {
            Some(Bucket { number: u8::try_from(number).ok()?, records: self.buckets[number].clone() })
        };
        (0..BUCKETS).filter(differs).filter_map(bucket).collect()
    }

    /// Puts these buckets in place of those before.
    pub fn replace(&mut self, changed: Vec<Bucket>) {
        for bucket in changed {
            self.buckets[usize::from(bucket.number)] = bucket.records;
        }
    }
}

impl Default for RecordSet {
    fn default() -> Self {
        Self { buckets: vec![Vec::new(); BUCKETS] }
    }
}

impl BucketHashes {
    pub fn whole(&self) -> RecordsHash {
        RecordsHash(self.0.iter().fold(0, |hash, bucket| xxh3_64_with_seed(&bucket.to_le_bytes(), hash)))
    }
}

fn bucket_of(key: &str) -> usize {
    usize::try_from(xxh3_64(key.as_bytes()) % BUCKETS as u64).unwrap_or_default()
}

fn hash(bucket: &[StoredRecord]) -> u64 {
    let with = |hash, text: &str| xxh3_64_with_seed(text.as_bytes(), hash);
    bucket.iter().fold(0, |hash, record| with(with(hash, &record.key), &record.text))
}

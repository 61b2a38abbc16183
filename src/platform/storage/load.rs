//! Reading: everything at the start, and new lines when another tab has written.

use super::records::{HEAD, Head, LATEST, TALLY, Tally, number, open_chunk, position, read_snapshot};
use super::stores::{ALL, ASIDE, CHUNKS, META, RECORDS, SNAPSHOTS};
use super::transaction::{Range, Transaction};
use super::{CHUNK_LINES, StorageError};
use crate::platform::browser::{object, property};
use js_sys::Array;
use std::ops;
use switchback_core::log::{
    chunk::{Broken, Chunk, Joined, join},
    named,
    snapshot::Snapshot,
};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// All stored data, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The workspace's id, if there is a workspace.
    pub workspace: Option<String>,
    /// The latest snapshot, if it is intact. Its format may be outdated.
    pub snapshot: Option<Snapshot>,
    /// Every line of the log with its position, in order. Only the lines after the snapshot, if the snapshot suffices.
    pub lines: Vec<(u64, String)>,
    /// Keys and texts of the records.
    pub records: Vec<(String, String)>,
    /// Whether the records differ from the ones written last.
    pub records_differ: bool,
    /// How often records have been written.
    pub records_version: u64,
    /// The chunks found broken this time, each set aside as it was.
    pub broken: Vec<BrokenChunk>,
    /// Positions without a line, because of chunks that are or were broken.
    pub missing: Vec<ops::Range<u64>>,
    /// The position of the next line.
    pub end: u64,
}

/// A part of the log that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenChunk {
    /// Its first position, as far as that can be determined.
    pub first: u64,
    /// The number of lines that it claims to have had.
    pub count: u64,
    /// Its damaged text, unchanged. Empty if there is none.
    pub text: String,
    /// A description of the damage that fits at the end of a sentence.
    pub reason: String,
}

impl BrokenChunk {
    fn of(broken: Broken, record: &JsValue) -> Self {
        let Broken { first, count, reason } = broken;
        let text = property(record, "text").as_string().unwrap_or_default();
        Self { first, count, text, reason: reason.to_string() }
    }
}

pub async fn everything(database: &IdbDatabase) -> Result<Loaded, StorageError> {
    let transaction = Transaction::read(database, &[CHUNKS, RECORDS, SNAPSHOTS, META])?;
    let head = Head::read(&transaction.get(META, &HEAD.into()).await?);
    let tally = Tally::read(&transaction.get(META, &TALLY.into()).await?);
    let snapshot = read_snapshot(&transaction.get(SNAPSHOTS, &LATEST.into()).await?);
    let stored = Stored::read(&transaction, Range::All).await?;
    let records = read_records(&transaction).await?;
    transaction.finish().await?;

    let broken = stored.broken();
    if !broken.is_empty() {
        // If there is no space to set them aside, they stay in place and are found and reported again next time.
        let _ = set_aside(database, &broken).await;
    }
    let joined = stored.join();
    let repaired = repaired(head.as_ref(), &stored, &joined, snapshot.as_ref());
    if repaired.is_some() {
        // If there is no space for the head, the next start recreates it.
        let _ = repair(database).await;
    }
    let head = repaired.or(head);
    let end = joined.end().max(head.as_ref().map_or(0, |head| head.end));
    Ok(Loaded {
        workspace: head.filter(|_| end > 0).map(|head| head.workspace),
        snapshot: snapshot.filter(|snapshot| snapshot.position <= end),
        missing: missing(&joined, end),
        lines: joined.lines,
        records_differ: tally.as_ref().is_some_and(|tally| *tally != Tally::of(tally.version, &records)),
        records_version: tally.map_or(0, |tally| tally.version),
        records,
        broken: broken.into_iter().map(|(_, chunk)| chunk).collect(),
        end,
    })
}

/// Whether no data of any workspace is stored, intact or damaged.
pub async fn is_empty(database: &IdbDatabase) -> Result<bool, StorageError> {
    let transaction = Transaction::read(database, &ALL)?;
    let head = Head::read(&transaction.get(META, &HEAD.into()).await?);
    let mut is_empty = head.is_none_or(|head| head.end == 0);
    for store in [CHUNKS, RECORDS, SNAPSHOTS, ASIDE] {
        is_empty &= transaction.is_empty(store).await?;
    }
    transaction.finish().await?;
    Ok(is_empty)
}

/// Recreates the head if it is lost or behind the chunks.
pub async fn repair(database: &IdbDatabase) -> Result<(), StorageError> {
    let transaction = Transaction::write(database, &[META, CHUNKS, SNAPSHOTS])?;
    let head = Head::read(&transaction.get(META, &HEAD.into()).await?);
    let snapshot = read_snapshot(&transaction.get(SNAPSHOTS, &LATEST.into()).await?);
    let stored = Stored::read(&transaction, Range::All).await?;
    let repaired = repaired(head.as_ref(), &stored, &stored.join(), snapshot.as_ref());
    if let Some(head) = repaired {
        transaction.put(META, &HEAD.into(), &head.record())?;
    }
    transaction.finish().await
}

/// The head that matches the chunks. `None` if the current one is right, or the workspace can't be determined.
fn repaired(
    head: Option<&Head>,
    stored: &Stored,
    joined: &Joined,
    snapshot: Option<&Snapshot>,
) -> Option<Head> {
    // A broken chunk may still be in place and must not be overwritten.
    let last = stored.keys.iter().filter_map(|key| position(&key)).max();
    let end = joined.end().max(last.map_or(0, |first| first + 1));
    match head {
        Some(head) if head.end >= end => None,
        Some(head) => Some(Head { workspace: head.workspace.clone(), end }),
        None => {
            let texts = joined.lines.iter().map(|(_, text)| text.as_str());
            let workspace = named(texts, snapshot)?.to_string();
            let end = end.max(snapshot.map_or(0, |snapshot| snapshot.position));
            (end > 0).then_some(Head { workspace, end })
        }
    }
}

pub async fn lines_from(database: &IdbDatabase, position: u64) -> Result<Vec<(u64, String)>, StorageError> {
    let transaction = Transaction::read(database, &[CHUNKS])?;
    // The chunk with the position may begin before it, but by less than a full chunk.
    let range = Range::From(position.saturating_sub(CHUNK_LINES as u64));
    let mut chunks = Vec::new();
    for key in transaction.keys(CHUNKS, range).await?.iter() {
        // One chunk at a time, as this runs while the user works and the page has to respond in between.
        chunks.push(open_chunk(&key, &transaction.get(CHUNKS, &key).await?));
    }
    transaction.finish().await?;
    Ok(join(chunks).lines.into_iter().filter(|(at, _)| *at >= position).collect())
}

/// How often records have been written.
pub async fn records_version(database: &IdbDatabase) -> Result<u64, StorageError> {
    let transaction = Transaction::read(database, &[META])?;
    let tally = Tally::read(&transaction.get(META, &TALLY.into()).await?);
    transaction.finish().await?;
    Ok(tally.map_or(0, |tally| tally.version))
}

/// All records, and how often records have been written.
pub async fn records(database: &IdbDatabase) -> Result<(Vec<(String, String)>, u64), StorageError> {
    let transaction = Transaction::read(database, &[RECORDS, META])?;
    let records = read_records(&transaction).await?;
    let tally = Tally::read(&transaction.get(META, &TALLY.into()).await?);
    transaction.finish().await?;
    Ok((records, tally.map_or(0, |tally| tally.version)))
}

pub async fn aside(database: &IdbDatabase) -> Result<Vec<BrokenChunk>, StorageError> {
    let transaction = Transaction::read(database, &[ASIDE])?;
    let found = transaction.values(ASIDE, Range::All).await?;
    transaction.finish().await?;
    let broken = |found: JsValue| {
        let opened = open_chunk(&property(&found, "key"), &property(&found, "record"));
        opened.err().map(|broken| BrokenChunk::of(broken, &property(&found, "record")))
    };
    Ok(found.iter().filter_map(broken).collect())
}

pub async fn read_records(transaction: &Transaction) -> Result<Vec<(String, String)>, StorageError> {
    let (keys, texts) = (transaction.keys(RECORDS, Range::All), transaction.values(RECORDS, Range::All));
    Ok(paired(&keys.await?, &texts.await?))
}

/// Pairs the keys and texts of records that were read from their store.
pub fn paired(keys: &Array, texts: &Array) -> Vec<(String, String)> {
    let pairs = keys.iter().zip(texts.iter());
    pairs.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect()
}

/// Chunks with their keys, as stored.
pub struct Stored {
    keys: Array,
    records: Array,
}

impl Stored {
    pub fn read(
        transaction: &Transaction,
        range: Range,
    ) -> impl Future<Output = Result<Self, StorageError>> + use<> {
        let (keys, records) = (transaction.keys(CHUNKS, range), transaction.values(CHUNKS, range));
        async move { Ok(Self { keys: keys.await?, records: records.await? }) }
    }

    fn opened(&self) -> impl Iterator<Item = (JsValue, JsValue, Result<Chunk, Broken>)> {
        self.keys.iter().zip(self.records.iter()).map(|(key, record)| {
            let opened = open_chunk(&key, &record);
            (key, record, opened)
        })
    }

    fn broken(&self) -> Vec<(JsValue, BrokenChunk)> {
        let broken = self
            .opened()
            .filter_map(|(key, record, opened)| Some((key, BrokenChunk::of(opened.err()?, &record))));
        broken.collect()
    }

    pub fn join(&self) -> Joined {
        join(self.opened().map(|(_, _, opened)| opened).collect())
    }
}

/// Moves broken chunks out of the log unchanged, with the time (milliseconds since 1970) when they were found.
async fn set_aside(database: &IdbDatabase, broken: &[(JsValue, BrokenChunk)]) -> Result<(), StorageError> {
    let transaction = Transaction::write(database, &[CHUNKS, ASIDE])?;
    for (key, chunk) in broken {
        let record = transaction.get(CHUNKS, key).await?;
        // Another tab may have set it aside already or written an intact chunk there.
        if record.is_undefined() || open_chunk(key, &record).is_ok() {
            continue;
        }
        let found = object(&[
            ("key", key.clone()),
            ("record", record),
            ("reason", chunk.reason.as_str().into()),
            ("found", js_sys::Date::now().into()),
        ]);
        transaction.add(ASIDE, &found)?;
        transaction.delete(CHUNKS, key)?;
    }
    transaction.finish().await
}

fn missing(joined: &Joined, end: u64) -> Vec<ops::Range<u64>> {
    let last = joined.end();
    let tail = (last < end).then_some(last..end);
    joined.gaps.iter().cloned().chain(tail).collect()
}

/// The chunk at a position, for code that handles chunks rather than lines.
pub async fn chunk_at(transaction: &Transaction, first: u64) -> Result<Option<Chunk>, StorageError> {
    let key = number(first);
    let record = transaction.get(CHUNKS, &key).await?;
    Ok(open_chunk(&key, &record).ok())
}

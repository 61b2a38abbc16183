//! Reading only what the latest snapshot does not cover, so that a long log opens as fast as a short one; and looking at
//! the rest afterwards.

use super::load::{Stored, read_records};
use super::records::{HEAD, Head, LATEST, TALLY, Tally, open_chunk, read_snapshot};
use super::stores::{ASIDE, CHUNKS, META, RECORDS, SNAPSHOTS};
use super::transaction::{Range, Transaction};
use super::{CHUNK_LINES, Loaded, StorageError};
use crate::platform::idle::idle;
use switchback_core::{
    log::{
        chunk::{Chunk, Joined},
        snapshot::Snapshot,
    },
    workspace::Workspace,
};
use web_sys::IdbDatabase;

/// A workspace that was opened from its latest snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct SinceSnapshot {
    /// As of the snapshot.
    pub base: Workspace,
    /// What is kept, without the chunks that the snapshot covers.
    pub loaded: Loaded,
}

/// `None` unless all of it is in order: then everything has to be looked at.
///
/// All is asked for at once, so that the browser reads the records while the snapshot is opened.
pub async fn since_snapshot(database: &IdbDatabase) -> Result<Option<SinceSnapshot>, StorageError> {
    let transaction = Transaction::read(database, &[CHUNKS, RECORDS, SNAPSHOTS, META, ASIDE])?;
    let head = transaction.get(META, &HEAD.into());
    let snapshot = transaction.get(SNAPSHOTS, &LATEST.into());
    let is_undamaged = transaction.is_empty(ASIDE);
    let tally = transaction.get(META, &TALLY.into());
    let records = read_records(&transaction);
    let (head, snapshot) = (Head::read(&head.await?), read_snapshot(&snapshot.await?));
    let (Some(head), Some(snapshot)) = (head, snapshot.filter(|snapshot| !snapshot.is_outdated())) else {
        return Ok(None);
    };
    // The first chunk may begin before the position, but by less than a full chunk.
    let newest = Range::From(snapshot.position.saturating_sub(CHUNK_LINES as u64));
    let chunks = Stored::read(&transaction, newest);
    let Some(base) = snapshot.read() else { return Ok(None) };
    let (is_undamaged, tally, records) = (is_undamaged.await?, Tally::read(&tally.await?), records.await?);
    let chunks = chunks.await?.join();
    transaction.finish().await?;
    let lines = lines_after(&snapshot, &head, chunks).filter(|_| is_undamaged);
    Ok(lines.map(|lines| SinceSnapshot {
        base,
        loaded: Loaded {
            workspace: Some(head.workspace),
            snapshot: Some(snapshot),
            lines,
            records_differ: tally.as_ref().is_some_and(|tally| *tally != Tally::of(tally.version, &records)),
            records_version: tally.map_or(0, |tally| tally.version),
            records,
            broken: Vec::new(),
            missing: Vec::new(),
            end: head.end,
        },
    }))
}

/// Every line from the snapshot's position to the head; `None` where one is missing or something is odd.
fn lines_after(snapshot: &Snapshot, head: &Head, chunks: Joined) -> Option<Vec<(u64, String)>> {
    let is_in_order = chunks.broken.is_empty() && chunks.odd.is_empty() && head.end > 0;
    let after: Vec<_> = chunks.lines.into_iter().filter(|(at, _)| *at >= snapshot.position).collect();
    let expected = snapshot.position..head.end;
    (is_in_order && after.iter().map(|(at, _)| *at).eq(expected)).then_some(after)
}

/// Whether every chunk is sound and follows the one before it, from the first line on. Chunk by chunk, in moments in which the
/// page has nothing else to do.
pub async fn is_sound(database: &IdbDatabase) -> Result<bool, StorageError> {
    let transaction = Transaction::read(database, &[CHUNKS])?;
    let keys = transaction.keys(CHUNKS, Range::All).await?;
    transaction.finish().await?;
    let mut end = 0;
    for key in keys.iter() {
        idle().await;
        let transaction = Transaction::read(database, &[CHUNKS])?;
        let record = transaction.get(CHUNKS, &key).await?;
        transaction.finish().await?;
        match open_chunk(&key, &record) {
            Ok(chunk) if chunk.first == end => end = Chunk::end(&chunk),
            _ => return Ok(false),
        }
    }
    Ok(true)
}

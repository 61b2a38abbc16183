//! Reading only the data after the latest snapshot, so that a long log opens as fast as a short one, and checking the rest
//! afterwards.

use super::load::{Stored, paired};
use super::records::{HEAD, Head, LATEST, TALLY, Tally, open_chunk, read_snapshot};
use super::stores::{ASIDE, CHUNKS, META, RECORDS, SNAPSHOTS};
use super::transaction::{Range, Transaction};
use super::{CHUNK_LINES, Loaded, StorageError};
use crate::platform::{idle::idle, memory};
use js_sys::Array;
use std::pin::Pin;
use switchback_core::{
    log::{
        chunk::{Chunk, Joined},
        snapshot::Snapshot,
    },
    workspace::Workspace,
};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Roughly how much larger a workspace is in memory than the text of its snapshot.
const TIMES_IN_MEMORY: usize = 3;

/// A workspace that was opened from its latest snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct SinceSnapshot {
    /// The workspace as of the snapshot.
    pub base: Workspace,
    /// The stored data, without the chunks that the snapshot covers.
    pub loaded: Loaded,
}

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, StorageError>>>>;

/// The first reads of a start. All are requested at once, so that the browser reads while the code for opening the data is
/// loading, and reads the records while the snapshot is being opened.
pub struct StartRequests {
    transaction: Transaction,
    head: Answer<JsValue>,
    snapshot: Answer<JsValue>,
    is_undamaged: Answer<bool>,
    tally: Answer<JsValue>,
    keys: Answer<Array>,
    texts: Answer<Array>,
}

impl StartRequests {
    pub fn of(database: &IdbDatabase) -> Result<Self, StorageError> {
        let transaction = Transaction::read(database, &[RECORDS, SNAPSHOTS, META, ASIDE])?;
        Ok(Self {
            head: Box::pin(transaction.get(META, &HEAD.into())),
            snapshot: Box::pin(transaction.get(SNAPSHOTS, &LATEST.into())),
            is_undamaged: Box::pin(transaction.is_empty(ASIDE)),
            tally: Box::pin(transaction.get(META, &TALLY.into())),
            keys: Box::pin(transaction.keys(RECORDS, Range::All)),
            texts: Box::pin(transaction.values(RECORDS, Range::All)),
            transaction,
        })
    }

    /// `None` if anything is damaged or missing. Then everything has to be checked.
    pub async fn opened(self, database: &IdbDatabase) -> Result<Option<SinceSnapshot>, StorageError> {
        let (head, snapshot) = (Head::read(&self.head.await?), read_snapshot(&self.snapshot.await?));
        let (Some(head), Some(snapshot)) = (head, snapshot.filter(|snapshot| !snapshot.is_outdated())) else {
            return Ok(None);
        };
        let newest = Newest::after(&snapshot, database)?;
        memory::reserve(snapshot.text.len() * TIMES_IN_MEMORY);
        let Some(base) = snapshot.read() else { return Ok(None) };
        let (is_undamaged, tally) = (self.is_undamaged.await?, Tally::read(&self.tally.await?));
        let records = paired(&self.keys.await?, &self.texts.await?);
        self.transaction.finish().await?;
        let chunks = newest.chunks_of(&head).await?.filter(|_| is_undamaged);
        let lines = chunks.and_then(|chunks| lines_after(&snapshot, &head, chunks));
        Ok(lines.map(|lines| SinceSnapshot {
            base,
            loaded: Loaded {
                workspace: Some(head.workspace),
                snapshot: Some(snapshot),
                lines,
                records_differ: tally
                    .as_ref()
                    .is_some_and(|tally| *tally != Tally::of(tally.version, &records)),
                records_version: tally.map_or(0, |tally| tally.version),
                records,
                broken: Vec::new(),
                missing: Vec::new(),
                end: head.end,
            },
        }))
    }
}

/// The chunks that the snapshot may not cover. Read later, because the snapshot says where they begin.
struct Newest {
    transaction: Transaction,
    head: Answer<JsValue>,
    stored: Answer<Stored>,
}

impl Newest {
    fn after(snapshot: &Snapshot, database: &IdbDatabase) -> Result<Self, StorageError> {
        let transaction = Transaction::read(database, &[CHUNKS, META])?;
        // The first chunk may begin before the position, but by less than a full chunk.
        let range = Range::From(snapshot.position.saturating_sub(CHUNK_LINES as u64));
        Ok(Self {
            head: Box::pin(transaction.get(META, &HEAD.into())),
            stored: Box::pin(Stored::read(&transaction, range)),
            transaction,
        })
    }

    /// `None` if another tab has replaced the workspace since its head was read.
    async fn chunks_of(self, head: &Head) -> Result<Option<Joined>, StorageError> {
        let present = Head::read(&self.head.await?);
        let chunks = self.stored.await?.join();
        self.transaction.finish().await?;
        Ok(present.is_some_and(|present| present.workspace == head.workspace).then_some(chunks))
    }
}

/// Every line from the snapshot's position to the head. `None` if a line is missing or a chunk is broken or odd.
fn lines_after(snapshot: &Snapshot, head: &Head, chunks: Joined) -> Option<Vec<(u64, String)>> {
    let is_in_order = chunks.broken.is_empty() && chunks.odd.is_empty() && head.end > 0;
    let expected = snapshot.position..head.end;
    // Lines after the head come from another tab, which announces them.
    let after: Vec<_> = chunks.lines.into_iter().filter(|(at, _)| expected.contains(at)).collect();
    (is_in_order && after.iter().map(|(at, _)| *at).eq(expected)).then_some(after)
}

/// Whether every chunk is intact and follows the previous one, from the first line on. Reads one chunk at a time while the
/// page is idle.
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

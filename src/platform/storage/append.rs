//! Appending: the end of the log is read, compared and moved in one transaction, so that two tabs can't both write there.

use super::records::{HEAD, Head, LATEST, TALLY, Tally, chunk_record, number, snapshot_record};
use super::stores::{CHUNKS, META, RECORDS, SNAPSHOTS};
use super::transaction::Transaction;
use super::{CHUNK_LINES, StorageError, load};
use switchback_core::log::{chunk, snapshot::Snapshot};
use web_sys::IdbDatabase;

/// A change to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordWrite {
    pub key: String,
    /// `None` deletes the record.
    pub text: Option<String>,
}

/// Lines and records to save in one transaction.
pub struct Append<'a> {
    pub workspace: String,
    pub expected_end: u64,
    /// The workspace that the lines continue from if the lines before them are lost.
    pub base: Option<&'a Snapshot>,
    /// The version of the records that was seen last.
    pub seen: u64,
    pub lines: &'a [String],
    pub records: &'a [RecordWrite],
}

impl Append<'_> {
    /// Saves the lines and records if the log of this workspace still has the expected end. Returns the new end.
    pub async fn to(&self, database: &IdbDatabase) -> Result<u64, StorageError> {
        let stores = [CHUNKS, RECORDS, META, SNAPSHOTS];
        let transaction = Transaction::write(database, &stores)?;
        let head = transaction.get(META, &HEAD.into()).await?;
        let head = Head::read(&head).filter(|head| head.workspace == self.workspace);
        let end = head.ok_or(StorageError::Gone)?.end;
        if end != self.expected_end {
            return Err(StorageError::Moved { end });
        }
        self.check_records(&transaction, end).await?;
        self.write(&transaction).await?;
        if !self.records.is_empty() {
            let tally = Tally::of(self.seen + 1, &load::read_records(&transaction).await?);
            transaction.put(META, &TALLY.into(), &tally.record())?;
        }
        transaction.finish().await?;
        Ok(self.end())
    }

    /// A tab that hasn't seen the latest records might restore a deleted one.
    async fn check_records(&self, transaction: &Transaction, end: u64) -> Result<(), StorageError> {
        if self.records.is_empty() {
            return Ok(());
        }
        let tally = Tally::read(&transaction.get(META, &TALLY.into()).await?);
        let is_latest = tally.map_or(0, |tally| tally.version) == self.seen;
        if is_latest { Ok(()) } else { Err(StorageError::Moved { end }) }
    }

    /// After a broken connection: whether the stored lines are these exact lines, written by the attempt whose result was
    /// lost.
    pub async fn already_in(&self, database: &IdbDatabase) -> Result<u64, StorageError> {
        let there = load::lines_from(database, self.first()).await?;
        let ours = !self.lines.is_empty()
            && there.len() >= self.lines.len()
            && there.iter().zip(self.lines).all(|((_, there), ours)| there == ours);
        let end = self.first() + there.len() as u64;
        if ours { Ok(self.end()) } else { Err(StorageError::Moved { end }) }
    }

    /// The position of the first line.
    fn first(&self) -> u64 {
        self.base.map_or(self.expected_end, |base| base.position)
    }

    fn end(&self) -> u64 {
        self.first() + self.lines.len() as u64
    }

    async fn write(&self, transaction: &Transaction) -> Result<(), StorageError> {
        let firsts = (self.first()..).step_by(CHUNK_LINES);
        for (first, lines) in firsts.zip(self.lines.chunks(CHUNK_LINES)) {
            let record = chunk_record(&chunk::encode(first, lines));
            // One chunk at a time, so that the page responds between the chunks of a large file.
            transaction.put_and_wait(CHUNKS, &number(first), &record).await?;
        }
        if let Some(base) = self.base {
            transaction.put(SNAPSHOTS, &LATEST.into(), &snapshot_record(base))?;
        }
        for write in self.records {
            let key = write.key.as_str().into();
            match &write.text {
                Some(text) => transaction.put(RECORDS, &key, &text.as_str().into())?,
                None => transaction.delete(RECORDS, &key)?,
            }
        }
        let head = Head { workspace: self.workspace.clone(), end: self.end() };
        transaction.put(META, &HEAD.into(), &head.record())
    }
}

//! The log and the records beside it, kept in the browser's IndexedDB in checksummed chunks.
//! Nothing counts as saved before the transaction that holds it is complete.

mod append;
mod compact;
mod connection;
mod database;
mod error;
mod load;
mod persistence;
mod records;
mod since_snapshot;
mod stores;
pub mod team;
mod transaction;

pub use append::RecordWrite;
pub use error::StorageError;
pub use load::{BrokenChunk, Loaded};
pub use persistence::{ask_to_persist, is_persisted};
pub use since_snapshot::SinceSnapshot;

use database::Database;
use records::{HEAD, Head, LATEST, snapshot_record};
use since_snapshot::StartRequests;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use switchback_core::log::snapshot::{FORMAT, Snapshot};
use transaction::Transaction;
use web_sys::IdbDatabase;

/// A chunk that is full: reading whole chunks is ten times as fast as reading line by line.
const CHUNK_LINES: usize = 1_000;

/// One database, shared by every clone and with the other tabs of this site.
#[derive(Clone)]
pub struct Storage(Rc<Shared>);

struct Shared {
    database: Database,
    /// The workspace that was loaded or begun here: a log is only ever appended to by who has seen it.
    workspace: RefCell<Option<String>>,
    /// The version of the records beside the log that was read or written here last.
    records: Cell<u64>,
    /// What was asked for before the program that reads it was here.
    start: RefCell<Option<StartRequests>>,
}

impl Storage {
    /// Opens the database of this name, and makes it where there is none.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let database = Database::open(name, &stores::SCHEMA).await?;
        let shared = Shared {
            database,
            workspace: RefCell::default(),
            records: Cell::default(),
            start: RefCell::default(),
        };
        Ok(Self(Rc::new(shared)))
    }

    /// Begins the log of a new workspace at position 0; `Occupied` where there is one. One whose first lines
    /// were never written, because the disk was full or the tab was closed, is none.
    pub async fn begin(&self, workspace: &str) -> Result<(), StorageError> {
        self.attempt(async |database| {
            let transaction = Transaction::write(database, &[stores::META, stores::CHUNKS])?;
            let head = Head::read(&transaction.get(stores::META, &HEAD.into()).await?);
            let has_lines = head.is_some_and(|head| head.end > 0);
            // Chunks without a head are a log as well: one that was damaged.
            if has_lines || !transaction.is_empty(stores::CHUNKS).await? {
                return Err(StorageError::Occupied);
            }
            let head = Head { workspace: workspace.into(), end: 0 };
            transaction.put(stores::META, &HEAD.into(), &head.record())?;
            transaction.finish().await
        })
        .await?;
        self.0.workspace.replace(Some(workspace.into()));
        Ok(())
    }

    /// Whether nothing of any workspace is here, be it sound or damaged.
    pub async fn is_empty(&self) -> Result<bool, StorageError> {
        self.attempt(load::is_empty).await
    }

    /// All stored data. Broken chunks are set aside and reported; the rest opens.
    pub async fn load(&self) -> Result<Loaded, StorageError> {
        let loaded = self.attempt(load::everything).await?;
        self.0.workspace.replace(loaded.workspace.clone());
        self.0.records.set(loaded.records_version);
        Ok(loaded)
    }

    /// Asks the browser for what [`Self::load_since_snapshot`] reads, before the program for that is here.
    pub async fn ask_for_start(&self) {
        // Where it cannot be asked for, reading it says why.
        let start = self.attempt(async |database| StartRequests::of(database)).await.ok();
        self.0.start.replace(start);
    }

    /// What the latest snapshot does not cover, beside the snapshot and the records. `None` unless all of that is in order:
    /// then [`Self::load`] looks at everything. What lies below the snapshot is not looked at; [`Self::damage`] does so.
    pub async fn load_since_snapshot(&self) -> Result<Option<SinceSnapshot>, StorageError> {
        let opened = self
            .attempt(async |database| {
                let start = self.0.start.take();
                start.map_or_else(|| StartRequests::of(database), Ok)?.opened(database).await
            })
            .await?;
        if let Some(SinceSnapshot { loaded, .. }) = &opened {
            self.0.workspace.replace(loaded.workspace.clone());
            self.0.records.set(loaded.records_version);
        }
        Ok(opened)
    }

    /// Looks at the whole log without hurry. Gives all stored data where something is broken or missing, and `None` where
    /// nothing is; broken chunks are set aside.
    pub async fn damage(&self) -> Result<Option<Loaded>, StorageError> {
        if self.attempt(since_snapshot::is_sound).await? {
            return Ok(None);
        }
        let loaded = self.attempt(load::everything).await?;
        Ok(Some(loaded).filter(|loaded| !loaded.broken.is_empty() || !loaded.missing.is_empty()))
    }

    /// Every broken chunk that was ever set aside here, for saving what is left of it by hand.
    pub async fn aside(&self) -> Result<Vec<BrokenChunk>, StorageError> {
        self.attempt(load::aside).await
    }

    /// The lines from a position on, which other tabs may have appended, with their positions. Broken chunks
    /// are left out; `load` reports them.
    pub async fn read_from(&self, position: u64) -> Result<Vec<(u64, String)>, StorageError> {
        self.attempt(async |database| load::lines_from(database, position).await).await
    }

    /// All records beside the log, as keys and texts, and how often records were written.
    pub async fn records(&self) -> Result<(Vec<(String, String)>, u64), StorageError> {
        self.attempt(load::records).await
    }

    /// Whether records were written since they were last taken over here.
    pub async fn has_newer_records(&self) -> Result<bool, StorageError> {
        let version = self.attempt(load::records_version).await?;
        Ok(version > self.0.records.get())
    }

    /// From here on records are written as by somebody who has seen this version of them.
    pub fn saw_records(&self, version: u64) {
        self.0.records.set(version);
    }

    /// Makes the record of where the log ends again, where it is lost or behind the log.
    pub async fn repair(&self) -> Result<(), StorageError> {
        self.attempt(load::repair).await
    }

    /// Appends lines and changes records, both or neither, and gives the new end of the log. Returns only
    /// when the browser says that the disk has it.
    ///
    /// `Moved` when the log does not end at `expected_end`, or records are to be written and others were
    /// since they were last read here; `Gone` when it is not the workspace loaded or
    /// begun here.
    pub async fn append(
        &self,
        expected_end: u64,
        lines: &[String],
        records: &[RecordWrite],
    ) -> Result<u64, StorageError> {
        self.write(expected_end, None, lines, records).await
    }

    /// The first append to a workspace of which the lines below a snapshot are lost.
    pub async fn restore(
        &self,
        base: &Snapshot,
        lines: &[String],
        records: &[RecordWrite],
    ) -> Result<u64, StorageError> {
        self.write(0, Some(base), lines, records).await
    }

    async fn write(
        &self,
        expected_end: u64,
        base: Option<&Snapshot>,
        lines: &[String],
        records: &[RecordWrite],
    ) -> Result<u64, StorageError> {
        let workspace = self.0.workspace.borrow().clone().ok_or(StorageError::Gone)?;
        let seen = self.0.records.get();
        let append = append::Append { workspace, expected_end, base, seen, lines, records };
        let again = Cell::new(false);
        let end = self
            .attempt(async |database| {
                let outcome = append.to(database).await;
                // Nobody knows whether a transaction was completed when its connection broke at the end of
                // it.
                match outcome {
                    Err(StorageError::Moved { .. }) if again.get() => append.already_in(database).await,
                    Err(StorageError::Lost) => {
                        again.set(true);
                        outcome
                    }
                    _ => outcome,
                }
            })
            .await?;
        if !records.is_empty() {
            self.0.records.set(seen + 1);
        }
        Ok(end)
    }

    /// Merges small chunks, once there are many, into full ones; gives how many it merged.
    pub async fn compact(&self) -> Result<usize, StorageError> {
        self.attempt(compact::small_chunks).await
    }

    /// Keeps a snapshot of the workspace in place of the last one.
    pub async fn keep_snapshot(&self, position: u64, text: &str) -> Result<(), StorageError> {
        let snapshot = Snapshot { format: FORMAT, position, text: text.into() };
        self.attempt(async |database| {
            let transaction = Transaction::write(database, &[stores::SNAPSHOTS])?;
            transaction.put(stores::SNAPSHOTS, &LATEST.into(), &snapshot_record(&snapshot))?;
            transaction.finish().await
        })
        .await
    }

    /// Erases everything, broken chunks that were set aside too. It cannot be undone.
    pub async fn erase(&self) -> Result<(), StorageError> {
        self.attempt(async |database| {
            let transaction = Transaction::write(database, &stores::ALL)?;
            for store in stores::ALL {
                transaction.clear(store)?;
            }
            transaction.finish().await
        })
        .await?;
        self.0.workspace.replace(None);
        self.0.records.set(0);
        Ok(())
    }

    async fn attempt<T>(
        &self,
        work: impl AsyncFn(&IdbDatabase) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        self.0.database.attempt(work).await
    }
}

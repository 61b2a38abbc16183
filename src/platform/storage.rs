//! The log and its records, stored in the browser's IndexedDB in checksummed chunks. Data counts as saved only once its
//! transaction is complete.

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

/// The size of a full chunk. Reading whole chunks is ten times as fast as reading line by line.
const CHUNK_LINES: usize = 1_000;

/// One database, shared by every clone and with the other tabs of this site.
#[derive(Clone)]
pub struct Storage(Rc<Shared>);

struct Shared {
    database: Database,
    /// The workspace that was loaded or begun here. A log accepts lines only from tabs that have seen it.
    workspace: RefCell<Option<String>>,
    /// The version of the records that was last read or written here.
    records: Cell<u64>,
    /// Data requested before the code that reads it was loaded.
    start: RefCell<Option<StartRequests>>,
}

impl Storage {
    /// Opens the database with this name, creating it if necessary.
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

    /// Begins the log of a new workspace at position 0. Returns `Occupied` if there is a workspace. A workspace whose first
    /// lines were never written, because the disk was full or the tab was closed, doesn't count.
    pub async fn begin(&self, workspace: &str) -> Result<(), StorageError> {
        self.attempt(async |database| {
            let transaction = Transaction::write(database, &[stores::META, stores::CHUNKS])?;
            let head = Head::read(&transaction.get(stores::META, &HEAD.into()).await?);
            let has_lines = head.is_some_and(|head| head.end > 0);
            // Chunks without a head also count as a log, a damaged one.
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

    /// Whether there is no data of any workspace, intact or damaged.
    pub async fn is_empty(&self) -> Result<bool, StorageError> {
        self.attempt(load::is_empty).await
    }

    /// All stored data. Broken chunks are set aside and reported, and the rest opens.
    pub async fn load(&self) -> Result<Loaded, StorageError> {
        let loaded = self.attempt(load::everything).await?;
        self.0.workspace.replace(loaded.workspace.clone());
        self.0.records.set(loaded.records_version);
        Ok(loaded)
    }

    /// Requests the data for [`Self::load_since_snapshot`] before the code that reads it is loaded.
    pub async fn ask_for_start(&self) {
        // If the request fails, reading the data reports why.
        let start = self.attempt(async |database| StartRequests::of(database)).await.ok();
        self.0.start.replace(start);
    }

    /// The latest snapshot, the records, and the lines after the snapshot. `None` if any of this is damaged; then
    /// [`Self::load`] checks everything. Doesn't check the data below the snapshot. [`Self::damage`] does that.
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

    /// Checks the whole log in the background. Returns all stored data if anything is broken or missing, and `None`
    /// otherwise. Broken chunks are set aside.
    pub async fn damage(&self) -> Result<Option<Loaded>, StorageError> {
        if self.attempt(since_snapshot::is_sound).await? {
            return Ok(None);
        }
        let loaded = self.attempt(load::everything).await?;
        Ok(Some(loaded).filter(|loaded| !loaded.broken.is_empty() || !loaded.missing.is_empty()))
    }

    /// Every broken chunk that was ever set aside here, so that the user can save what is left of it.
    pub async fn aside(&self) -> Result<Vec<BrokenChunk>, StorageError> {
        self.attempt(load::aside).await
    }

    /// The lines from a position on, which other tabs may have appended, with their positions. Leaves out broken chunks,
    /// which `load` reports.
    pub async fn read_from(&self, position: u64) -> Result<Vec<(u64, String)>, StorageError> {
        self.attempt(async |database| load::lines_from(database, position).await).await
    }

    /// The keys and texts of all records, and how often records have been written.
    pub async fn records(&self) -> Result<(Vec<(String, String)>, u64), StorageError> {
        self.attempt(load::records).await
    }

    /// Whether records have been written since they were last read here.
    pub async fn has_newer_records(&self) -> Result<bool, StorageError> {
        let version = self.attempt(load::records_version).await?;
        Ok(version > self.0.records.get())
    }

    /// Remembers that this version of the records has been seen here. Later writes are based on it.
    pub fn saw_records(&self, version: u64) {
        self.0.records.set(version);
    }

    /// Recreates the record of where the log ends if it is lost or behind the log.
    pub async fn repair(&self) -> Result<(), StorageError> {
        self.attempt(load::repair).await
    }

    /// Appends lines and changes records, both or neither, and returns the new end of the log. Returns only when the
    /// browser reports that the data is on the disk.
    ///
    /// Fails with `Moved` if the log doesn't end at `expected_end`, or if there are records to write and others have been
    /// written since they were last read here. Fails with `Gone` if this is no longer the workspace that was loaded or
    /// begun here.
    pub async fn append(
        &self,
        expected_end: u64,
        lines: &[String],
        records: &[RecordWrite],
    ) -> Result<u64, StorageError> {
        self.write(expected_end, None, lines, records).await
    }

    /// The first append to a workspace whose lines below a snapshot are lost.
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
                // If the connection broke at the end of a transaction, it is unknown whether the transaction was completed.
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

    /// Merges small chunks into full ones once there are many. Returns how many it merged.
    pub async fn compact(&self) -> Result<usize, StorageError> {
        self.attempt(compact::small_chunks).await
    }

    /// Stores a snapshot of the workspace in place of the previous one.
    pub async fn keep_snapshot(&self, position: u64, text: &str) -> Result<(), StorageError> {
        let snapshot = Snapshot { format: FORMAT, position, text: text.into() };
        self.attempt(async |database| {
            let transaction = Transaction::write(database, &[stores::SNAPSHOTS])?;
            transaction.put(stores::SNAPSHOTS, &LATEST.into(), &snapshot_record(&snapshot))?;
            transaction.finish().await
        })
        .await
    }

    /// Erases everything, including broken chunks that were set aside. This can't be undone.
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

//! Whether the server can do its work: it writes a value to the database, reads it back, and checks whether commands can be
//! decided.

use crate::{
    database::{Database, error::DatabaseError},
    problem::Problem,
    worker::Worker,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::Mutex, task, time};

/// How long a result is reused, because anyone can request it, and each check writes to the disk.
const HOLDS: Duration = Duration::from_secs(1);
/// How long a check may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Checks the server, no more than once a second.
#[derive(Clone, Debug)]
pub struct Readiness {
    database: Database,
    worker: Worker,
    last: Arc<Mutex<Option<Checked>>>,
}

#[derive(Clone, Copy, Debug)]
struct Checked {
    at: Instant,
    result: Result<(), Problem>,
}

impl Readiness {
    pub fn new(database: Database, worker: Worker) -> Self {
        Self { database, worker, last: Arc::default() }
    }

    /// Checks whether the server is ready.
    ///
    /// # Errors
    ///
    /// Returns the reason why it is not.
    pub async fn check(&self) -> Result<(), Problem> {
        // Requests that arrive during a check wait for its result.
        let mut last = self.last.lock().await;
        if let Some(Checked { result, .. }) = last.filter(|checked| checked.at.elapsed() < HOLDS) {
            return result;
        }
        let result = time::timeout(PATIENCE, self.check_now()).await.unwrap_or(Err(Problem::Unavailable));
        *last = Some(Checked { at: Instant::now(), result });
        result
    }

    async fn check_now(&self) -> Result<(), Problem> {
        let database = self.database.clone();
        let at = chrono::Utc::now().timestamp_micros();
        let checked = task::spawn_blocking(move || database.check(at)).await;
        checked.map_err(|_| Problem::Unavailable)?.map_err(problem)?;
        self.worker.is_ready().await
    }
}

fn problem(reason: DatabaseError) -> Problem {
    tracing::warn!(%reason, "the server is not ready");
    match reason {
        reason if reason.is_full() => Problem::DiskFull,
        reason if reason.is_read_only() => Problem::ReadOnly,
        _ => Problem::Unavailable,
    }
}

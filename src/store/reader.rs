//! The part of the store that reads a stored log and follows what other tabs write to it.

use super::{Damage, Phase, Store, remember, working_copy::WorkingCopy};
use crate::platform::{
    idle::idle,
    storage::{Loaded, SinceSnapshot, Storage, StorageError},
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::{
    fact::line::Line,
    log::{Log, snapshot},
    model::{actor::Actor, record::Records},
    sync::replica::Replica,
    workspace::Workspace,
};

/// The number of new lines that makes a new snapshot worth writing.
const SNAPSHOT_LINES: u64 = 1_000;

/// The functions that it offers to the part that is loaded earlier.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub(super) read: fn(Store, Storage),
    pub(super) open_team: fn(Store, Actor),
    pub(super) follow: fn(Store, u64),
    pub(super) save: fn(Store),
}

impl Reader {
    pub fn here() -> Self {
        Self {
            read: |store, storage| spawn_local(store.read_stored(storage)),
            open_team: |store, actor| spawn_local(store.open_team(actor)),
            follow: |store, end| spawn_local(store.follow(end)),
            save: Store::save,
        }
    }
}

impl Store {
    async fn read_stored(self, storage: Storage) {
        match storage.load_since_snapshot().await {
            Ok(Some(SinceSnapshot { base, loaded })) => {
                self.take_over(loaded, Some(base));
                spawn_local(self.look_for_damage(storage));
            }
            Ok(None) => match stored(&storage).await {
                Ok(loaded) => self.take_over(loaded, None),
                Err(error) => self.cannot_read(&error),
            },
            Err(error) => self.cannot_read(&error),
        }
    }

    /// Reports damage below the snapshot, which the pages don't show.
    async fn look_for_damage(self, storage: Storage) {
        if let Ok(Some(loaded)) = storage.damage().await {
            self.damage.set(damage(&loaded));
        }
    }

    /// Opens the loaded data. `base` is the content of its snapshot if it has been read already.
    fn take_over(self, loaded: Loaded, base: Option<Workspace>) {
        let has_remains = has_remains(&loaded);
        self.damage.set(damage(&loaded));
        let workspace = loaded.workspace.clone();
        let end = loaded.end;
        // An outdated snapshot is replaced as soon as the log is long enough for a new one.
        let current = loaded.snapshot.as_ref().filter(|snapshot| !snapshot.is_outdated());
        let snapshot_at = current.map_or(0, |snapshot| snapshot.position);
        let log = log_of(loaded, base);
        let position = log.snapshot().0;
        self.inner.update_value(|inner| {
            inner.copy = WorkingCopy::own(Replica::of_shared(log, end));
            inner.has_begun = workspace.is_some();
        });
        self.touch();
        self.recall_who();
        let Some(workspace) = workspace else {
            return match has_remains {
                true => self.phase.set(Phase::Unreadable(NOTHING_TELLS.into())),
                false => self.has_nothing(),
            };
        };
        remember(&workspace, end);
        self.phase.set(Phase::Open);
        let is_snapshot_due = position >= snapshot_at + SNAPSHOT_LINES;
        spawn_local(self.act_behind_the_first_page(is_snapshot_due));
        // Find what another tab wrote after this tab's read and before this tab could be notified.
        spawn_local(self.look_again());
    }

    /// Loads the commands part once the first page is drawn. Nothing needs it earlier.
    async fn act_behind_the_first_page(self, is_snapshot_due: bool) {
        idle().await;
        if is_snapshot_due {
            self.with_commands(move |commands| (commands.keep_snapshot)(self));
        } else {
            self.commands.want();
        }
    }
}

/// Shown if there is no head, no first line and no snapshot.
const NOTHING_TELLS: &str = "Part of the workspace is still stored here, but its beginning is lost. \
                             Download what is left, then open your latest workspace file.";

async fn stored(storage: &Storage) -> Result<Loaded, StorageError> {
    let mut loaded = storage.load().await?;
    // Chunks that were set aside on an earlier visit can still be saved. If they can't be read, the rest still opens.
    let aside = storage.aside().await.unwrap_or_default();
    if !aside.is_empty() {
        loaded.broken = aside;
    }
    Ok(loaded)
}

/// Whether any data of a workspace is left.
fn has_remains(loaded: &Loaded) -> bool {
    !(loaded.lines.is_empty() && loaded.broken.is_empty() && loaded.records.is_empty())
}

fn damage(loaded: &Loaded) -> Damage {
    Damage {
        broken: loaded.broken.iter().map(|chunk| chunk.text.clone()).collect(),
        missing: loaded.missing.iter().map(|range| range.end - range.start).sum(),
        records: loaded.records_differ,
    }
}

fn log_of(loaded: Loaded, base: Option<Workspace>) -> Log {
    let snapshot = loaded.snapshot.as_ref();
    let (position, base) = match (snapshot, base) {
        (Some(snapshot), Some(base)) => (snapshot.position, base),
        _ => snapshot::base(snapshot, loaded.missing.is_empty()),
    };
    let after = loaded.lines.iter().filter(|(at, _)| *at >= position);
    let lines = after.map(|(_, text)| Line::read(text)).collect();
    let mut log = Log::open(position, base, lines);
    log.keep_records(Records::of_stored(loaded.records));
    log.advance();
    log
}

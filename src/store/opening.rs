//! Bringing the stored log up, or saying why that cannot be.

use super::{Damage, Inner, Phase, Saving, Store, catching_up, remember};
use crate::platform::{
    address, clock, device,
    intl_zones::IntlZones,
    storage::{Loaded, Storage, StorageError},
    tabs::Tabs,
    unload,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use switchback_core::{
    fact::line::Line,
    log::{Log, snapshot},
};

/// Lines after which a new snapshot is worth its writing.
const SNAPSHOT_LINES: u64 = 1_000;
/// Seconds between two looks at the clock.
const TICK_SECONDS: u32 = 20;

impl Store {
    /// The app's store: it opens what this browser keeps, and follows the clock and the other tabs.
    pub fn open() -> Self {
        let store = Self::holding(Log::default(), Rc::new(IntlZones::new()), clock::now());
        store.phase.set(Phase::Opening);
        clock::every(TICK_SECONDS, move || store.tick()).keep();
        unload::warn_while(move || store.has_unsaved()).keep();
        spawn_local(store.bring_up());
        store.watch_for_newer();
        store
    }

    fn tick(self) {
        self.now.set(clock::now());
        self.save();
        self.keep_copy();
    }

    async fn bring_up(self) {
        let storage = match Storage::open(&address::site_name()).await {
            Ok(storage) => storage,
            // A browser that opens no database has none, unless something was seen in it before.
            Err(error) if device::marker().is_none() => {
                self.saving.set(Saving::NotKept(error.to_string()));
                return self.phase.set(Phase::Empty);
            }
            Err(error) => return self.cannot_read(&error),
        };
        match stored(&storage).await {
            Ok(loaded) => self.take_over(storage, loaded),
            Err(error) => self.cannot_read(&error),
        }
    }

    fn cannot_read(self, error: &StorageError) {
        self.saving.set(Saving::NotKept(error.to_string()));
        self.phase.set(Phase::Unreadable(error.to_string()));
    }

    /// Goes on without what is stored here and cannot be read; nothing is kept then.
    pub fn go_on_without_storage(self) {
        self.phase.set(Phase::Empty);
    }

    /// Whether what is stored in this browser was opened, whatever it is.
    pub fn has_storage(self) -> bool {
        self.inner.with_value(|inner| inner.storage.is_some())
    }

    fn take_over(self, storage: Storage, loaded: Loaded) {
        self.damage.set(damage(&loaded));
        let workspace = loaded.workspace.clone();
        let end = loaded.end;
        let has_remains = has_remains(&loaded);
        // An outdated snapshot is replaced as soon as the log is long enough for one.
        let current = loaded.snapshot.as_ref().filter(|snapshot| !snapshot.is_outdated());
        let snapshot_at = current.map_or(0, |snapshot| snapshot.position);
        let log = log_of(loaded);
        let position = log.snapshot().0;
        self.inner.update_value(|inner| {
            inner.saved_lines = log.lines().len();
            inner.saved_end = end;
            inner.log = log;
            inner.storage = Some(storage.clone());
            inner.has_begun = workspace.is_some();
        });
        self.touch();
        self.recall_who();
        self.join_tabs();
        match workspace {
            Some(workspace) => {
                remember(&workspace, end);
                self.phase.set(Phase::Open);
                // What another tab wrote after this one had read, and before it could hear of it.
                spawn_local(self.look_again());
                if position >= snapshot_at + SNAPSHOT_LINES {
                    spawn_local(self.keep_snapshot());
                }
            }
            None if has_remains => self.phase.set(Phase::Unreadable(NOTHING_TELLS.into())),
            None if device::marker().is_some() => self.phase.set(Phase::Evicted),
            None => self.phase.set(Phase::Empty),
        }
    }

    fn join_tabs(self) {
        let tabs = Tabs::join(&address::site_name());
        tabs.on_change(move |end| spawn_local(self.follow(end))).keep();
        self.inner.update_value(|inner| inner.tabs = Some(tabs));
    }

    /// Writes the state behind the reach of undo down, so that the next start need not fold it again.
    async fn keep_snapshot(self) {
        let Some((storage, position, text)) = self.inner.with_value(to_keep) else { return };
        // Without a snapshot the next start is slower, and nothing is lost.
        let _ = storage.compact().await;
        let _ = storage.keep_snapshot(position, &text).await;
    }

    /// Whether something is not on the disk yet.
    pub fn has_unsaved(self) -> bool {
        self.inner.with_value(|inner| !inner.pending.is_empty())
    }
}

/// Said where there is neither a head, nor a first line, nor a snapshot.
const NOTHING_TELLS: &str = "Part of the workspace is still stored here, but its beginning is lost. \
                             Download what is left, then open your latest workspace file.";

/// Whether anything of a workspace is there.
fn has_remains(loaded: &Loaded) -> bool {
    !(loaded.lines.is_empty() && loaded.broken.is_empty() && loaded.profiles.is_empty())
}

fn to_keep(inner: &Inner) -> Option<(Storage, u64, String)> {
    // Lines that are missing shift every position after them; a snapshot would hide that.
    if inner.log.end() - inner.pending.iter().map(|pending| pending.lines.len() as u64).sum::<u64>()
        != inner.saved_end
    {
        return None;
    }
    let (position, base) = inner.log.snapshot();
    Some((inner.storage.clone()?, position, serde_json::to_string(base).ok()?))
}

async fn stored(storage: &Storage) -> Result<Loaded, StorageError> {
    let mut loaded = storage.load().await?;
    // Records that were set aside on an earlier visit can still be saved; without them the rest opens, too.
    let aside = storage.aside().await.unwrap_or_default();
    if !aside.is_empty() {
        loaded.broken = aside;
    }
    Ok(loaded)
}

fn damage(loaded: &Loaded) -> Damage {
    Damage {
        broken: loaded.broken.iter().map(|chunk| chunk.text.clone()).collect(),
        missing: loaded.missing.iter().map(|range| range.end - range.start).sum(),
        names: loaded.names_differ,
    }
}

fn log_of(loaded: Loaded) -> Log {
    let (position, base) = snapshot::base(loaded.snapshot.as_ref(), loaded.missing.is_empty());
    let after = loaded.lines.iter().filter(|(at, _)| *at >= position);
    let lines = after.map(|(_, text)| Line::read(text)).collect();
    let mut log = Log::open(position, base, lines);
    log.keep_profiles(catching_up::read(loaded.profiles));
    log.advance();
    log
}

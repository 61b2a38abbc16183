//! The one reactive cell: commands go in, views come out. It decides at once and saves in the background.

use crate::{
    platform::{clock, device, ids, last_today, storage::Storage, tabs::Tabs},
    store::{
        commands::Commands,
        notice::Notice,
        part::{Loader, NOT_LOADED, Part, Progress},
        reader::Reader,
    },
};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use std::{fmt, rc::Rc};
use switchback_core::{
    command::{Ask, Command, refusal::Refusal},
    log::Log,
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
    },
    sync::replica::Replica,
    workspace::Workspace,
    zones::{Zone, Zones},
};

mod asking;
pub mod beginning;
pub mod calendar_files;
mod catching_up;
pub mod commands;
mod newer;
pub mod notice;
mod opening;
pub mod part;
pub mod planner;
pub mod reader;
mod saving;
pub mod second_copy;
pub mod whole;
pub mod who;
pub mod workspace_files;

/// How far the workspace has come up.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    Opening,
    /// There is no workspace in this browser yet.
    Empty,
    /// There was one, and the browser has deleted it.
    Evicted,
    /// There is something, and it cannot be read; the reason in words.
    Unreadable(String),
    /// There is one, and the part of the app that reads it did not come.
    NotLoaded,
    Open,
}

/// Whether everything on the screen is on the disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    Saved,
    Saving,
    /// Not saved, and tried again until it is; the browser's reason in words.
    Waiting(String),
    /// This browser keeps nothing; the reason in words.
    NotKept(String),
}

/// Lines of the log that could not be read, kept as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// The text of each broken stretch.
    pub broken: Vec<String>,
    /// Lines for which there is nothing.
    pub missing: u64,
    /// Whether names or scorecards were lost or changed.
    pub records: bool,
}

/// Why a command did not go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// A rule says no.
    Refused(Refusal),
    /// The part of the app that decides is still on its way.
    StillLoading,
    /// That part did not come; it is being loaded once more.
    NotLoaded,
}

impl fmt::Display for NotTaken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::StillLoading => {
                formatter.write_str("Switchback is still loading. Try again in a few seconds.")
            }
            Self::NotLoaded => formatter.write_str(NOT_LOADED),
        }
    }
}

impl std::error::Error for NotTaken {}

/// The parts of the store that are loaded when they are needed.
#[derive(Clone, Copy, Debug)]
pub struct StoreLoaders {
    pub reader: Loader<Reader>,
    pub commands: Loader<Commands>,
}

#[derive(Clone, Copy)]
pub struct Store {
    inner: StoredValue<Inner, LocalStorage>,
    reader: Part<Reader>,
    commands: Part<Commands>,
    changed: RwSignal<u64>,
    pub phase: RwSignal<Phase>,
    pub saving: RwSignal<Saving>,
    pub damage: RwSignal<Damage>,
    pub notices: RwSignal<Vec<Notice>>,
    pub who: RwSignal<Actor>,
    /// Whether the host has a newer build than the one that runs.
    pub newer: RwSignal<bool>,
    /// The current minute.
    pub now: RwSignal<DateTime<Utc>>,
}

struct Inner {
    replica: Replica,
    zones: Rc<dyn Zones>,
    storage: Option<Storage>,
    tabs: Option<Tabs>,
    is_saving: bool,
    /// Whether the stored log has begun.
    has_begun: bool,
    /// Whether another tab wrote while this one was saving.
    is_behind: bool,
    /// Whether the second copy has everything that is stored.
    is_copied: bool,
    /// Whether the second copy is being written.
    is_copying: bool,
    /// Whether the workspace is being deleted, and its second copy with it.
    is_leaving: bool,
}

impl Store {
    /// A store that holds a log and keeps it nowhere. It needs no loading.
    pub fn holding(log: Log, zones: Rc<dyn Zones>, now: DateTime<Utc>) -> Self {
        Self::with_parts(log, zones, now, Part::here(Reader::here()), Part::here(Commands::here()))
    }

    fn with_parts(
        log: Log,
        zones: Rc<dyn Zones>,
        now: DateTime<Utc>,
        reader: Part<Reader>,
        commands: Part<Commands>,
    ) -> Self {
        let phase = if log.id().is_some() { Phase::Open } else { Phase::Empty };
        let end = log.end();
        let inner = Inner {
            replica: Replica::of_shared(log, end),
            zones,
            storage: None,
            tabs: None,
            is_saving: false,
            has_begun: false,
            is_behind: false,
            is_copied: false,
            is_copying: false,
            is_leaving: false,
        };
        Self {
            inner: StoredValue::new_local(inner),
            reader,
            commands,
            changed: RwSignal::new(0),
            phase: RwSignal::new(phase),
            saving: RwSignal::new(Saving::Saved),
            damage: RwSignal::new(Damage::default()),
            notices: RwSignal::new(Vec::new()),
            who: RwSignal::new(Actor::COORDINATOR),
            newer: RwSignal::new(false),
            now: RwSignal::new(now),
        }
    }

    /// The store that the app put into context.
    pub fn expect() -> Self {
        expect_context()
    }

    /// A view that is computed again when the workspace changes, and redraws only when the outcome differs.
    pub fn derive<T>(self, view: impl Fn(&Workspace) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.read(&view))
    }

    /// Looks at the workspace, and is called again when it changes where that is tracked.
    pub fn read<T>(self, view: impl FnOnce(&Workspace) -> T) -> T {
        self.read_log(|log| view(log.workspace()))
    }

    pub fn read_log<T>(self, view: impl FnOnce(&Log) -> T) -> T {
        self.changed.track();
        self.inner.with_value(|inner| view(inner.replica.log()))
    }

    pub fn zones(self) -> Rc<dyn Zones> {
        self.inner.with_value(|inner| inner.zones.clone())
    }

    /// Decides a command of the current user, shows its outcome at once, and saves it.
    ///
    /// # Errors
    ///
    /// `Refused` where a rule says no; `StillLoading` in the first seconds of a visit, `NotLoaded` where the part
    /// that decides did not come.
    pub fn dispatch(self, command: Command) -> Result<CommandId, NotTaken> {
        let commands = self.loaded_commands()?;
        let by = self.who.get_untracked();
        let request = Ask { id: CommandId(ids::fresh()), command }.stamped(by, clock::now());
        let id = request.id;
        let taken = self.inner.try_update_value(|inner| (commands.take)(inner, request));
        taken.unwrap_or(Ok(())).map_err(NotTaken::Refused)?;
        self.touch();
        self.save();
        Ok(id)
    }

    /// Carries a command out and says so with a way back; a refusal is said in its own words.
    pub fn act(self, command: Command, done: impl Into<String>) -> bool {
        match self.dispatch(command) {
            Ok(id) => {
                self.notify(Notice::done(done, id));
                true
            }
            Err(reason) => {
                self.notify(Notice::refused(reason.to_string()));
                false
            }
        }
    }

    pub fn undo(self, command: CommandId) {
        self.with_commands(move |commands| (commands.undo)(self, command));
    }

    fn undo_now(self, command: CommandId) {
        match self.dispatch(Command::Undo { command }) {
            Ok(_) => self.notify(Notice::said("Undone.")),
            Err(reason) => self.notify(Notice::refused(reason.to_string())),
        }
    }

    fn loaded_commands(self) -> Result<Commands, NotTaken> {
        match untrack(|| self.commands.progress()) {
            Progress::Here(commands) => Ok(commands),
            Progress::Absent | Progress::Loading => {
                self.commands.want();
                Err(NotTaken::StillLoading)
            }
            Progress::Failed => {
                self.commands.want();
                Err(NotTaken::NotLoaded)
            }
        }
    }

    /// Whether the part that acts is on its way.
    pub fn is_loading_commands(self) -> bool {
        matches!(self.commands.progress(), Progress::Loading)
    }

    /// Loads the part that acts, as far as that is possible now.
    pub async fn load_commands(self) {
        let _ = self.commands.load().await;
    }

    /// Does something with the part that acts, as soon as it is here; says so where it does not come.
    fn with_commands(self, act: impl FnOnce(Commands) + 'static) {
        spawn_local(async move {
            match self.commands.load().await {
                Ok(commands) => act(commands),
                Err(_) => self.notify(Notice::refused(NOT_LOADED)),
            }
        });
    }

    /// The workspace is another one from here on. What any tab kept of Today is not the last state any more, and may
    /// hold a name that was erased.
    fn touch(self) {
        last_today::forget();
        self.changed.update(|changed| *changed += 1);
    }

    /// The zone to show times in: the person's own, or the browser's for those who are nobody in particular.
    pub fn zone(self) -> Zone {
        let own = match self.who.get() {
            Actor::Member(person) => self.zone_of(person),
            _ => None,
        };
        own.unwrap_or_else(clock::home_zone)
    }

    pub fn zone_of(self, person: PersonId) -> Option<Zone> {
        self.read(|workspace| workspace.people.get(&person).map(|known| known.zone.clone()))
    }
}

/// Remembers on this device which log was here, so that one the browser deletes is not taken for none.
fn remember(workspace: &str, end: u64) {
    device::remember_marker(Some(&device::Marker { workspace: workspace.to_owned(), end }));
}

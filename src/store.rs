//! The one reactive cell: commands go in, views come out. It decides at once and saves in the background.

use crate::{
    platform::{clock, device, ids, storage::Storage, tabs::Tabs},
    store::notice::Notice,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::rc::Rc;
use switchback_core::{
    command::{self, Command, Request, refusal::Refusal},
    fact::line::Line,
    log::{Log, snapshot::Snapshot},
    model::{
        actor::Actor,
        ids::{CommandId, PersonId},
        person::ProfileChange,
    },
    workspace::Workspace,
    zones::{Zone, Zones},
};

mod asking;
pub mod beginning;
pub mod calendar_files;
mod catching_up;
mod newer;
pub mod notice;
mod opening;
pub mod planner;
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
    /// Whether names were lost or changed.
    pub names: bool,
}

#[derive(Clone, Copy)]
pub struct Store {
    inner: StoredValue<Inner, LocalStorage>,
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
    log: Log,
    zones: Rc<dyn Zones>,
    storage: Option<Storage>,
    tabs: Option<Tabs>,
    /// Where the stored log ends.
    saved_end: u64,
    /// How many of the lines held are stored.
    saved_lines: usize,
    pending: Vec<Pending>,
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

/// Lines that are not stored yet.
struct Pending {
    /// The command that led to them; `None` for lines that came in a file, which are taken word for word.
    request: Option<Request>,
    /// The workspace from which those lines of a file go on.
    base: Option<Snapshot>,
    lines: Vec<String>,
    profiles: Vec<ProfileChange>,
}

impl Store {
    /// A store that holds a log and keeps it nowhere.
    pub fn holding(log: Log, zones: Rc<dyn Zones>, now: DateTime<Utc>) -> Self {
        let phase = if log.id().is_some() { Phase::Open } else { Phase::Empty };
        let saved_lines = log.lines().len();
        let inner = Inner {
            saved_end: log.end(),
            log,
            zones,
            storage: None,
            tabs: None,
            saved_lines,
            pending: Vec::new(),
            is_saving: false,
            has_begun: false,
            is_behind: false,
            is_copied: false,
            is_copying: false,
            is_leaving: false,
        };
        Self {
            inner: StoredValue::new_local(inner),
            changed: RwSignal::new(0),
            phase: RwSignal::new(phase),
            saving: RwSignal::new(Saving::Saved),
            damage: RwSignal::new(Damage::default()),
            notices: RwSignal::new(Vec::new()),
            who: RwSignal::new(Actor::Coordinator),
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
        self.inner.with_value(|inner| view(&inner.log))
    }

    pub fn zones(self) -> Rc<dyn Zones> {
        self.inner.with_value(|inner| inner.zones.clone())
    }

    /// Decides a command of the current user, shows its outcome at once, and saves it.
    pub fn dispatch(self, command: Command) -> Result<CommandId, Refusal> {
        self.dispatch_as(self.who.get_untracked(), command)
    }

    pub fn dispatch_as(self, by: Actor, command: Command) -> Result<CommandId, Refusal> {
        let request = Request { id: CommandId(ids::fresh()), at: clock::now(), by, command };
        let id = request.id;
        self.take(request)?;
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
            Err(refusal) => {
                self.notify(Notice::refused(refusal.to_string()));
                false
            }
        }
    }

    pub fn undo(self, command: CommandId) {
        match self.dispatch(Command::Undo { command }) {
            Ok(_) => self.notify(Notice::said("Undone.")),
            Err(refusal) => self.notify(Notice::refused(refusal.to_string())),
        }
    }

    fn take(self, request: Request) -> Result<(), Refusal> {
        let taken = self.inner.try_update_value(|inner| inner.take(request)).unwrap_or(Ok(()));
        if taken.is_ok() {
            self.touch();
        }
        taken
    }

    fn touch(self) {
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

impl Inner {
    fn take(&mut self, request: Request) -> Result<(), Refusal> {
        let decision = command::decide(&self.log, &*self.zones, &request)?;
        let lines: Vec<Line> = decision.entries.into_iter().map(Line::from).collect();
        let texts = lines.iter().map(Line::write).collect();
        self.log.append(lines);
        for change in &decision.profiles {
            self.log.keep_profile(change.clone());
        }
        self.pending.push(Pending {
            request: Some(request),
            base: None,
            lines: texts,
            profiles: decision.profiles,
        });
        Ok(())
    }

    /// Counts what is in the log already as pending.
    fn hold(&mut self, base: Option<Snapshot>, lines: Vec<String>, profiles: Vec<ProfileChange>) {
        self.saved_lines = 0;
        self.saved_end = 0;
        self.pending = vec![Pending { request: None, base, lines, profiles }];
    }
}

/// Remembers on this device which log was here, so that one the browser deletes is not taken for none.
fn remember(workspace: &str, end: u64) {
    device::remember_marker(Some(&device::Marker { workspace: workspace.to_owned(), end }));
}

//! The one reactive cell: commands go in, views come out. It decides at once and saves in the background.

use crate::{
    platform::{clock, device, last_today, storage::Storage, tabs::Tabs},
    store::{
        commands::Commands,
        notice::Notice,
        part::{Loader, Part},
        reader::Reader,
        team::TeamStatus,
        viewing_as::ViewingAs,
        working_copy::WorkingCopy,
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::rc::Rc;
use switchback_core::{
    command::Command,
    log::Log,
    model::{actor::Actor, ids::PersonId},
    sync::{join_link::JoinLink, provider_sign_in::ProviderAnswer, replica::Replica},
    workspace::Workspace,
    zones::{Zone, Zones},
};

mod acting;
mod asking;
pub mod beginning;
pub mod calendar_files;
mod catching_up;
pub mod commands;
pub mod merging;
mod newer;
pub mod notice;
pub mod older_lines;
mod opening;
pub mod part;
pub mod planner;
pub mod reader;
mod saving;
pub mod second_copy;
pub mod team;
mod undoing;
mod viewing_as;
pub mod whole;
pub mod who;
mod working_copy;
pub mod workbook_files;
pub mod workspace_files;

/// How far the workspace has come up.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    Opening,
    /// A link was opened that signs this device in to a team's server.
    Joining(JoinLink),
    /// Somebody comes back from a provider of accounts, to sign in at the server with this address.
    SigningIn(ProviderAnswer, Option<String>),
    /// This device is signed in, and has not heard the server yet.
    Connecting,
    /// There is no workspace in this browser yet, or none on the team's server.
    Empty,
    /// There was one, and the browser has deleted it.
    Evicted,
    /// Somebody responds to the sessions of their personal link, which stand in this part of the address.
    Responding(String),
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
    /// How this device is with its team; `None` where the workspace is this browser's own.
    pub team: RwSignal<Option<TeamStatus>>,
    /// Whether the host has a newer build than the one that runs.
    pub newer: RwSignal<bool>,
    /// The current minute.
    pub now: RwSignal<DateTime<Utc>>,
}

/// Another zone than the visitor's own, for a page that can show times in either.
#[derive(Clone, Copy, Debug)]
pub struct ShownZone(pub Memo<Option<Zone>>);

struct Inner {
    copy: WorkingCopy,
    /// What the pages show in place of the copy, to somebody who views the app as somebody else.
    viewing_as: Option<ViewingAs>,
    zones: Rc<dyn Zones>,
    storage: Option<Storage>,
    tabs: Option<Tabs>,
    /// Commands that wait for the part that decides.
    waiting: Vec<Command>,
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
            copy: WorkingCopy::own(Replica::of_shared(log, end)),
            viewing_as: None,
            zones,
            storage: None,
            tabs: None,
            waiting: Vec::new(),
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
            team: RwSignal::new(None),
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
        self.inner.with_value(|inner| view(inner.log()))
    }

    pub fn zones(self) -> Rc<dyn Zones> {
        self.inner.with_value(|inner| inner.zones.clone())
    }

    /// The workspace is another one from here on. What any tab kept of Today is not the last state any more, and may
    /// hold a name that was erased.
    fn touch(self) {
        last_today::forget();
        self.project_again();
        self.changed.update(|changed| *changed += 1);
    }

    /// The zone to show times in: what the page was told to show, or the visitor's own.
    pub fn zone(self) -> Zone {
        let shown = use_context().and_then(|ShownZone(zone)| zone.get());
        shown.unwrap_or_else(|| self.own_zone())
    }

    /// The person's own zone, or the browser's for those who are nobody in particular.
    pub fn own_zone(self) -> Zone {
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

//! The reactive store: accepts commands and derives views. Decides at once and saves in the background.

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

pub mod acting;
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

/// How far opening the workspace has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    Opening,
    /// The user opened a link that signs this device in to a team's server.
    Joining(JoinLink),
    /// The user returned from an identity provider, to sign in at the server with this address.
    SigningIn(ProviderAnswer, Option<String>),
    /// This device is signed in but hasn't heard from the server yet.
    Connecting,
    /// There is no workspace in this browser yet, or none on the team's server.
    Empty,
    /// There was a workspace here, but the browser has deleted it.
    Evicted,
    /// A person responds to the sessions of their personal link, which is in this part of the address.
    Responding(String),
    /// The workspace of this browser can't be read, for this reason in words.
    Unreadable(String),
    /// This browser's copy of a team's workspace can't be read, for this reason in words.
    TeamUnreadable(String),
    /// There is a workspace, but the part of the app that reads it could not be loaded.
    NotLoaded,
    Open,
}

/// Whether everything on the screen is on the disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    Saved,
    Saving,
    /// Not saved, and retried until it is, with the browser's reason in words.
    Waiting(String),
    /// This browser can't store the workspace, for this reason in words.
    NotKept(String),
}

/// Log lines that could not be read, kept as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// The text of each broken chunk.
    pub broken: Vec<String>,
    /// The number of positions that have no line.
    pub missing: u64,
    /// Whether names or scorecards were lost or changed.
    pub records: bool,
}

/// The parts of the store that are loaded on demand.
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
    /// This device's status in its team. `None` if the workspace belongs to this browser alone.
    pub team: RwSignal<Option<TeamStatus>>,
    /// Whether the host has a newer build than the running one.
    pub newer: RwSignal<bool>,
    /// The current minute.
    pub now: RwSignal<DateTime<Utc>>,
}

/// A time zone other than the visitor's own, for a page that can show times in either.
#[derive(Clone, Copy, Debug)]
pub struct ShownZone(pub Memo<Option<Zone>>);

struct Inner {
    copy: WorkingCopy,
    /// What the pages show instead of the working copy while a coordinator views the app as another user.
    viewing_as: Option<ViewingAs>,
    zones: Rc<dyn Zones>,
    storage: Option<Storage>,
    tabs: Option<Tabs>,
    /// Commands that wait until the commands part is loaded.
    waiting: Vec<Command>,
    is_saving: bool,
    /// Whether the stored log has been started.
    has_begun: bool,
    /// Whether another tab wrote while this one was saving.
    is_behind: bool,
    /// Whether the second copy has everything that is stored.
    is_copied: bool,
    /// Whether the second copy is being written.
    is_copying: bool,
    /// Whether the workspace and its second copy are being deleted.
    is_deleting: bool,
}

impl Store {
    /// A store for a log that is never saved. Needs no loading.
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
            is_deleting: false,
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

    /// The store from the Leptos context.
    pub fn expect() -> Self {
        expect_context()
    }

    /// A derived view. Recomputed when the workspace changes; redraws only if the result differs.
    pub fn derive<T>(self, view: impl Fn(&Workspace) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.read(&view))
    }

    /// Reads the workspace. In a tracking scope, runs again when the workspace changes.
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

    /// Updates everything that depends on the workspace. Deletes the stored copy of Today in all tabs: it is outdated and
    /// may contain an erased name.
    fn touch(self) {
        last_today::forget();
        self.project_again();
        self.changed.update(|changed| *changed += 1);
    }

    /// The time zone for display: the zone that the page chose, or the visitor's own.
    pub fn zone(self) -> Zone {
        let shown = use_context().and_then(|ShownZone(zone)| zone.get());
        shown.unwrap_or_else(|| self.own_zone())
    }

    /// The person's own zone, or the browser's if the user isn't a person in the workspace.
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

/// Remembers on this device which log was here, so that a log deleted by the browser is not mistaken for a first visit.
fn remember(workspace: &str, end: u64) {
    device::remember_marker(Some(&device::Marker { workspace: workspace.to_owned(), end }));
}

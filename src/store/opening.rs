//! Finding a stored workspace and opening it, or reporting why that is impossible.

use super::{Phase, Saving, Store, StoreLoaders, part::Part, working_copy::WorkingCopy};
use crate::platform::{
    address::{self, Arrival},
    clock, device,
    intl_zones::IntlZones,
    outside, reload,
    storage::{Storage, StorageError},
    tabs::Tabs,
    unload,
};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use switchback_core::{log::Log, sync::join_link::ServerAddress};

/// Seconds between two checks of the clock.
const TICK_SECONDS: u32 = 20;

/// The minute that an instant lies in.
fn minute(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(60)
}

impl Store {
    /// The app's store. Opens what this browser has stored, and follows the clock and the other tabs.
    pub fn open(loaders: StoreLoaders) -> Self {
        let (reader, commands) = (Part::loaded_by(loaders.reader), Part::loaded_by(loaders.commands));
        let zones = Rc::new(IntlZones::new());
        let store = Self::with_parts(Log::default(), zones, clock::now(), reader, commands);
        store.phase.set(Phase::Opening);
        if Self::expected().is_some() {
            // Start loading the reader while the database opens.
            reader.want();
        }
        clock::every(TICK_SECONDS, move || store.tick()).keep();
        unload::warn_while(move || store.has_unsaved()).keep();
        address::on_arrival(reload::reload).keep();
        spawn_local(store.bring_up());
        store.watch_for_newer();
        store
    }

    /// Looks for the workspace again.
    pub fn try_again(self) {
        self.phase.set(Phase::Opening);
        spawn_local(self.bring_up());
    }

    fn tick(self) {
        let (before, now) = (self.now.get_untracked(), clock::now());
        // Nearly everything on the screen is recomputed when the time changes.
        if minute(before) != minute(now) {
            self.now.set(now);
        }
        if let Some(reader) = self.reader.get_untracked() {
            (reader.save)(self);
        }
        if let Some(commands) = self.commands.get_untracked() {
            (commands.save)(self);
            (commands.keep_copy)(self);
        }
    }

    async fn bring_up(self) {
        let (arrival, member) = (address::take_arrival(), device::team());
        let signing_in = device::signing_in();
        let server = match (&arrival, &signing_in) {
            (Some(Arrival::Invited(link)), _) => link.server.clone(),
            (Some(Arrival::Returned(_)), Some(signing_in)) => signing_in.server.clone(),
            _ => match &member {
                Some(member) => member.server.clone(),
                None => self.finish_signing_out(),
            },
        };
        outside::close_but(server.as_deref().and_then(|server| ServerAddress::parse(server).ok()).as_ref());
        match arrival {
            Some(Arrival::Invited(link)) => return self.phase.set(Phase::Joining(link)),
            Some(Arrival::Responding(fragment)) => return self.phase.set(Phase::Responding(fragment)),
            // A response that this browser didn't request comes from a link made by someone else.
            Some(Arrival::Returned(answer))
                if signing_in.is_some_and(|signing_in| signing_in.state == answer.state) =>
            {
                device::remember_signing_in(None);
                return self.phase.set(Phase::SigningIn(answer, server));
            }
            _ => {}
        }
        if let Some(member) = member {
            return match self.reader.load().await {
                Ok(reader) => (reader.open_team)(self, member.actor),
                Err(_) => self.phase.set(Phase::NotLoaded),
            };
        }
        let storage = match Storage::open(&address::site_name()).await {
            Ok(storage) => storage,
            // If the browser can't open a database, there is no workspace, unless one was seen here before.
            Err(error) if device::marker().is_none() => {
                self.saving.set(Saving::NotKept(error.to_string()));
                return self.phase.set(Phase::Empty);
            }
            Err(error) => return self.cannot_read(&error),
        };
        storage.ask_for_start().await;
        let is_empty = storage.is_empty().await;
        self.inner.update_value(|inner| inner.storage = Some(storage.clone()));
        self.join_tabs();
        match is_empty {
            Ok(true) => self.has_nothing(),
            Ok(false) => match self.reader.load().await {
                Ok(reader) => (reader.read)(self, storage),
                Err(_) => self.phase.set(Phase::NotLoaded),
            },
            Err(error) => self.cannot_read(&error),
        }
    }

    /// Retries signing out of a server that was unreachable at sign-out. Returns its address.
    fn finish_signing_out(self) -> Option<String> {
        let left = device::left_server()?;
        let server = left.server.clone();
        spawn_local(async move {
            if let Ok(commands) = self.commands.load().await {
                (commands.team.finish_sign_out)(left);
            }
        });
        server
    }

    /// Shows that there is no workspace here, or that the browser has deleted it.
    pub(super) fn has_nothing(self) {
        self.phase.set(match device::marker() {
            Some(_) => Phase::Evicted,
            None => Phase::Empty,
        });
    }

    pub(super) fn cannot_read(self, error: &StorageError) {
        self.saving.set(Saving::NotKept(error.to_string()));
        self.phase.set(Phase::Unreadable(error.to_string()));
    }

    /// Continues without the unreadable stored data. Nothing is saved then.
    pub fn go_on_without_storage(self) {
        self.phase.set(Phase::Empty);
    }

    /// Whether this browser's database was opened, whatever its content.
    pub fn has_storage(self) -> bool {
        self.inner.with_value(|inner| inner.storage.is_some())
    }

    fn join_tabs(self) {
        let tabs = Tabs::join(&address::site_name());
        tabs.on_change(move |end| self.heed(end)).keep();
        self.inner.update_value(|inner| inner.tabs = Some(tabs));
    }

    /// Another tab reports that the log now ends here.
    fn heed(self, end: u64) {
        match (self.phase.get_untracked(), self.reader.get_untracked()) {
            (Phase::Open, Some(reader)) => (reader.follow)(self, end),
            // After opening, the store looks for lines that other tabs wrote meanwhile.
            (Phase::Opening | Phase::Open, _) => {}
            // The other tab started or replaced a workspace. Reload to open the stored data.
            _ => reload::reload(),
        }
    }

    /// Whether any change is not on the disk yet.
    pub fn has_unsaved(self) -> bool {
        self.inner.with_value(|inner| match &inner.copy {
            WorkingCopy::Own(replica) => replica.has_pending(),
            WorkingCopy::Team(team) => team.has_unkept(),
        })
    }
}

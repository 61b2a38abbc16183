//! Opening the stored part of a team's workspace, following the other tabs, and taking over the connection.

use super::{Link, TeamCopy, TeamStatus, Unsent, pauses::Pauses, tab_news::TabNews};
use crate::{
    platform::{
        address, connection,
        idle::idle,
        locks, reload,
        storage::{StorageError, team::TeamStorage},
        tabs::Tabs,
    },
    store::{Phase, Store},
};
use leptos::{prelude::*, task::spawn_local};
use switchback_core::model::actor::Actor;

pub(super) fn lock_name() -> String {
    format!("{}.team", address::site_name())
}

impl Store {
    /// Opens the stored part of the workspace, then connects.
    pub(in crate::store) async fn open_team(self, actor: Actor) {
        self.team.set(Some(TeamStatus {
            link: Link::Connecting,
            unsent: Unsent::default(),
            returned: Vec::new(),
            mail: None,
        }));
        self.who.set(actor);
        let copy = match stored().await {
            Ok(copy) => copy,
            Err(error) => return self.phase.set(Phase::TeamUnreadable(error.to_string())),
        };
        self.inner.update_value(|inner| inner.copy = copy.into());
        self.show_workspace();
        idle().await;
        self.load_commands_at_last().await;
        self.with_commands(move |commands| (commands.team.connect)(self));
    }

    /// Loads the commands part. Without it, nothing is sent or received, so a failure is retried until the part is there.
    async fn load_commands_at_last(self) {
        let mut pauses = Pauses::default();
        while self.commands.load().await.is_err() {
            self.show_link(Link::NotLoaded);
            pauses.next(|| self.commands.get_untracked().is_some()).await;
        }
        self.show_link(Link::Connecting);
    }

    /// Counts pending requests, follows the other tabs, and talks to the server as soon as no other tab does.
    pub(in crate::store) fn connect(self) {
        let tabs = Tabs::join(&lock_name());
        tabs.on_change(move |news| self.heed_team(news)).keep();
        self.inner.update_value(|inner| inner.tabs = Some(tabs));
        spawn_local(async move {
            self.look_at_team().await;
            self.announce(TabNews::Opened);
            if locks::hold(&lock_name(), move || spawn_local(self.lead())).is_err() {
                // Without locks, other tabs can't be detected.
                self.lead().await;
            }
        });
    }

    async fn lead(self) {
        self.look_at_team().await;
        self.with_team(|team, _| team.is_leading = true);
        // Apply the tabs' requests that haven't been applied yet.
        self.look_at_team().await;
        self.keep_team().await;
        spawn_local(self.listen());
        self.send();
        let send = move |is_online: bool| {
            if is_online {
                self.send();
            }
        };
        for listener in connection::on_change(send) {
            listener.keep();
        }
    }

    fn heed_team(self, news: u64) {
        match TabNews::of(news) {
            Some(TabNews::Changed) => spawn_local(async move {
                self.look_at_team().await;
                if self.is_leading() {
                    self.keep_team().await;
                    self.send();
                }
            }),
            Some(TabNews::SignedOut) => reload::begin_again(),
            Some(TabNews::Opened) if self.is_leading() => {
                if let Some(link) = self.team.with_untracked(|team| team.as_ref().map(|team| team.link)) {
                    self.announce(TabNews::Link(link));
                }
            }
            Some(TabNews::Link(link)) => self.show_link(link),
            Some(TabNews::Opened) | None => {}
        }
    }

    /// Reads what other tabs have stored.
    pub(super) async fn look_at_team(self) {
        let Some((storage, since)) = self.with_team(|team, _| (team.storage.clone(), team.version())) else {
            return;
        };
        let Ok(news) = storage.read(since).await else { return };
        let taken = self.with_team(|team, zones| team.take_in(zones, since, news));
        match taken {
            Some(Ok(true)) => self.show_team(),
            Some(Err(_)) => self.set_link(Link::NewerServer),
            Some(Ok(false)) | None => {}
        }
    }

    pub(super) fn announce(self, news: TabNews) {
        self.inner.with_value(|inner| {
            if let Some(tabs) = &inner.tabs {
                tabs.announce(news.number());
            }
        });
    }

    /// Updates the screen with everything that this tab has.
    pub(super) fn show_team(self) {
        let held = self.with_team(|team, _| {
            let queue = team.client.queue();
            (Unsent { count: queue.unanswered(), since: queue.waits_since() }, queue.tray().to_vec())
        });
        let Some((unsent, returned)) = held else { return };
        self.team.update(|status| {
            if let Some(status) = status {
                (status.unsent, status.returned) = (unsent, returned);
            }
        });
        self.show_workspace();
    }

    /// Shows the workspace, or that there is none yet.
    fn show_workspace(self) {
        let phase = self.with_team(|team, _| match (team.has_begun(), team.log().id()) {
            (false, _) => Phase::Connecting,
            (true, None) => Phase::Empty,
            (true, Some(_)) => Phase::Open,
        });
        self.touch();
        if let Some(phase) = phase
            && self.phase.get_untracked() != phase
        {
            self.phase.set(phase);
        }
    }

    /// Shows in all tabs whether the server responds.
    pub(super) fn set_link(self, link: Link) {
        let known = self.team.with_untracked(|team| team.as_ref().map(|team| team.link));
        if known != Some(link) {
            self.show_link(link);
            self.announce(TabNews::Link(link));
        }
    }

    fn show_link(self, link: Link) {
        self.team.update(|status| {
            if let Some(status) = status {
                status.link = link;
            }
        });
    }

    pub(super) fn is_leading(self) -> bool {
        self.with_team(|team, _| team.is_leading).unwrap_or(false)
    }

    /// `None` if the workspace belongs to this browser alone.
    pub(super) fn with_team<T>(
        self,
        act: impl FnOnce(&mut TeamCopy, &dyn switchback_core::zones::Zones) -> T,
    ) -> Option<T> {
        let zones = self.zones();
        self.inner.try_update_value(|inner| inner.copy.as_team_mut().map(|team| act(team, &*zones)))?
    }
}

async fn stored() -> Result<TeamCopy, StorageError> {
    let storage = TeamStorage::open(&address::site_name()).await?;
    let told = storage.read_from_server(Default::default()).await?;
    TeamCopy::open(storage, told).map_err(|_| StorageError::Newer)
}

//! One tab's copy of a team's workspace.

use super::{Link, sending::Sending};
use crate::platform::storage::team::{
    Change, News, NumberedTabRequest, Received, ServerNews, TabRequest, TeamStorage, Version,
};
use switchback_core::{
    command::{Command, Request, refusal::Refusal},
    log::Log,
    model::ids::CommandId,
    sync::client::{Client, NewerHost, Queue, Stored},
    zones::Zones,
};

pub struct TeamCopy {
    pub client: Client,
    pub storage: TeamStorage,
    /// How much of the stored data is in the client.
    version: Version,
    /// Whether records have arrived. Without them, people have no names.
    has_records: bool,
    /// Requests of this tab that aren't stored yet.
    unkept: Vec<TabRequest>,
    /// What the leading tab still has to store. `None` if everything is stored.
    unsaved: Option<Change>,
    /// Whether this tab talks to the server.
    pub is_leading: bool,
    pub is_storing_requests: bool,
    pub is_keeping: bool,
    pub sending: Sending,
    /// Whether the server did not take the last change that was sent.
    pub is_stuck: bool,
    /// Whether the server no longer knows this device. Only a new sign-in ends that, which reloads the page.
    pub is_signed_out: bool,
    /// Whether this device is being signed out, so that no more requests are sent.
    pub is_signing_out: bool,
}

impl TeamCopy {
    /// Opens the stored server data. Pending requests follow with the first [`Self::take_in`].
    pub fn open(storage: TeamStorage, told: ServerNews) -> Result<Self, NewerHost> {
        let (version, has_records) = (told.version, told.records.is_some());
        Ok(Self {
            client: Client::open(stored(told, Queue::default()))?,
            storage,
            version,
            has_records,
            unkept: Vec::new(),
            unsaved: None,
            is_leading: false,
            is_storing_requests: false,
            is_keeping: false,
            sending: Sending::No,
            is_stuck: false,
            is_signed_out: false,
            is_signing_out: false,
        })
    }

    /// The link while the server responds.
    pub fn live_link(&self) -> Link {
        match self.is_stuck && self.client.queue().unanswered() > 0 {
            // A response to a request that began before the sign-out may still arrive.
            _ if self.is_signed_out => Link::SignedOut,
            true => Link::NotSaving,
            false => Link::Live,
        }
    }

    pub fn log(&self) -> &Log {
        self.client.log()
    }

    /// Whether the server has sent a complete workspace, or that there is none.
    pub fn has_begun(&self) -> bool {
        self.client.cursor().is_some() && self.has_records
    }

    pub fn version(&self) -> Version {
        self.version
    }

    /// Accepts a request made in this tab.
    pub fn take(&mut self, zones: &dyn Zones, request: Request) -> Result<(), Refusal> {
        self.client.submit(zones, request.clone())?;
        self.unkept.push(TabRequest::Send(Box::new(request)));
        Ok(())
    }

    /// Removes a returned change from the tray.
    pub fn dismiss(&mut self, command: CommandId) {
        self.client.dismiss(command);
        self.unkept.push(TabRequest::Dismiss(command));
    }

    /// The returned change in the tray with this id.
    pub fn returned(&self, command: CommandId) -> Option<Command> {
        let tray = self.client.queue().tray();
        let returned = tray.iter().find(|returned| returned.request.id == command);
        returned.map(|returned| returned.request.command.clone())
    }

    pub fn unkept(&self) -> Vec<TabRequest> {
        self.unkept.clone()
    }

    /// The first `count` requests are stored now.
    pub fn requests_stored(&mut self, count: usize) {
        self.unkept.drain(..count.min(self.unkept.len()));
    }

    /// Whether closing the tab would lose a request.
    pub fn has_unkept(&self) -> bool {
        !self.unkept.is_empty()
    }

    /// Whether this tab has nothing left to store.
    pub fn is_saved(&self) -> bool {
        self.unkept.is_empty() && self.unsaved.is_none()
    }

    /// Takes in what any tab has stored since a version. Returns `false` if this tab has since got it some other way.
    pub fn take_in(&mut self, zones: &dyn Zones, since: Version, news: News) -> Result<bool, NewerHost> {
        if self.is_leading {
            // Everything else was written by this tab.
            self.fulfill(zones, news.requests);
            return Ok(true);
        }
        if self.version != since {
            return Ok(false);
        }
        self.version = news.told.version;
        let requests = news.requests.iter().map(|numbered| numbered.request.clone());
        let requests: Vec<TabRequest> = requests.chain(self.unkept.iter().cloned()).collect();
        match news.told.start {
            Some(_) => self.begin_again(news.told, news.queue)?,
            None => self.go_on(zones, news.told, news.queue),
        }
        self.apply(zones, requests);
        Ok(true)
    }

    fn begin_again(&mut self, mut told: ServerNews, queue: Queue) -> Result<(), NewerHost> {
        self.has_records |= told.records.is_some();
        told.records.get_or_insert_with(|| self.client.stored_records());
        self.client = Client::open(stored(told, queue))?;
        Ok(())
    }

    fn go_on(&mut self, zones: &dyn Zones, news: ServerNews, queue: Queue) {
        for told in &news.told {
            // The leading tab fetches what is missing.
            let _ = self.client.told(zones, told);
        }
        if let Some(records) = news.records {
            self.has_records = true;
            self.client.replace_records(zones, records);
        }
        self.client.follow(zones, queue);
    }

    fn apply(&mut self, zones: &dyn Zones, requests: Vec<TabRequest>) {
        let mut asked = Vec::new();
        for request in requests {
            match request {
                TabRequest::Send(request) => asked.push(*request),
                TabRequest::Dismiss(command) => self.client.dismiss(command),
            }
        }
        self.client.adopt(zones, asked);
    }

    fn fulfill(&mut self, zones: &dyn Zones, requests: Vec<NumberedTabRequest>) {
        if requests.is_empty() {
            return;
        }
        let fulfilled = requests.iter().map(|numbered| numbered.number).collect();
        self.apply(zones, requests.into_iter().map(|numbered| numbered.request).collect());
        self.keep(Change { fulfilled, ..Change::default() });
    }

    /// Adds to the pending change. The queue is always stored with it.
    pub fn keep(&mut self, change: Change) {
        let unsaved = self.unsaved.get_or_insert_default();
        unsaved.received.extend(change.received);
        unsaved.records = change.records.or(unsaved.records.take());
        unsaved.fulfilled.extend(change.fulfilled);
    }

    pub fn keep_received(&mut self, received: Received) {
        self.keep(Change { received: vec![received], ..Change::default() });
    }

    pub fn keep_records(&mut self) {
        self.has_records = true;
        let records = Some(self.client.stored_records());
        self.keep(Change { records, ..Change::default() });
    }

    /// The next change to store, on top of the stored version.
    pub fn next_to_keep(&mut self) -> Option<Change> {
        let change = self.unsaved.take()?;
        Some(Change { queue: self.client.queue().clone(), ..change })
    }

    pub fn kept(&mut self, version: Version) {
        self.version = version;
    }

    /// The change could not be stored. Queues it again, ahead of later changes.
    pub fn not_kept(&mut self, change: Change) {
        let later = self.unsaved.replace(change);
        if let Some(later) = later {
            self.keep(later);
        }
    }
}

fn stored(told: ServerNews, queue: Queue) -> Stored {
    Stored { start: told.start, told: told.told, records: told.records.unwrap_or_default(), queue }
}

//! What of a client is kept on its device, so that it goes on where it stopped, also without the host. Several tabs of a
//! browser share it: one of them talks to the host, and the others follow what it keeps.

use super::{Client, NewerHost, Queue, SendState, Waiting};
use crate::{
    command::Request,
    fact::line::Line,
    log::{Log, snapshot::Snapshot},
    model::ids::CommandId,
    sync::{
        host::{Start, Told},
        record_set::{RecordSet, StoredRecord},
    },
    zones::Zones,
};
use serde::{Deserialize, Serialize};

/// All that is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    /// What the client has begun with; `None` where nothing has come yet.
    pub start: Option<Start>,
    /// What it was told since, oldest first, but nothing that made it begin again.
    pub told: Vec<Told>,
    pub records: Vec<StoredRecord>,
    pub queue: Queue,
}

impl Client {
    /// Goes on with what is kept. What is pending does not count before [`Self::count_pending`].
    ///
    /// # Errors
    ///
    /// [`NewerHost`] where this version cannot read the workspace.
    pub fn open(stored: Stored) -> Result<Self, NewerHost> {
        let Stored { start, told, records, queue } = stored;
        let mut client = Self { queue, handed_out: RecordSet::of_stored(records), ..Self::default() };
        client.records = client.handed_out.records();
        if let Some(start) = start {
            client.log = opened(&start, &told).ok_or(NewerHost)?;
            client.log.keep_records(client.records.clone());
            client.told = client.log.lines().len();
            client.cursor = Some(told.last().map_or(start.cursor, |told| told.cursor));
        }
        Ok(client)
    }

    /// Counts what is pending on top of what was told.
    pub fn count_pending(&mut self, zones: &dyn Zones) {
        self.count_again(zones);
    }

    /// Takes in what was asked elsewhere on this device.
    pub fn adopt(&mut self, zones: &dyn Zones, asked: Vec<Request>) {
        asked.into_iter().for_each(|request| self.queue.adopt(request));
        self.count_again(zones);
    }

    /// Follows the queue of the program that talks to the host.
    pub fn follow(&mut self, zones: &dyn Zones, queue: Queue) {
        self.queue = queue;
        self.count_again(zones);
    }

    /// Takes something out of the tray that its author has looked at.
    pub fn dismiss(&mut self, command: CommandId) {
        self.queue.tray.retain(|returned| returned.request.id != command);
    }

    /// Puts all records in place of those before, as they are kept.
    pub fn replace_records(&mut self, zones: &dyn Zones, records: Vec<StoredRecord>) {
        self.handed_out = RecordSet::of_stored(records);
        self.take_records(zones);
    }

    /// The same as all that was told, in one piece, to be kept in its place; `None` where nothing was told yet, or the
    /// workspace cannot be written.
    pub fn compacted(&self) -> Option<Start> {
        let cursor = self.cursor?;
        let (position, base) = self.log.snapshot();
        let lines = self.log.lines().iter().take(self.told).map(Line::write).collect();
        Some(Start { base: Snapshot::of(position, base)?, lines, cursor })
    }

    /// The records as they are kept.
    pub fn stored_records(&self) -> Vec<StoredRecord> {
        self.handed_out.stored()
    }
}

fn opened(start: &Start, told: &[Told]) -> Option<Log> {
    let texts = start.lines.iter().chain(told.iter().flat_map(|told| &told.lines));
    let lines = texts.map(|text| Line::read(text)).collect();
    let mut log = Log::open(start.base.position, start.base.read()?, lines);
    log.advance();
    Some(log)
}

impl Queue {
    /// A command that stands here already, in whatever state, changes nothing.
    fn adopt(&mut self, request: Request) {
        let is_known = self.waiting.iter().any(|waiting| waiting.request.id == request.id)
            || self.accepted.iter().any(|accepted| accepted.id == request.id)
            || self.tray.iter().any(|returned| returned.request.id == request.id);
        if !is_known {
            self.waiting.push(Waiting { request, state: SendState::New });
        }
    }
}

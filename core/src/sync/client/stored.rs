//! What a device stores of a client, so that it continues where it stopped, even without the host. The tabs of a browser share
//! it: one tab talks to the host, and the others follow what it stores.

use super::{Client, NewerHost, Queue};
use crate::{
    command::Request,
    fact::line::Line,
    log::{Log, snapshot::Snapshot},
    model::ids::CommandId,
    sync::{
        host::{NextLines, Start},
        record_set::{RecordSet, StoredRecord},
    },
    zones::Zones,
};
use serde::{Deserialize, Serialize};

/// Everything that is stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    /// What the client started from; `None` if nothing has arrived yet.
    pub start: Option<Start>,
    /// What the host has told since then, oldest first, except for messages that made the client start over.
    pub told: Vec<NextLines>,
    pub records: Vec<StoredRecord>,
    pub queue: Queue,
}

impl Client {
    /// Restores a client. Pending commands take no effect before [`Self::count_pending`].
    ///
    /// # Errors
    ///
    /// [`NewerHost`] if this version can't read the workspace.
    pub fn open(stored: Stored) -> Result<Self, NewerHost> {
        let Stored { start, told, records, queue } = stored;
        let mut client = Self { queue, handed_out: RecordSet::of_stored(records), ..Self::default() };
        client.records = client.handed_out.records();
        if let Some(start) = start {
            client.log = opened(&start, &told).ok_or(NewerHost)?;
            client.log.keep_records(client.records.clone());
            client.told = client.log.lines().len();
            client.queue.belong_to(client.log.id());
            client.cursor = Some(told.last().map_or(start.cursor, |told| told.cursor));
        }
        Ok(client)
    }

    /// Applies pending commands on top of what the host told.
    pub fn count_pending(&mut self, zones: &dyn Zones) {
        self.count_again(zones);
    }

    /// Takes in commands that were given elsewhere on this device.
    pub fn adopt(&mut self, zones: &dyn Zones, asked: Vec<Request>) {
        asked.into_iter().for_each(|request| self.queue.adopt(request));
        self.count_again(zones);
    }

    /// Follows the queue of the program that talks to the host.
    pub fn follow(&mut self, zones: &dyn Zones, queue: Queue) {
        self.queue = queue;
        self.count_again(zones);
    }

    /// Removes a command from the tray after its author has looked at it.
    pub fn dismiss(&mut self, command: CommandId) {
        self.queue.tray.retain(|returned| returned.request.id != command);
    }

    /// Replaces all records with these stored ones.
    pub fn replace_records(&mut self, zones: &dyn Zones, records: Vec<StoredRecord>) {
        self.handed_out = RecordSet::of_stored(records);
        self.take_records(zones);
    }

    /// Everything told, condensed into one start that can be stored in its place. `None` if nothing was told yet, or the
    /// workspace can't be written.
    pub fn compacted(&self) -> Option<Start> {
        let cursor = self.cursor?;
        let (position, base) = self.log.snapshot();
        let lines = self.log.lines().iter().take(self.told).map(Line::write).collect();
        Some(Start { base: Snapshot::of(position, base)?, lines, cursor, lost_lines: None })
    }

    /// The records as they are stored.
    pub fn stored_records(&self) -> Vec<StoredRecord> {
        self.handed_out.stored()
    }
}

fn opened(start: &Start, told: &[NextLines]) -> Option<Log> {
    let texts = start.lines.iter().chain(told.iter().flat_map(|told| &told.lines));
    let lines = texts.map(|text| Line::read(text)).collect();
    let mut log = Log::open(start.base.position, start.base.read()?, lines);
    log.advance();
    Some(log)
}

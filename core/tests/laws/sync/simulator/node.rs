//! A user with a device, and its requests to the host.

use chrono::TimeDelta;
use switchback_core::{
    command::Ask,
    model::actor::Actor,
    sync::{
        client::{Client, Fetch, Stored},
        cursor::Cursor,
        host::{NextLines, Start},
        record_set::BucketHashes,
    },
    zones::DatabaseZones,
};

const ZONES: &DatabaseZones = &DatabaseZones;

pub struct Node {
    pub by: Actor,
    pub client: Client,
    /// What remains on the device when the program ends.
    pub kept: Stored,
    /// How wrong the device's clock is.
    pub skew: TimeDelta,
    pub is_online: bool,
    pub fetch: Fetch,
}

#[derive(Clone, Debug)]
pub enum Question {
    Command(Box<Ask>),
    After(Cursor),
    Start,
    Records(BucketHashes),
}

impl Node {
    pub fn of(by: Actor) -> Self {
        Self {
            by,
            client: Client::default(),
            kept: Stored::default(),
            skew: TimeDelta::zero(),
            is_online: true,
            fetch: Fetch::Start,
        }
    }

    pub fn keep(&mut self) {
        self.kept.queue = self.client.queue().clone();
        self.kept.records = self.client.stored_records();
    }

    pub fn begin(&mut self, start: Start) {
        self.client.start(ZONES, start.clone()).unwrap();
        self.fetch = Fetch::Records;
        self.kept = Stored { start: Some(start), ..Stored::default() };
    }

    pub fn take_in(&mut self, told: NextLines) {
        self.fetch = self.client.told(ZONES, &told);
        if self.fetch != Fetch::Start {
            self.kept.told.push(told);
        }
    }

    /// Ends the program and starts it again from what was kept. If `is_tidy`, compacts that first.
    pub fn crash(&mut self, is_tidy: bool) {
        if is_tidy && let Some(start) = self.client.compacted() {
            self.kept = Stored { start: Some(start), told: Vec::new(), ..self.kept.clone() };
        }
        self.client = Client::open(self.kept.clone()).unwrap();
        self.client.count_pending(ZONES);
        self.fetch = if self.client.cursor().is_none() { Fetch::Start } else { Fetch::Nothing };
        self.keep();
    }

    /// The device's next requests to the host: a command to decide, and what to fetch.
    pub fn questions(&mut self) -> Vec<Question> {
        let ask = self.client.next_to_send().map(|ask| Question::Command(Box::new(ask)));
        self.keep();
        let next = match (self.fetch, self.client.cursor()) {
            (Fetch::Start, _) | (_, None) => Question::Start,
            (Fetch::Records, Some(_)) => Question::Records(self.client.record_hashes()),
            (Fetch::Nothing, Some(cursor)) => Question::After(cursor),
        };
        ask.into_iter().chain([next]).collect()
    }
}

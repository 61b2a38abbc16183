//! Somebody with a device, and what it asks of the host.

use chrono::TimeDelta;
use switchback_core::{
    command::Ask,
    model::actor::Actor,
    sync::{
        client::{Client, Fetch, Queue},
        cursor::Cursor,
        record_set::BucketHashes,
    },
};

pub struct Node {
    pub by: Actor,
    pub client: Client,
    /// What the device keeps when the program ends.
    pub kept: Queue,
    /// How wrong its clock is.
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
            kept: Queue::default(),
            skew: TimeDelta::zero(),
            is_online: true,
            fetch: Fetch::Start,
        }
    }

    pub fn keep(&mut self) {
        self.kept = self.client.queue().clone();
    }

    /// What it asks of the host now: what is to be decided, and what is to be told.
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

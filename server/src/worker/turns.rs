//! The order of the thread's work: new requests go before clients that wait for news. After a change, thousands may want the
//! news, and no request should wait for all of them.

use super::{Job, Message};
use std::{
    collections::VecDeque,
    iter,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

/// How many requests to handle together at most, so that their commands are saved together.
const MOST: usize = 500;
/// How many listeners to answer before checking for new requests.
const MOST_LISTENERS: usize = 50;

/// The waiting requests, in the order in which they are handled.
pub struct Turns {
    messages: Receiver<Message>,
    listeners: VecDeque<Message>,
}

impl Turns {
    pub fn new(messages: Receiver<Message>) -> Self {
        Self { messages, listeners: VecDeque::new() }
    }

    /// Returns the requests to handle now. If there are none, waits up to `patience` for one.
    ///
    /// # Errors
    ///
    /// Returns an error if none has come, or none can come.
    pub fn next(&mut self, patience: Duration) -> Result<Vec<Message>, RecvTimeoutError> {
        let mut turn = Vec::new();
        if self.listeners.is_empty() {
            let first = self.messages.recv_timeout(patience)?;
            self.sort(first, &mut turn);
        }
        let others: Vec<Message> = iter::from_fn(|| self.messages.try_recv().ok()).take(MOST).collect();
        others.into_iter().for_each(|message| self.sort(message, &mut turn));
        let listeners = self.listeners.len().min(MOST_LISTENERS);
        turn.extend(self.listeners.drain(..listeners));
        Ok(turn)
    }

    fn sort(&mut self, message: Message, turn: &mut Vec<Message>) {
        match message {
            Message::From { job: Job::Tell { .. }, .. } => self.listeners.push_back(message),
            message => turn.push(message),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

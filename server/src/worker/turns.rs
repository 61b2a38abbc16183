//! What the thread does next: whoever asks for something new goes before those who want to hear of it. After a change thousands
//! may want to hear, and nobody should wait for all of them.

use super::{Job, Message};
use std::{
    collections::VecDeque,
    iter,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

/// How many requests are taken together at most, so that their commands are kept together.
const MOST: usize = 500;
/// How many of those who want to hear are answered before it is looked whether somebody asks for something new.
const MOST_LISTENERS: usize = 50;

/// The requests that wait, in the order in which they are taken.
pub struct Turns {
    messages: Receiver<Message>,
    listeners: VecDeque<Message>,
}

impl Turns {
    pub fn new(messages: Receiver<Message>) -> Self {
        Self { messages, listeners: VecDeque::new() }
    }

    /// The requests to take now. Where there is none, it waits for so long.
    ///
    /// # Errors
    ///
    /// Where none has come, or none can come any more.
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

//! The states of a session or an enrollment over time. The current state is the last entry, so the two can't differ.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::ops::Not;

/// A list of changes that is never empty: it begins with the first state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History<S> {
    first: Change<S>,
    later: Vec<Change<S>>,
    /// Set when earlier changes are unknown.
    #[serde(default, skip_serializing_if = "Not::not")]
    incomplete: bool,
}

/// A state, and when it began. The time is that of the command. If a clock was set back, it can be earlier than the time of the
/// previous change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change<S> {
    pub state: S,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub at: DateTime<Utc>,
}

impl<S: Copy> History<S> {
    pub fn new(state: S, at: DateTime<Utc>) -> Self {
        Self { first: Change { state, at }, later: Vec::new(), incomplete: false }
    }

    /// Adds a change, even if the state is the same as before.
    pub fn push(&mut self, state: S, at: DateTime<Utc>) {
        self.later.push(Change { state, at });
    }

    pub fn first(&self) -> Change<S> {
        self.first
    }

    /// The current state.
    pub fn last(&self) -> Change<S> {
        self.later.last().copied().unwrap_or(self.first)
    }

    /// Every change in the order of the log, the current state last.
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = Change<S>> {
        std::iter::once(self.first).chain(self.later.iter().copied())
    }

    /// Maps the state of every change.
    #[must_use]
    pub fn map(self, state: impl Fn(S) -> S) -> Self {
        let change = |change: Change<S>| Change { state: state(change.state), at: change.at };
        Self {
            first: change(self.first),
            later: self.later.into_iter().map(change).collect(),
            incomplete: self.incomplete,
        }
    }

    /// Whether all changes are known. They are not after converting a snapshot of format 1, which held only the current state
    /// (see `log::snapshot`): what came before the first change is unknown, and an enrollment's pause or withdrawal may have
    /// begun later than its time says.
    pub fn is_complete(&self) -> bool {
        !self.incomplete
    }
}

//! How far the reading of a calendar file has come, for the button that began it.

use switchback_core::exchange::calendar::Progress;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Rests,
    /// Nothing has been told yet.
    Begins,
    Runs(Progress),
}

impl Reading {
    pub fn runs(self) -> bool {
        self != Self::Rests
    }

    /// What the button says; at rest, what it does.
    pub fn words(self, at_rest: &str) -> String {
        match self {
            Self::Rests => at_rest.to_owned(),
            Self::Begins => "Reading…".to_owned(),
            Self::Runs(Progress { read, events }) => format!("Reading… {read} of {events} events"),
        }
    }
}

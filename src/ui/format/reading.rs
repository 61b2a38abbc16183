//! The progress of reading a calendar file, for the button that started it.

use switchback_core::exchange::calendar::Progress;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Rests,
    /// No progress has been reported yet.
    Begins,
    Runs(Progress),
}

impl Reading {
    pub fn runs(self) -> bool {
        self != Self::Rests
    }

    /// The label of the button.
    pub fn words(self, at_rest: &str) -> String {
        match self {
            Self::Rests => at_rest.to_owned(),
            Self::Begins => "Reading…".to_owned(),
            Self::Runs(Progress { read, events }) => format!("Reading… {read} of {events} events"),
        }
    }
}

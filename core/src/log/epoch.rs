//! The lives of a team's log.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Identifies one life of a server's log: restoring a backup begins a new one. Sent and stored as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Epoch(pub u64);

impl fmt::Display for Epoch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

impl From<Epoch> for String {
    fn from(epoch: Epoch) -> Self {
        epoch.to_string()
    }
}

impl TryFrom<String> for Epoch {
    type Error = NotAnEpoch;

    fn try_from(text: String) -> Result<Self, NotAnEpoch> {
        text.parse()
    }
}

impl FromStr for Epoch {
    type Err = NotAnEpoch;

    fn from_str(text: &str) -> Result<Self, NotAnEpoch> {
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotAnEpoch)
    }
}

/// A text that is not an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEpoch;

impl fmt::Display for NotAnEpoch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an epoch in hexadecimal digits is expected")
    }
}

//! What clients and a server send each other, beside what is told: one place for both, so that neither can misread the
//! other. `docs/api.md` describes it for those who write another backend.

use super::{
    cursor::Epoch,
    decided::{NotDecided, Outcome},
    host::StartOver,
};
use crate::model::actor::Actor;
use serde::{Deserialize, Serialize};

/// Signs a device in, by the secret of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub secret: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// By which the device is known from here on.
    pub token: String,
    pub actor: Actor,
}

/// Asks for a link for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub to: Actor,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub secret: String,
}

/// The answer to a command, and the life of the log in which it was given. A refusal is an answer as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub epoch: Epoch,
    pub outcome: Outcome,
}

/// Why a request has no answer, as far as a client does something about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemMessage {
    #[serde(rename = "type")]
    pub kind: ProblemKind,
}

/// Problems as RFC 9457 tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    #[serde(rename = "urn:switchback:not-signed-in")]
    NotSignedIn,
    #[serde(rename = "urn:switchback:not-for-you")]
    NotForYou,
    #[serde(rename = "urn:switchback:link-not-valid")]
    LinkNotValid,
    #[serde(rename = "urn:switchback:not-understood")]
    NotUnderstood,
    #[serde(rename = "urn:switchback:no-such-address")]
    NoSuchAddress,
    #[serde(rename = "urn:switchback:id-was-used")]
    IdWasUsed,
    #[serde(rename = "urn:switchback:not-there")]
    NotThere,
    #[serde(rename = "urn:switchback:log-changed")]
    LogChanged,
    #[serde(rename = "urn:switchback:view-changed")]
    ViewChanged,
    #[serde(rename = "urn:switchback:not-empty")]
    NotEmpty,
    #[serde(rename = "urn:switchback:unavailable")]
    Unavailable,
    #[serde(rename = "urn:switchback:update-needed")]
    UpdateNeeded,
}

impl From<NotDecided> for ProblemKind {
    fn from(reason: NotDecided) -> Self {
        match reason {
            NotDecided::OtherBody => Self::IdWasUsed,
            NotDecided::OtherPerson => Self::NotThere,
        }
    }
}

impl From<StartOver> for ProblemKind {
    fn from(why: StartOver) -> Self {
        match why {
            StartOver::LogChanged => Self::LogChanged,
            StartOver::ViewChanged => Self::ViewChanged,
        }
    }
}

impl ProblemKind {
    /// Where the problem is that a command has no outcome.
    pub fn not_decided(self) -> Option<NotDecided> {
        match self {
            Self::IdWasUsed => Some(NotDecided::OtherBody),
            Self::NotThere => Some(NotDecided::OtherPerson),
            _ => None,
        }
    }

    /// Where the problem is that the client cannot go on from its cursor.
    pub fn start_over(self) -> Option<StartOver> {
        match self {
            Self::LogChanged => Some(StartOver::LogChanged),
            Self::ViewChanged => Some(StartOver::ViewChanged),
            _ => None,
        }
    }
}

//! What clients and a server send each other, beside what is told: one place for both, so that neither can misread the
//! other. `docs/api.md` describes it for those who write another backend.

use super::{
    cursor::Epoch,
    decided::{NotDecided, Outcome},
    host::StartOver,
};
use crate::model::{
    actor::Actor,
    ids::{MessageId, PersonId},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Signs a device in, by the secret of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub secret: String,
}

/// Lets a device in for some minutes. What lets it in for longer is in a cookie, which no page can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Shown with every request.
    pub token: String,
    /// For so many seconds it holds.
    pub expires_in: u64,
    pub actor: Actor,
}

/// A device on which somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub id: String,
    /// As whom.
    pub actor: Actor,
    pub since: DateTime<Utc>,
    /// What people call it, such as "Chrome on Windows"; `None` where that is not known.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether it is the one that asks.
    pub is_this: bool,
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

/// Whether the server sends messages, and which of them need somebody's attention.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    pub is_sent: bool,
    /// The oldest first; those that were sent are not among them.
    pub messages: Vec<OpenMessage>,
    /// Those whom the server does not write to, because they asked it not to.
    #[serde(default)]
    pub unsubscribed: Vec<PersonId>,
    /// Who is told in a Slack channel instead.
    #[serde(default)]
    pub posted: Posted,
}

/// Who is told in a Slack channel, and not by email.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Posted {
    /// There is no channel.
    #[default]
    Nobody,
    /// Those whom email does not reach: they have no address, or asked not to get any.
    Unreached,
    /// There is nothing but the channel.
    Everybody,
}

/// A message that was not sent, or may not have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenMessage {
    pub id: MessageId,
    pub to: PersonId,
    pub state: MessageState,
    pub since: DateTime<Utc>,
}

/// How far a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// It waits, for the first time or after the mail server or the channel could not take it.
    New,
    /// It is being handed over.
    HandingOver,
    Sent,
    /// It is not taken there: nobody has this address, or the channel is gone.
    Refused,
    /// It was handed over, and nobody knows whether it was taken. It is not sent again.
    Unknown,
}

impl MessageState {
    pub const ALL: [Self; 5] = [Self::New, Self::HandingOver, Self::Sent, Self::Refused, Self::Unknown];

    /// In these somebody has to look after it.
    pub const NEED_SOMEBODY: [Self; 2] = [Self::Refused, Self::Unknown];

    /// As it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::HandingOver => "handing_over",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// Whether somebody wants email from the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmailChoice {
    Wanted,
    Unsubscribed,
}

/// What a person is told about email to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEmail {
    /// Whether the server sends any in this workspace.
    pub is_sent: bool,
    pub choice: EmailChoice,
}

/// Says whether one wants email.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenEmail {
    pub choice: EmailChoice,
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
    #[serde(rename = "urn:switchback:other-site")]
    OtherSite,
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
    #[serde(rename = "urn:switchback:disk-full")]
    DiskFull,
    #[serde(rename = "urn:switchback:read-only")]
    ReadOnly,
    #[serde(rename = "urn:switchback:too-many-requests")]
    TooManyRequests,
    #[serde(rename = "urn:switchback:account-not-known")]
    AccountNotKnown,
    #[serde(rename = "urn:switchback:sign-in-expired")]
    SignInExpired,
    #[serde(rename = "urn:switchback:provider-failed")]
    ProviderFailed,
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

//! The messages between clients and a server, except for the log itself. Both sides use these types, so neither can misread the
//! other. `docs/api.md` describes them for anyone who writes another backend.

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

/// Signs a device in with the secret of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub secret: String,
}

/// Gives a device access for some minutes. The secret that keeps it signed in for longer is in a cookie, which no page can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Sent with every request.
    pub token: String,
    /// How many seconds the token is valid.
    pub expires_in: u64,
    pub actor: Actor,
}

/// A device on which a user is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub id: String,
    /// The signed-in user, in their role.
    pub actor: Actor,
    pub since: DateTime<Utc>,
    /// A readable name, such as "Chrome on Windows"; `None` if unknown.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether it is the device that sent the request.
    pub is_this: bool,
}

/// Requests a link for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub to: Actor,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub secret: String,
}

/// The response to a command, with the epoch of the log that decided it. A refusal is a response as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub epoch: Epoch,
    pub outcome: Outcome,
}

/// Whether the server sends messages, and which of them need attention.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    pub is_sent: bool,
    /// Oldest first, without those that were sent.
    pub messages: Vec<OpenMessage>,
    /// People whom the server doesn't email, because they asked it not to.
    #[serde(default)]
    pub unsubscribed: Vec<PersonId>,
    /// Who gets messages in a Slack channel instead.
    #[serde(default)]
    pub posted: Posted,
}

/// Who gets messages in a Slack channel instead of by email.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Posted {
    /// There is no channel.
    #[default]
    #[serde(rename = "nobody")]
    NoOne,
    /// People whom email doesn't reach: they have no address, or are unsubscribed.
    Unreached,
    /// The channel is the only way.
    #[serde(rename = "everybody")]
    Everyone,
}

/// A message that was not sent, or may not have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenMessage {
    pub id: MessageId,
    pub to: PersonId,
    pub state: MessageState,
    pub since: DateTime<Utc>,
}

/// The delivery state of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// Waiting to be sent, for the first time or after the mail server or the channel couldn't accept it.
    New,
    /// Being handed over.
    HandingOver,
    Sent,
    /// Rejected for good: the address doesn't exist, or the channel is gone.
    Refused,
    /// Handed over, with no way to tell whether it was accepted. It is not sent again.
    Unknown,
}

impl MessageState {
    pub const ALL: [Self; 5] = [Self::New, Self::HandingOver, Self::Sent, Self::Refused, Self::Unknown];

    /// The states that need someone's attention.
    pub const NEED_ATTENTION: [Self; 2] = [Self::Refused, Self::Unknown];

    /// The stored form.
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

/// Whether a person wants email from the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmailChoice {
    Wanted,
    Unsubscribed,
}

/// Tells a person about the email that they get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEmail {
    /// Whether the server sends any email in this workspace.
    pub is_sent: bool,
    pub choice: EmailChoice,
}

/// Sets whether the signed-in person wants email.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenEmail {
    pub choice: EmailChoice,
}

/// Why a request failed, as far as a client acts on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemMessage {
    #[serde(rename = "type")]
    pub kind: ProblemKind,
}

/// The problem types, as RFC 9457 calls them.
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
    #[serde(rename = "urn:switchback:too-large")]
    TooLarge,
    #[serde(rename = "urn:switchback:no-such-address")]
    NoSuchAddress,
    #[serde(rename = "urn:switchback:no-such-method")]
    NoSuchMethod,
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
    #[serde(rename = "urn:switchback:ahead-of-clock")]
    AheadOfClock,
    #[serde(rename = "urn:switchback:schedule-refused")]
    ScheduleRefused,
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
            NotDecided::NotUnderstood => Self::NotUnderstood,
            NotDecided::TooLarge => Self::TooLarge,
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
    /// The reason if the problem is that a command has no outcome.
    pub fn not_decided(self) -> Option<NotDecided> {
        match self {
            Self::IdWasUsed => Some(NotDecided::OtherBody),
            Self::NotThere => Some(NotDecided::OtherPerson),
            Self::NotUnderstood => Some(NotDecided::NotUnderstood),
            Self::TooLarge => Some(NotDecided::TooLarge),
            _ => None,
        }
    }

    /// The reason if the problem is that the client can't continue from its cursor.
    pub fn start_over(self) -> Option<StartOver> {
        match self {
            Self::LogChanged => Some(StartOver::LogChanged),
            Self::ViewChanged => Some(StartOver::ViewChanged),
            _ => None,
        }
    }
}

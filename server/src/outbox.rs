//! Messages to send, being sent, or sent. A server claims each message before it hands it to the mail server, so that no two
//! servers send it. If that server ends in between, the message stays in doubt until a coordinator decides what to do. The outbox
//! contains no names, addresses or texts.

mod postgres;
mod sqlite;
mod unsubscribed;

use crate::{
    database::{Database, error::DatabaseError, json},
    secret::{self, SecretHash},
};
use chrono::{DateTime, TimeDelta, Utc};
use postgres::PostgresOutbox;
use sqlite::SqliteOutbox;
use switchback_core::{
    model::ids::{MessageId, PersonId},
    progress::mailing::MailContent,
    sync::messages::MessageState,
};

/// How long to remember a message that was sent.
const MEMORY: TimeDelta = TimeDelta::days(30);

/// One message to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingMessage {
    pub id: MessageId,
    pub to: PersonId,
    pub content: MailContent,
    /// The fingerprint of the email address, or of the channel, that it goes to.
    pub address: SecretHash,
    pub state: MessageState,
    /// When it entered its state.
    pub since: DateTime<Utc>,
    /// How often it was handed over.
    pub tries: u32,
    /// The earliest time to hand it over.
    pub not_before: DateTime<Utc>,
    /// The code of the mail server's response.
    pub code: Option<u16>,
    /// Whether the workspace knows that it was sent.
    pub is_recorded: bool,
}

/// Who may be sent a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// People who have not unsubscribed, because it is an email.
    Subscribers,
    Everyone,
}

/// The outcome of handing over a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    pub state: MessageState,
    pub code: Option<u16>,
    pub not_before: DateTime<Utc>,
    pub at: DateTime<Utc>,
}

/// A message as it is stored in a table.
struct StoredMessage {
    id: i64,
    person: i64,
    content: String,
    address: Vec<u8>,
    state: String,
    since: i64,
    tries: i64,
    not_before: i64,
    code: Option<i64>,
    is_recorded: bool,
}

impl StoredMessage {
    const COLUMNS: &str = "id, person, content, address, state, since, tries, not_before, code, is_recorded";

    fn of(message: &OutgoingMessage) -> Result<Self, DatabaseError> {
        Ok(Self {
            id: message.id.0.cast_signed(),
            person: message.to.0.cast_signed(),
            content: json::write(&message.content)?,
            address: message.address.0.to_vec(),
            state: message.state.word().to_owned(),
            since: message.since.timestamp(),
            tries: message.tries.into(),
            not_before: message.not_before.timestamp(),
            code: message.code.map(i64::from),
            is_recorded: message.is_recorded,
        })
    }

    fn read(self) -> Result<OutgoingMessage, DatabaseError> {
        let damaged = || DatabaseError::Damaged("A message".into());
        let time = |seconds| DateTime::from_timestamp(seconds, 0).ok_or_else(damaged);
        let states = MessageState::ALL.into_iter();
        Ok(OutgoingMessage {
            id: MessageId(self.id.cast_unsigned()),
            to: PersonId(self.person.cast_unsigned()),
            content: json::read(&self.content)?,
            address: SecretHash(self.address.try_into().map_err(|_| damaged())?),
            state: states.into_iter().find(|state| state.word() == self.state).ok_or_else(damaged)?,
            since: time(self.since)?,
            tries: u32::try_from(self.tries).map_err(|_| damaged())?,
            not_before: time(self.not_before)?,
            code: self.code.map(u16::try_from).transpose().map_err(|_| damaged())?,
            is_recorded: self.is_recorded,
        })
    }
}

/// The messages in the database of the workspace.
#[derive(Debug)]
pub enum Outbox {
    Sqlite(SqliteOutbox),
    Postgres(Box<PostgresOutbox>),
}

impl Outbox {
    /// Opens the database.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be used.
    pub fn open(database: &Database) -> Result<Self, DatabaseError> {
        match database {
            Database::Sqlite(path) => SqliteOutbox::open(path).map(Self::Sqlite),
            Database::Postgres(config) => {
                PostgresOutbox::open(config).map(|outbox| Self::Postgres(Box::new(outbox)))
            }
        }
    }

    /// Returns every message that is not finished: all but those that were sent and recorded.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn open_messages(&mut self) -> Result<Vec<OutgoingMessage>, DatabaseError> {
        let stored = match self {
            Self::Sqlite(outbox) => outbox.open_messages()?,
            Self::Postgres(outbox) => outbox.open_messages()?,
        };
        stored.into_iter().map(StoredMessage::read).collect()
    }

    /// Returns the time since which the outbox is complete. Before that, messages may have been sent that a restored backup
    /// lacks.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn complete_since(&mut self) -> Result<DateTime<Utc>, DatabaseError> {
        let since = match self {
            Self::Sqlite(outbox) => outbox.complete_since()?,
            Self::Postgres(outbox) => outbox.complete_since()?,
        };
        let damaged = || DatabaseError::Damaged("The outbox".into());
        since.map_or(Ok(DateTime::UNIX_EPOCH), |since| DateTime::from_timestamp(since, 0).ok_or_else(damaged))
    }

    /// Adds a new message, unless one to the same person is already waiting.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn offer(
        &mut self,
        to: PersonId,
        content: &MailContent,
        address: SecretHash,
        at: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        let id = MessageId(secret::number().map_err(|_| DatabaseError::NoRandomness)?);
        let message = StoredMessage::of(&OutgoingMessage {
            id,
            to,
            content: content.clone(),
            address,
            state: MessageState::New,
            since: at,
            tries: 0,
            not_before: at,
            code: None,
            is_recorded: false,
        })?;
        match self {
            Self::Sqlite(outbox) => outbox.offer(&message),
            Self::Postgres(outbox) => outbox.offer(&message),
        }
    }

    /// Claims a new message for this server, with its current content. Returns `false` if another server has it, or if its reader
    /// has unsubscribed from this kind of message.
    ///
    /// # Errors
    ///
    /// Returns an error if it was not saved, or if that is unknown.
    pub fn claim(
        &mut self,
        id: MessageId,
        content: &MailContent,
        address: SecretHash,
        takes: Takes,
        at: DateTime<Utc>,
    ) -> Result<bool, DatabaseError> {
        let (id, content, at) = (id.0.cast_signed(), json::write(content)?, at.timestamp());
        match self {
            Self::Sqlite(outbox) => outbox.claim(id, &content, address, takes, at),
            Self::Postgres(outbox) => outbox.claim(id, &content, address, takes, at),
        }
    }

    /// Saves the outcome of a message that this server has claimed.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn settle(&mut self, id: MessageId, settled: Settled) -> Result<(), DatabaseError> {
        let id = id.0.cast_signed();
        match self {
            Self::Sqlite(outbox) => outbox.settle(id, settled),
            Self::Postgres(outbox) => outbox.settle(id, settled),
        }
    }

    /// Marks a message as recorded in the workspace.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn recorded(&mut self, id: MessageId) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(outbox) => outbox.recorded(id.0.cast_signed()),
            Self::Postgres(outbox) => outbox.recorded(id.0.cast_signed()),
        }
    }

    /// Puts messages in doubt that were claimed before this time and are not settled, because their server has ended. Forgets
    /// messages that were sent long ago.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn give_up(&mut self, claimed_before: DateTime<Utc>, at: DateTime<Utc>) -> Result<(), DatabaseError> {
        let (before, at, old) = (claimed_before.timestamp(), at.timestamp(), (at - MEMORY).timestamp());
        match self {
            Self::Sqlite(outbox) => outbox.give_up(before, at, old),
            Self::Postgres(outbox) => outbox.give_up(before, at, old),
        }
    }

    /// Forgets a message that no server is handing over, so that its content can be sent in another one. Returns `false` if there
    /// is no such message that is new, refused or in doubt.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
    pub fn forget(&mut self, id: MessageId) -> Result<bool, DatabaseError> {
        match self {
            Self::Sqlite(outbox) => outbox.forget(id.0.cast_signed()),
            Self::Postgres(outbox) => outbox.forget(id.0.cast_signed()),
        }
    }
}

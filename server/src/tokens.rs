//! How a device proves that it is signed in: its browser keeps a long-lived secret, and exchanges it for access tokens. A page
//! keeps a token in memory, and it is valid for minutes.

mod postgres;
mod rotation;
mod sqlite;

pub use rotation::Shown;

use crate::{
    database::{Database, error::DatabaseError},
    secret::{Secret, SecretHash},
};
use chrono::{DateTime, TimeDelta, Utc};
use postgres::PostgresTokens;
use rotation::Rotation;
use sqlite::SqliteTokens;
use std::collections::BTreeMap;
use switchback_core::model::actor::Actor;

/// The user who sent a request, and their device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct User {
    pub device: SecretHash,
    pub actor: Actor,
}

/// What a device receives when it signs in.
pub struct Access {
    pub token: Secret,
    /// How long the token is valid.
    pub life: TimeDelta,
    /// The secret that the device sends next time.
    pub secret: String,
    pub actor: Actor,
}

/// An access token to be saved.
struct NewToken {
    hash: SecretHash,
    at: i64,
    expires: i64,
}

/// The actor of a device, and its next secret.
struct Renewed {
    actor: Actor,
    secret: String,
}

/// The tokens, in the database of the workspace.
#[derive(Debug)]
pub struct Tokens {
    stored: Stored,
    /// How long an access token is valid.
    life: TimeDelta,
}

#[derive(Debug)]
enum Stored {
    Sqlite(SqliteTokens),
    Postgres(Box<PostgresTokens>),
}

impl Tokens {
    /// Opens the database.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be used.
    pub fn open(database: &Database, life: TimeDelta) -> Result<Self, DatabaseError> {
        let stored = match database {
            Database::Sqlite(path) => Stored::Sqlite(SqliteTokens::open(path)?),
            Database::Postgres(config) => Stored::Postgres(Box::new(PostgresTokens::open(config)?)),
        };
        Ok(Self { stored, life })
    }

    /// Creates an access token for a device. Returns `None` if it is not signed in. A copied secret signs the device out.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn renew(&mut self, shown: &Shown, at: DateTime<Utc>) -> Result<Option<Access>, DatabaseError> {
        let token = Secret::new().map_err(|_| DatabaseError::NoRandomness)?;
        let new = NewToken { hash: token.hash(), at: at.timestamp(), expires: (at + self.life).timestamp() };
        let renewed = match &mut self.stored {
            Stored::Sqlite(stored) => stored.renew(shown, &new),
            Stored::Postgres(stored) => stored.renew(shown, &new),
        }?;
        Ok(renewed.map(|Renewed { actor, secret }| Access { token, life: self.life, secret, actor }))
    }

    /// Returns the user of each of these access tokens, without those that are not valid.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn users(
        &mut self,
        tokens: &[SecretHash],
        at: DateTime<Utc>,
    ) -> Result<BTreeMap<SecretHash, User>, DatabaseError> {
        match &mut self.stored {
            Stored::Sqlite(stored) => stored.users(tokens, at.timestamp()),
            Stored::Postgres(stored) => stored.users(tokens, at.timestamp()),
        }
    }
}

/// Reads the columns of a row. They are empty for a device that has not used its secret yet.
fn rotation(
    seed: Option<Vec<u8>>,
    valid: Option<Vec<u8>>,
    following: Option<Vec<u8>>,
) -> Result<Rotation, DatabaseError> {
    let (Some(seed), Some(valid), Some(following)) = (seed, valid, following) else {
        return Rotation::new().map_err(|_| DatabaseError::NoRandomness);
    };
    Ok(Rotation {
        seed: number(seed)?,
        valid: SecretHash(number(valid)?),
        following: SecretHash(number(following)?),
    })
}

fn number(bytes: Vec<u8>) -> Result<[u8; 32], DatabaseError> {
    bytes.try_into().map_err(|_| DatabaseError::Damaged("A device".into()))
}

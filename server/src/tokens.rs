//! What a device shows to be let in: a secret that its browser keeps for long, and for which it gets access tokens. A page
//! has one of those in its memory, and it holds for minutes.

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

/// Who asks for something, and on which device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct User {
    pub device: SecretHash,
    pub actor: Actor,
}

/// What a device is given when it is let in.
pub struct Access {
    pub token: Secret,
    /// How long the token holds.
    pub life: TimeDelta,
    /// What the device shows the next time.
    pub secret: String,
    pub actor: Actor,
}

/// An access token that is to be kept.
struct NewToken {
    hash: SecretHash,
    at: i64,
    expires: i64,
}

/// Whose device it is, and what it is given the next time.
struct Renewed {
    actor: Actor,
    secret: String,
}

/// The tokens, in the database of the workspace.
#[derive(Debug)]
pub struct Tokens {
    stored: Stored,
    /// How long an access token holds.
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
    /// Where it cannot be used.
    pub fn open(database: &Database, life: TimeDelta) -> Result<Self, DatabaseError> {
        let stored = match database {
            Database::Sqlite(path) => Stored::Sqlite(SqliteTokens::open(path)?),
            Database::Postgres(config) => Stored::Postgres(Box::new(PostgresTokens::open(config)?)),
        };
        Ok(Self { stored, life })
    }

    /// A new access token for a device; `None` where it is not signed in. A secret that was copied signs it out.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn renew(&mut self, shown: &Shown, at: DateTime<Utc>) -> Result<Option<Access>, DatabaseError> {
        let token = Secret::new().map_err(|_| DatabaseError::NoRandomness)?;
        let new = NewToken { hash: token.hash(), at: at.timestamp(), expires: (at + self.life).timestamp() };
        let renewed = match &mut self.stored {
            Stored::Sqlite(stored) => stored.renew(shown, &new),
            Stored::Postgres(stored) => stored.renew(shown, &new),
        }?;
        Ok(renewed.map(|Renewed { actor, secret }| Access { token, life: self.life, secret, actor }))
    }

    /// Who shows each of these access tokens; those that do not hold are left out.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
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

/// Of the columns of a row: a device that has not used its secret has none.
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

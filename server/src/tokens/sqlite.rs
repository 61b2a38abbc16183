//! Tokens in an SQLite file.

use super::{NewToken, Renewed, Shown, User, number, rotation};
use crate::{
    database::{
        error::DatabaseError,
        json,
        sqlite::{connect, write},
    },
    secret::SecretHash,
};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::{collections::BTreeMap, path::Path};

/// Tokens, in the file of the workspace.
#[derive(Debug)]
pub struct SqliteTokens {
    connection: Connection,
}

impl SqliteTokens {
    /// Opens the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be opened, or was written by a newer version.
    pub fn open(path: &Path) -> Result<Self, DatabaseError> {
        Ok(Self { connection: connect(path)? })
    }

    pub(super) fn renew(
        &mut self,
        shown: &Shown,
        token: &NewToken,
    ) -> Result<Option<Renewed>, DatabaseError> {
        let device = shown.device();
        let writing = write(&mut self.connection)?;
        let query = "SELECT actor, seed, valid, following FROM devices LEFT JOIN rotations ON device = hash WHERE hash = ?1";
        let known = writing
            .query_row(query, [device.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((actor, seed, valid, following)) = known else { return Ok(None) };
        let actor: String = actor;
        let Some((turned, secret)) = rotation(seed, valid, following)?.turn(shown) else {
            writing.execute("DELETE FROM devices WHERE hash = ?1", [device.0])?;
            writing.commit()?;
            return Ok(None);
        };
        writing.execute(
            "INSERT OR REPLACE INTO rotations (device, seed, valid, following) VALUES (?1, ?2, ?3, ?4)",
            params![device.0, turned.seed, turned.valid.0, turned.following.0],
        )?;
        let forget = "DELETE FROM access_tokens WHERE device = ?1 AND expires <= ?2";
        writing.execute(forget, params![device.0, token.at])?;
        writing.execute(
            "INSERT INTO access_tokens (hash, expires, device) VALUES (?1, ?2, ?3)",
            params![token.hash.0, token.expires, device.0],
        )?;
        writing.commit()?;
        Ok(Some(Renewed { actor: json::read(&actor)?, secret }))
    }

    pub(super) fn users(
        &self,
        tokens: &[SecretHash],
        at: i64,
    ) -> Result<BTreeMap<SecretHash, User>, DatabaseError> {
        let query = "SELECT device, actor FROM access_tokens JOIN devices ON devices.hash = device
                     WHERE access_tokens.hash = ?1 AND expires > ?2";
        let mut query = self.connection.prepare_cached(query)?;
        let mut users = BTreeMap::new();
        for token in tokens {
            let user = query.query_row(params![token.0, at], |row| Ok((row.get(0)?, row.get(1)?)));
            let user: Option<(Vec<u8>, String)> = user.optional()?;
            if let Some((device, actor)) = user {
                let device = SecretHash(number(device)?);
                users.insert(*token, User { device, actor: json::read(&actor)? });
            }
        }
        Ok(users)
    }
}

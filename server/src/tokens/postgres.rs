//! Tokens in a PostgreSQL database.

use super::{NewToken, Renewed, Shown, User, number, rotation};
use crate::{
    database::{
        error::DatabaseError,
        json,
        postgres::{Connection, PostgresConfig},
    },
    secret::SecretHash,
};
use ::postgres::{Client, Row, types::Type};
use std::collections::BTreeMap;

/// Tokens, in the database of the workspace.
#[derive(Debug)]
pub struct PostgresTokens {
    connection: Connection,
}

impl PostgresTokens {
    /// Opens the database.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be reached or used.
    pub fn open(config: &PostgresConfig) -> Result<Self, DatabaseError> {
        Ok(Self { connection: Connection::open(config)? })
    }

    pub(super) fn renew(
        &mut self,
        shown: &Shown,
        token: &NewToken,
    ) -> Result<Option<Renewed>, DatabaseError> {
        self.connection.write(|client| renew(client, shown, token))
    }

    /// Reopens the connection at once if it was lost since its last use.
    pub(super) fn users(
        &mut self,
        tokens: &[SecretHash],
        at: i64,
    ) -> Result<BTreeMap<SecretHash, User>, DatabaseError> {
        let hashes: Vec<&[u8]> = tokens.iter().map(|token| token.0.as_slice()).collect();
        let query = "SELECT token.hash, token.device, device.actor
                     FROM switchback.access_tokens AS token JOIN switchback.devices AS device ON device.hash = token.device
                     WHERE token.hash = ANY ($1) AND token.expires > $2";
        let rows = self.connection.read_again(|client| {
            Ok(client.query_typed(query, &[(&hashes, Type::BYTEA_ARRAY), (&at, Type::INT8)])?)
        })?;
        let read = |row: &Row| {
            let user =
                User { device: SecretHash(number(row.try_get(1)?)?), actor: json::read(row.try_get(2)?)? };
            Ok((SecretHash(number(row.try_get(0)?)?), user))
        };
        rows.iter().map(read).collect()
    }
}

/// Tabs that send the same secret at once wait for each other at the row of their device.
fn renew(client: &mut Client, shown: &Shown, token: &NewToken) -> Result<Option<Renewed>, DatabaseError> {
    let hash = shown.device();
    let device = hash.0.as_slice();
    let lock = "SELECT actor FROM switchback.devices WHERE hash = $1 FOR UPDATE";
    let Some(known) = client.query_typed_opt(lock, &[(&device, Type::BYTEA)])? else { return Ok(None) };
    let query = "SELECT seed, valid, following FROM switchback.rotations WHERE device = $1";
    let before = client.query_typed_opt(query, &[(&device, Type::BYTEA)])?;
    let rotation = match before {
        Some(row) => rotation(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?)?,
        None => rotation(None, None, None)?,
    };
    let Some((turned, secret)) = rotation.turn(shown) else {
        client.execute_typed("DELETE FROM switchback.devices WHERE hash = $1", &[(&device, Type::BYTEA)])?;
        return Ok(None);
    };
    client.execute_typed(
        "INSERT INTO switchback.rotations (device, seed, valid, following) VALUES ($1, $2, $3, $4)
         ON CONFLICT (device) DO UPDATE SET valid = excluded.valid, following = excluded.following",
        &[
            (&device, Type::BYTEA),
            (&turned.seed.as_slice(), Type::BYTEA),
            (&turned.valid.0.as_slice(), Type::BYTEA),
            (&turned.following.0.as_slice(), Type::BYTEA),
        ],
    )?;
    let forget = "DELETE FROM switchback.access_tokens WHERE device = $1 AND expires <= $2";
    client.execute_typed(forget, &[(&device, Type::BYTEA), (&token.at, Type::INT8)])?;
    client.execute_typed(
        "INSERT INTO switchback.access_tokens (hash, expires, device) VALUES ($1, $2, $3)",
        &[(&token.hash.0.as_slice(), Type::BYTEA), (&token.expires, Type::INT8), (&device, Type::BYTEA)],
    )?;
    Ok(Some(Renewed { actor: json::read(known.try_get(0)?)?, secret }))
}

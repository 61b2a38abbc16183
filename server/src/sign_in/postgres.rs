//! Links and devices in a PostgreSQL database.

use super::{
    NewDevice, StoredDevice,
    attempts::{Attempts, Period},
};
use crate::{
    database::{
        error::DatabaseError,
        json,
        postgres::{Connection, PostgresConfig},
    },
    provider::Account,
    secret::{Secret, SecretHash},
};
use ::postgres::{Client, types::Type};
use chrono::{DateTime, Utc};
use switchback_core::model::actor::Actor;

/// Links and devices, in the database of the workspace.
#[derive(Debug)]
pub struct PostgresSignIns {
    connection: Connection,
}

impl PostgresSignIns {
    /// Opens the database.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be reached or used.
    pub fn open(config: &PostgresConfig) -> Result<Self, DatabaseError> {
        Ok(Self { connection: Connection::open(config)? })
    }

    /// Whether no one has signed in yet.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn is_new(&mut self) -> Result<bool, DatabaseError> {
        self.connection.read(|client| {
            let row = client.query_typed_one("SELECT count(*) FROM switchback.devices", &[])?;
            Ok(row.try_get::<_, i64>(0)? == 0)
        })
    }

    /// Saves a link that signs one device in as `actor`.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn add_link(
        &mut self,
        secret: &Secret,
        actor: Actor,
        expires: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        let (hash, actor, expires) = (secret.hash().0, json::write(&actor)?, expires.timestamp());
        self.connection.write(|client| {
            client.execute_typed(
                "INSERT INTO switchback.links (hash, actor, expires) VALUES ($1, $2, $3)",
                &[(&hash.as_slice(), Type::BYTEA), (&actor, Type::TEXT), (&expires, Type::INT8)],
            )?;
            Ok(())
        })
    }

    /// Uses up a link and saves the device that used it. Returns `None` if the link does not exist, was used, or is too old.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn redeem(
        &mut self,
        link: SecretHash,
        device: &NewDevice<'_>,
    ) -> Result<Option<Actor>, DatabaseError> {
        let actor = self.connection.write(|client| exchange(client, link, device))?;
        actor.as_deref().map(json::read).transpose()
    }

    pub(super) fn forget_links(&mut self, actor: &str) -> Result<(), DatabaseError> {
        self.connection.write(|client| {
            let forget = "DELETE FROM switchback.links WHERE actor = $1 AND used IS NULL";
            client.execute_typed(forget, &[(&actor, Type::TEXT)])?;
            Ok(())
        })
    }

    /// Forgets a device.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be written.
    pub fn sign_out(&mut self, device: SecretHash) -> Result<(), DatabaseError> {
        self.connection.write(|client| {
            let forget = "DELETE FROM switchback.devices WHERE hash = $1";
            client.execute_typed(forget, &[(&device.0.as_slice(), Type::BYTEA)])?;
            Ok(())
        })
    }

    /// Forgets every device and unused link of these actors, which are one person's roles as stored in the database, and the
    /// person's accounts.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be written.
    pub fn sign_out_all(&mut self, actors: &[String], person: i64) -> Result<(), DatabaseError> {
        self.connection.write(|client| {
            for forget in [
                "DELETE FROM switchback.devices WHERE actor = ANY ($1)",
                "DELETE FROM switchback.links WHERE actor = ANY ($1) AND used IS NULL",
            ] {
                client.execute_typed(forget, &[(&actors, Type::TEXT_ARRAY)])?;
            }
            let forget = "DELETE FROM switchback.accounts WHERE person = $1";
            client.execute_typed(forget, &[(&person, Type::INT8)])?;
            Ok(())
        })
    }

    pub(super) fn add_device(&mut self, device: &NewDevice<'_>, actor: &str) -> Result<(), DatabaseError> {
        self.connection.write(|client| insert(client, device, actor))
    }

    pub(super) fn person_of(&mut self, account: &Account) -> Result<Option<i64>, DatabaseError> {
        let query = "SELECT person FROM switchback.accounts WHERE issuer = $1 AND subject = $2";
        self.connection.read(|client| {
            let of = [(&account.issuer as _, Type::TEXT), (&account.subject as _, Type::TEXT)];
            Ok(client.query_typed_opt(query, &of)?.map(|row| row.try_get(0)).transpose()?)
        })
    }

    pub(super) fn connect(&mut self, account: &Account, person: i64, at: i64) -> Result<bool, DatabaseError> {
        self.connection.write(|client| {
            let added = client.execute_typed(
                "INSERT INTO switchback.accounts (issuer, subject, person, since) VALUES ($1, $2, $3, $4)
                     ON CONFLICT DO NOTHING",
                &[
                    (&account.issuer, Type::TEXT),
                    (&account.subject, Type::TEXT),
                    (&person, Type::INT8),
                    (&at, Type::INT8),
                ],
            )?;
            Ok(added == 1)
        })
    }

    pub(super) fn devices(&mut self, actors: &[String]) -> Result<Vec<StoredDevice>, DatabaseError> {
        let query = "SELECT hash, actor, since, name FROM switchback.devices WHERE actor = ANY ($1) ORDER BY since, hash";
        let rows =
            self.connection.read(|client| Ok(client.query_typed(query, &[(&actors, Type::TEXT_ARRAY)])?))?;
        let read = |row: &::postgres::Row| {
            Ok(StoredDevice {
                hash: row.try_get(0)?,
                actor: row.try_get(1)?,
                since: row.try_get(2)?,
                name: row.try_get(3)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// Saves the address of a person's calendar, in place of the previous one.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be written.
    pub fn add_calendar(&mut self, hash: SecretHash, person: i64, at: i64) -> Result<(), DatabaseError> {
        self.connection.write(|client| {
            let remove = "DELETE FROM switchback.calendars WHERE person = $1";
            client.execute_typed(remove, &[(&person, Type::INT8)])?;
            client.execute_typed(
                "INSERT INTO switchback.calendars (hash, person, since) VALUES ($1, $2, $3)",
                &[(&hash.0.as_slice(), Type::BYTEA), (&person, Type::INT8), (&at, Type::INT8)],
            )?;
            Ok(())
        })
    }

    /// Forgets the address of a calendar.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be written.
    pub fn remove_calendar(&mut self, person: i64) -> Result<(), DatabaseError> {
        self.connection.write(|client| {
            let remove = "DELETE FROM switchback.calendars WHERE person = $1";
            client.execute_typed(remove, &[(&person, Type::INT8)])?;
            Ok(())
        })
    }

    /// Returns the person whose calendar has this address.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn calendar(&mut self, hash: SecretHash) -> Result<Option<i64>, DatabaseError> {
        let query = "SELECT person FROM switchback.calendars WHERE hash = $1";
        self.connection.read(|client| {
            let row = client.query_typed_opt(query, &[(&hash.0.as_slice(), Type::BYTEA)])?;
            Ok(row.map(|row| row.try_get(0)).transpose()?)
        })
    }

    /// Adds to the count of attempts, and returns the counts of this period and of the previous one. Forgets earlier periods.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be written.
    pub(super) fn count_attempts(
        &mut self,
        source: SecretHash,
        period: Period,
        more: i64,
    ) -> Result<Attempts, DatabaseError> {
        self.connection.write(|client| {
            let forget = "DELETE FROM switchback.attempts WHERE since < $1";
            client.execute_typed(forget, &[(&period.previous(), Type::INT8)])?;
            let source = source.0.as_slice();
            let counted = client.query_typed_one(
                "INSERT INTO switchback.attempts AS known (source, since, count) VALUES ($1, $2, $3)
                     ON CONFLICT (source, since) DO UPDATE SET count = known.count + $3 RETURNING count",
                &[(&source, Type::BYTEA), (&period.since, Type::INT8), (&more, Type::INT8)],
            )?;
            let before = client.query_typed_opt(
                "SELECT count FROM switchback.attempts WHERE source = $1 AND since = $2",
                &[(&source, Type::BYTEA), (&period.previous(), Type::INT8)],
            )?;
            let before = before.map(|row| row.try_get(0)).transpose()?.unwrap_or(0);
            Ok(Attempts { now: counted.try_get(0)?, before })
        })
    }
}

/// Two requests that use one link at the same time wait for each other at its row, and the second finds it used.
fn exchange(
    client: &mut Client,
    link: SecretHash,
    device: &NewDevice<'_>,
) -> Result<Option<String>, DatabaseError> {
    let now = device.at.timestamp();
    let used = client.query_typed_opt(
        "UPDATE switchback.links SET used = $2 WHERE hash = $1 AND used IS NULL AND expires > $2 RETURNING actor",
        &[(&link.0.as_slice(), Type::BYTEA), (&now, Type::INT8)],
    )?;
    let Some(used) = used else { return Ok(None) };
    let actor: String = used.try_get(0)?;
    insert(client, device, &actor)?;
    Ok(Some(actor))
}

fn insert(client: &mut Client, device: &NewDevice<'_>, actor: &str) -> Result<(), DatabaseError> {
    let (hash, since) = (device.secret.hash(), device.at.timestamp());
    client.execute_typed(
        "INSERT INTO switchback.devices (hash, actor, since, name) VALUES ($1, $2, $3, $4)",
        &[
            (&hash.0.as_slice(), Type::BYTEA),
            (&actor, Type::TEXT),
            (&since, Type::INT8),
            (&device.name(), Type::TEXT),
        ],
    )?;
    Ok(())
}

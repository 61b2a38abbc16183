//! Links and devices in an SQLite file.

use super::{
    NewDevice, StoredDevice,
    attempts::{Attempts, Period},
};
use crate::{
    database::{
        error::DatabaseError,
        json,
        sqlite::{connect, write},
    },
    provider::Account,
    secret::{Secret, SecretHash},
};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use std::path::Path;
use switchback_core::model::actor::Actor;

/// Links and devices, in the file of the workspace.
#[derive(Debug)]
pub struct SqliteSignIns {
    connection: Connection,
}

impl SqliteSignIns {
    /// Opens the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be opened, or was written by a newer version.
    pub fn open(path: &Path) -> Result<Self, DatabaseError> {
        Ok(Self { connection: connect(path)? })
    }

    /// Whether no one has signed in yet.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read.
    pub fn is_new(&self) -> Result<bool, DatabaseError> {
        let devices: i64 = self.connection.query_row("SELECT count(*) FROM devices", [], |row| row.get(0))?;
        Ok(devices == 0)
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
        let writing = write(&mut self.connection)?;
        writing.execute(
            "INSERT INTO links (hash, actor, expires) VALUES (?1, ?2, ?3)",
            params![secret.hash().0, json::write(&actor)?, expires.timestamp()],
        )?;
        Ok(writing.commit()?)
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
        let now = device.at.timestamp();
        let writing = write(&mut self.connection)?;
        let actor: Option<String> = writing
            .query_row(
                "UPDATE links SET used = ?2 WHERE hash = ?1 AND used IS NULL AND expires > ?2 RETURNING actor",
                params![link.0, now],
                |row| row.get(0),
            )
            .optional()?;
        let Some(actor) = actor else { return Ok(None) };
        insert(&writing, device, &actor)?;
        writing.commit()?;
        json::read(&actor).map(Some)
    }

    pub(super) fn forget_links(&mut self, actor: &str) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
        writing.execute("DELETE FROM links WHERE actor = ?1 AND used IS NULL", [actor])?;
        Ok(writing.commit()?)
    }

    /// Forgets a device.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn sign_out(&mut self, device: SecretHash) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
        writing.execute("DELETE FROM devices WHERE hash = ?1", [device.0])?;
        Ok(writing.commit()?)
    }

    /// Forgets every device and unused link of these actors, which are one person's roles as stored in the file, and the person's
    /// accounts.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn sign_out_all(&mut self, actors: &[String], person: i64) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
        for actor in actors {
            writing.execute("DELETE FROM devices WHERE actor = ?1", [actor])?;
            writing.execute("DELETE FROM links WHERE actor = ?1 AND used IS NULL", [actor])?;
        }
        writing.execute("DELETE FROM accounts WHERE person = ?1", [person])?;
        Ok(writing.commit()?)
    }

    pub(super) fn add_device(&mut self, device: &NewDevice<'_>, actor: &str) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
        insert(&writing, device, actor)?;
        Ok(writing.commit()?)
    }

    pub(super) fn person_of(&self, account: &Account) -> Result<Option<i64>, DatabaseError> {
        let query = "SELECT person FROM accounts WHERE issuer = ?1 AND subject = ?2";
        let of = params![account.issuer, account.subject];
        Ok(self.connection.query_row(query, of, |row| row.get(0)).optional()?)
    }

    pub(super) fn connect(&mut self, account: &Account, person: i64, at: i64) -> Result<bool, DatabaseError> {
        let writing = write(&mut self.connection)?;
        let add = "INSERT INTO accounts (issuer, subject, person, since) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
        let added = writing.execute(add, params![account.issuer, account.subject, person, at])?;
        writing.commit()?;
        Ok(added == 1)
    }

    pub(super) fn devices(&self, actors: &[String]) -> Result<Vec<StoredDevice>, DatabaseError> {
        let query = "SELECT hash, actor, since, name FROM devices WHERE actor = ?1 ORDER BY since, hash";
        let mut query = self.connection.prepare_cached(query)?;
        let mut devices = Vec::new();
        for actor in actors {
            let of_actor = query.query_map([actor], |row| {
                Ok(StoredDevice {
                    hash: row.get(0)?,
                    actor: row.get(1)?,
                    since: row.get(2)?,
                    name: row.get(3)?,
                })
            })?;
            devices.extend(of_actor.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(devices)
    }

    /// Saves the address of a person's calendar, in place of the previous one.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn add_calendar(&mut self, hash: SecretHash, person: i64, at: i64) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
        writing.execute("DELETE FROM calendars WHERE person = ?1", [person])?;
        let add = "INSERT INTO calendars (hash, person, since) VALUES (?1, ?2, ?3)";
        writing.execute(add, params![hash.0, person, at])?;
        Ok(writing.commit()?)
    }

    /// Forgets the address of a calendar.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn remove_calendar(&mut self, person: i64) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
        writing.execute("DELETE FROM calendars WHERE person = ?1", [person])?;
        Ok(writing.commit()?)
    }

    /// Returns the person whose calendar has this address.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read.
    pub fn calendar(&self, hash: SecretHash) -> Result<Option<i64>, DatabaseError> {
        let query = "SELECT person FROM calendars WHERE hash = ?1";
        Ok(self.connection.query_row(query, [hash.0], |row| row.get(0)).optional()?)
    }

    /// Adds to the count of attempts, and returns the counts of this period and of the previous one. Forgets earlier periods.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub(super) fn count_attempts(
        &mut self,
        source: SecretHash,
        period: Period,
        more: i64,
    ) -> Result<Attempts, DatabaseError> {
        let writing = write(&mut self.connection)?;
        writing.execute("DELETE FROM attempts WHERE since < ?1", [period.previous()])?;
        let count = "INSERT INTO attempts (source, since, count) VALUES (?1, ?2, ?3)
                     ON CONFLICT (source, since) DO UPDATE SET count = count + ?3 RETURNING count";
        let now = writing.query_row(count, params![source.0, period.since, more], |row| row.get(0))?;
        let known = "SELECT count FROM attempts WHERE source = ?1 AND since = ?2";
        let before = writing.query_row(known, params![source.0, period.previous()], |row| row.get(0));
        let before = before.optional()?.unwrap_or(0);
        writing.commit()?;
        Ok(Attempts { now, before })
    }
}

fn insert(writing: &Transaction<'_>, device: &NewDevice<'_>, actor: &str) -> rusqlite::Result<usize> {
    let add = "INSERT INTO devices (hash, actor, since, name) VALUES (?1, ?2, ?3, ?4)";
    writing.execute(add, params![device.secret.hash().0, actor, device.at.timestamp(), device.name()])
}

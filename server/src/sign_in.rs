//! Who is let in: links that sign a device in once, and the devices that are signed in.

mod postgres;
mod sqlite;

use crate::{
    database::{Database, error::DatabaseError, json},
    secret::{Secret, SecretHash},
};
use chrono::{DateTime, TimeDelta, Utc};
use postgres::PostgresSignIns;
use sqlite::SqliteSignIns;
use std::collections::BTreeMap;
use switchback_core::model::{actor::Actor, ids::PersonId};

/// How long a link can be used.
const LINK_LIFE: TimeDelta = TimeDelta::days(7);

/// Links and devices, in the database of the workspace.
#[derive(Debug)]
pub enum SignIns {
    Sqlite(SqliteSignIns),
    Postgres(Box<PostgresSignIns>),
}

impl SignIns {
    /// Opens the database.
    ///
    /// # Errors
    ///
    /// Where it cannot be used.
    pub fn open(database: &Database) -> Result<Self, DatabaseError> {
        match database {
            Database::Sqlite(path) => SqliteSignIns::open(path).map(Self::Sqlite),
            Database::Postgres(config) => {
                PostgresSignIns::open(config).map(|sign_ins| Self::Postgres(Box::new(sign_ins)))
            }
        }
    }

    /// Whether nobody has signed in yet.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn is_new(&mut self) -> Result<bool, DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.is_new(),
            Self::Postgres(sign_ins) => sign_ins.is_new(),
        }
    }

    /// Keeps a link that signs one device in as `actor`.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn add_link(
        &mut self,
        secret: &Secret,
        actor: Actor,
        at: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        let expires = at + LINK_LIFE;
        match self {
            Self::Sqlite(sign_ins) => sign_ins.add_link(secret, actor, expires),
            Self::Postgres(sign_ins) => sign_ins.add_link(secret, actor, expires),
        }
    }

    /// Uses a link up, and keeps the device that used it. `None` where there is no such link, or it was used, or is too old.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn redeem(
        &mut self,
        link: SecretHash,
        device: &Secret,
        at: DateTime<Utc>,
    ) -> Result<Option<Actor>, DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.redeem(link, device, at),
            Self::Postgres(sign_ins) => sign_ins.redeem(link, device, at),
        }
    }

    /// Forgets a device.
    ///
    /// # Errors
    ///
    /// Where it cannot be forgotten.
    pub fn sign_out(&mut self, device: SecretHash) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.sign_out(device),
            Self::Postgres(sign_ins) => sign_ins.sign_out(device),
        }
    }

    /// Forgets every device of a person, and the links that they have not used.
    ///
    /// # Errors
    ///
    /// Where they cannot be forgotten.
    pub fn sign_out_person(&mut self, person: PersonId) -> Result<(), DatabaseError> {
        let roles = [Actor::Member(person), Actor::Coordinator(Some(person)), Actor::Leader(Some(person))];
        let actors = roles.iter().map(json::write).collect::<Result<Vec<String>, _>>()?;
        match self {
            Self::Sqlite(sign_ins) => sign_ins.sign_out_all(&actors),
            Self::Postgres(sign_ins) => sign_ins.sign_out_all(&actors),
        }
    }

    /// Who uses each of these devices; those that are not signed in are left out.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn actors(&mut self, devices: &[SecretHash]) -> Result<BTreeMap<SecretHash, Actor>, DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.actors(devices),
            Self::Postgres(sign_ins) => sign_ins.actors(devices),
        }
    }
}

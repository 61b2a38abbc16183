//! Who is let in: links that sign a device in once, the devices that are signed in, and the secret addresses of calendars.

mod attempts;
mod postgres;
mod sqlite;

use crate::{
    database::{Database, error::DatabaseError, json},
    device_name::DeviceName,
    provider::Account,
    secret::{Secret, SecretHash},
};
use attempts::{Attempts, Period};
use chrono::{DateTime, TimeDelta, Utc};
use postgres::PostgresSignIns;
use sqlite::SqliteSignIns;
use switchback_core::model::{actor::Actor, ids::PersonId};

pub use attempts::ATTEMPTS_SECONDS;

/// How long a link can be used.
const LINK_LIFE: TimeDelta = TimeDelta::days(7);

/// A device that is being signed in.
#[derive(Clone, Copy, Debug)]
pub struct NewDevice<'a> {
    pub secret: &'a Secret,
    pub name: Option<&'a DeviceName>,
    pub at: DateTime<Utc>,
}

impl NewDevice<'_> {
    fn name(&self) -> Option<&str> {
        self.name.map(DeviceName::as_str)
    }
}

/// A device that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    pub hash: SecretHash,
    pub actor: Actor,
    pub since: DateTime<Utc>,
    /// `None` where its browser is not known, or it was signed in before names were kept.
    pub name: Option<String>,
}

/// A device as it stands in a table.
struct StoredDevice {
    hash: Vec<u8>,
    actor: String,
    since: i64,
    name: Option<String>,
}

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
        device: &NewDevice<'_>,
    ) -> Result<Option<Actor>, DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.redeem(link, device),
            Self::Postgres(sign_ins) => sign_ins.redeem(link, device),
        }
    }

    /// Keeps a device of somebody who has shown who they are.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn add_device(&mut self, device: &NewDevice<'_>, actor: Actor) -> Result<(), DatabaseError> {
        let actor = json::write(&actor)?;
        match self {
            Self::Sqlite(sign_ins) => sign_ins.add_device(device, &actor),
            Self::Postgres(sign_ins) => sign_ins.add_device(device, &actor),
        }
    }

    /// Whom an account was connected with.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn person_of(&mut self, account: &Account) -> Result<Option<PersonId>, DatabaseError> {
        let person = match self {
            Self::Sqlite(sign_ins) => sign_ins.person_of(account),
            Self::Postgres(sign_ins) => sign_ins.person_of(account),
        }?;
        Ok(person.map(|person| PersonId(person.cast_unsigned())))
    }

    /// Connects an account with a person; `false` where they have another one of the same provider.
    ///
    /// # Errors
    ///
    /// Where that is not kept.
    pub fn connect(
        &mut self,
        account: &Account,
        person: PersonId,
        at: DateTime<Utc>,
    ) -> Result<bool, DatabaseError> {
        let (person, at) = (person.0.cast_signed(), at.timestamp());
        match self {
            Self::Sqlite(sign_ins) => sign_ins.connect(account, person, at),
            Self::Postgres(sign_ins) => sign_ins.connect(account, person, at),
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

    /// Forgets every device of a person, the links that they have not used, which accounts are theirs, and the address of their
    /// calendar.
    ///
    /// # Errors
    ///
    /// Where they cannot be forgotten.
    pub fn sign_out_person(&mut self, person: PersonId) -> Result<(), DatabaseError> {
        let (actors, number) = (actors_of(Actor::Member(person))?, person.0.cast_signed());
        match self {
            Self::Sqlite(sign_ins) => sign_ins.sign_out_all(&actors, number),
            Self::Postgres(sign_ins) => sign_ins.sign_out_all(&actors, number),
        }?;
        self.remove_calendar(person)
    }

    /// The devices of somebody, in all their roles, the oldest first.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn devices(&mut self, of: Actor) -> Result<Vec<KnownDevice>, DatabaseError> {
        let actors = actors_of(of)?;
        let stored = match self {
            Self::Sqlite(sign_ins) => sign_ins.devices(&actors)?,
            Self::Postgres(sign_ins) => sign_ins.devices(&actors)?,
        };
        let damaged = || DatabaseError::Damaged("A device".into());
        let read = |stored: StoredDevice| {
            Ok(KnownDevice {
                hash: SecretHash(stored.hash.try_into().map_err(|_| damaged())?),
                actor: json::read(&stored.actor)?,
                since: DateTime::from_timestamp(stored.since, 0).ok_or_else(damaged)?,
                name: stored.name,
            })
        };
        stored.into_iter().map(read).collect()
    }

    /// Keeps the secret address of a person's calendar, in place of the one that they had.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn add_calendar(
        &mut self,
        secret: &Secret,
        person: PersonId,
        at: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        let (hash, person, at) = (secret.hash(), person.0.cast_signed(), at.timestamp());
        match self {
            Self::Sqlite(sign_ins) => sign_ins.add_calendar(hash, person, at),
            Self::Postgres(sign_ins) => sign_ins.add_calendar(hash, person, at),
        }
    }

    /// Forgets the address of a person's calendar.
    ///
    /// # Errors
    ///
    /// Where it cannot be forgotten.
    pub fn remove_calendar(&mut self, person: PersonId) -> Result<(), DatabaseError> {
        let person = person.0.cast_signed();
        match self {
            Self::Sqlite(sign_ins) => sign_ins.remove_calendar(person),
            Self::Postgres(sign_ins) => sign_ins.remove_calendar(person),
        }
    }

    /// Whose calendar an address is.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn calendar(&mut self, secret: SecretHash) -> Result<Option<PersonId>, DatabaseError> {
        let person = match self {
            Self::Sqlite(sign_ins) => sign_ins.calendar(secret),
            Self::Postgres(sign_ins) => sign_ins.calendar(secret),
        }?;
        Ok(person.map(|person| PersonId(person.cast_unsigned())))
    }

    /// Counts an attempt to sign in; `false` where there were too many from this source. One that is refused for that does
    /// not count, or whoever goes on trying would never get in again.
    ///
    /// # Errors
    ///
    /// Where it cannot be counted.
    pub fn may_try(&mut self, source: SecretHash, at: DateTime<Utc>) -> Result<bool, DatabaseError> {
        let period = Period::of(at);
        let too_many = self.count_attempts(source, period, 1)?.are_too_many(period);
        if too_many {
            self.count_attempts(source, period, -1)?;
        }
        Ok(!too_many)
    }

    /// An attempt that succeeded does not count.
    ///
    /// # Errors
    ///
    /// Where that is not kept.
    pub fn forgive(&mut self, source: SecretHash, at: DateTime<Utc>) -> Result<(), DatabaseError> {
        self.count_attempts(source, Period::of(at), -1).map(drop)
    }

    fn count_attempts(
        &mut self,
        source: SecretHash,
        period: Period,
        more: i64,
    ) -> Result<Attempts, DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.count_attempts(source, period, more),
            Self::Postgres(sign_ins) => sign_ins.count_attempts(source, period, more),
        }
    }
}

/// A person in each of their roles, as they stand in the database.
fn actors_of(actor: Actor) -> Result<Vec<String>, DatabaseError> {
    let roles = match actor.person() {
        Some(person) => {
            vec![Actor::Member(person), Actor::Coordinator(Some(person)), Actor::Leader(Some(person))]
        }
        None => vec![actor],
    };
    roles.iter().map(json::write).collect()
}

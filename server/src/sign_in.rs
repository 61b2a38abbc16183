//! Access to the server: links that sign a device in once, signed-in devices, and the secret addresses of calendars.

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
use switchback_core::{
    model::{actor::Actor, ids::PersonId},
    order::Order,
};

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

/// A signed-in device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    pub hash: SecretHash,
    pub actor: Actor,
    pub since: DateTime<Utc>,
    /// `None` if its browser is not known, or if it signed in before names were stored.
    pub name: Option<String>,
}

/// A device as it is stored in a table.
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
    /// Returns an error if the database cannot be used.
    pub fn open(database: &Database) -> Result<Self, DatabaseError> {
        match database {
            Database::Sqlite(path) => SqliteSignIns::open(path).map(Self::Sqlite),
            Database::Postgres(config) => {
                PostgresSignIns::open(config).map(|sign_ins| Self::Postgres(Box::new(sign_ins)))
            }
        }
    }

    /// Whether no one has signed in yet.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn is_new(&mut self) -> Result<bool, DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.is_new(),
            Self::Postgres(sign_ins) => sign_ins.is_new(),
        }
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
        at: DateTime<Utc>,
    ) -> Result<(), DatabaseError> {
        let expires = at + LINK_LIFE;
        match self {
            Self::Sqlite(sign_ins) => sign_ins.add_link(secret, actor, expires),
            Self::Postgres(sign_ins) => sign_ins.add_link(secret, actor, expires),
        }
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
        let was_new = self.is_new()?;
        let actor = match self {
            Self::Sqlite(sign_ins) => sign_ins.redeem(link, device),
            Self::Postgres(sign_ins) => sign_ins.redeem(link, device),
        }?;
        // Each start before it printed another link.
        if let Some(actor) = actor.filter(|_| was_new) {
            self.forget_links(actor)?;
        }
        Ok(actor)
    }

    /// Forgets the unused links of a user in one role.
    ///
    /// # Errors
    ///
    /// Returns an error if they cannot be forgotten.
    pub fn forget_links(&mut self, actor: Actor) -> Result<(), DatabaseError> {
        let actor = json::write(&actor)?;
        match self {
            Self::Sqlite(sign_ins) => sign_ins.forget_links(&actor),
            Self::Postgres(sign_ins) => sign_ins.forget_links(&actor),
        }
    }

    /// Saves a device of a user who has proven who they are.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
    pub fn add_device(&mut self, device: &NewDevice<'_>, actor: Actor) -> Result<(), DatabaseError> {
        let actor = json::write(&actor)?;
        match self {
            Self::Sqlite(sign_ins) => sign_ins.add_device(device, &actor),
            Self::Postgres(sign_ins) => sign_ins.add_device(device, &actor),
        }
    }

    /// Returns the person that an account is connected with.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn person_of(&mut self, account: &Account) -> Result<Option<PersonId>, DatabaseError> {
        let person = match self {
            Self::Sqlite(sign_ins) => sign_ins.person_of(account),
            Self::Postgres(sign_ins) => sign_ins.person_of(account),
        }?;
        Ok(person.map(|person| PersonId(person.cast_unsigned())))
    }

    /// Connects an account with a person. Returns `false` if the person has another account of the same provider.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
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
    /// Returns an error if it cannot be forgotten.
    pub fn sign_out(&mut self, device: SecretHash) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(sign_ins) => sign_ins.sign_out(device),
            Self::Postgres(sign_ins) => sign_ins.sign_out(device),
        }
    }

    /// Forgets every device of a person, their unused links, their accounts, and the address of their calendar.
    ///
    /// # Errors
    ///
    /// Returns an error if they cannot be forgotten.
    pub fn sign_out_person(&mut self, person: PersonId) -> Result<(), DatabaseError> {
        let (actors, number) = (actors_of(Actor::Member(person))?, person.0.cast_signed());
        match self {
            Self::Sqlite(sign_ins) => sign_ins.sign_out_all(&actors, number),
            Self::Postgres(sign_ins) => sign_ins.sign_out_all(&actors, number),
        }?;
        self.remove_calendar(person)
    }

    /// Returns the devices of these users in all their roles, oldest first.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn devices(&mut self, of: &[Actor]) -> Result<Vec<KnownDevice>, DatabaseError> {
        let actors = of.iter().map(|actor| actors_of(*actor)).collect::<Result<Vec<_>, _>>()?.concat();
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
        let mut devices = stored.into_iter().map(read).collect::<Result<Vec<_>, DatabaseError>>()?;
        devices.order_by_key(|device| (device.since, device.hash));
        Ok(devices)
    }

    /// Saves the secret address of a person's calendar, in place of the previous one.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be saved.
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
    /// Returns an error if it cannot be forgotten.
    pub fn remove_calendar(&mut self, person: PersonId) -> Result<(), DatabaseError> {
        let person = person.0.cast_signed();
        match self {
            Self::Sqlite(sign_ins) => sign_ins.remove_calendar(person),
            Self::Postgres(sign_ins) => sign_ins.remove_calendar(person),
        }
    }

    /// Returns the person whose calendar has this address.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub fn calendar(&mut self, secret: SecretHash) -> Result<Option<PersonId>, DatabaseError> {
        let person = match self {
            Self::Sqlite(sign_ins) => sign_ins.calendar(secret),
            Self::Postgres(sign_ins) => sign_ins.calendar(secret),
        }?;
        Ok(person.map(|person| PersonId(person.cast_unsigned())))
    }

    /// Counts an attempt to sign in. Returns `false` if there were too many from this source. Refused attempts do not count, or a
    /// user who keeps trying would never get in again.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be counted.
    pub fn may_try(&mut self, source: SecretHash, at: DateTime<Utc>) -> Result<bool, DatabaseError> {
        let period = Period::of(at);
        let too_many = self.count_attempts(source, period, 1)?.are_too_many(period);
        if too_many {
            self.count_attempts(source, period, -1)?;
        }
        Ok(!too_many)
    }

    /// Removes an attempt from the count because it succeeded.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be saved.
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

/// Returns a person in each of their roles, as stored in the database.
fn actors_of(actor: Actor) -> Result<Vec<String>, DatabaseError> {
    let roles = match actor.person() {
        Some(person) => {
            vec![Actor::Member(person), Actor::Coordinator(Some(person)), Actor::Leader(Some(person))]
        }
        None => vec![actor],
    };
    roles.iter().map(json::write).collect()
}

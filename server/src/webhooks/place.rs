//! How far each endpoint has come, and which server notifies it.

use super::{postgres::PostgresPlaces, sqlite::SqlitePlaces};
use crate::{
    database::{Database, error::DatabaseError},
    secret::SecretHash,
};
use chrono::{DateTime, Utc};
use switchback_core::sync::cursor::Cursor;

/// How far an endpoint has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// `None` if the endpoint is new.
    pub cursor: Option<Cursor>,
    /// How often the next event was tried.
    pub tries: usize,
    /// The earliest time for the next attempt.
    pub not_before: DateTime<Utc>,
}

/// The places in the database of the workspace.
#[derive(Debug)]
pub(super) enum Places {
    Sqlite(SqlitePlaces),
    Postgres(Box<PostgresPlaces>),
}

impl Places {
    /// Opens the database.
    pub fn open(database: &Database) -> Result<Self, DatabaseError> {
        match database {
            Database::Sqlite(path) => SqlitePlaces::open(path).map(Self::Sqlite),
            Database::Postgres(config) => {
                PostgresPlaces::open(config).map(|places| Self::Postgres(Box::new(places)))
            }
        }
    }

    /// Adds new endpoints, and forgets all others. In a database that is not shared, no other server holds an endpoint.
    pub fn begin(&mut self, endpoints: &[SecretHash], is_shared: bool) -> Result<(), DatabaseError> {
        let endpoints: Vec<&[u8]> = endpoints.iter().map(|hash| hash.0.as_slice()).collect();
        match self {
            Self::Sqlite(places) => places.begin(&endpoints, is_shared),
            Self::Postgres(places) => places.begin(&endpoints, is_shared),
        }
    }

    /// Claims an endpoint for this server until then. Returns `None` if another server has it, or if it is too early to try.
    pub fn take(
        &mut self,
        endpoint: SecretHash,
        holder: i64,
        at: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<Place>, DatabaseError> {
        let (endpoint, times) = (endpoint.0.as_slice(), (at.timestamp(), until.timestamp()));
        let taken = match self {
            Self::Sqlite(places) => places.take(endpoint, holder, times),
            Self::Postgres(places) => places.take(endpoint, holder, times),
        }?;
        let damaged = || DatabaseError::Damaged("The place of a webhook".into());
        let read = |(cursor, tries): (Option<String>, i64)| {
            Ok(Place {
                cursor: cursor.map(|cursor| cursor.parse()).transpose().map_err(|_| damaged())?,
                tries: usize::try_from(tries).map_err(|_| damaged())?,
                not_before: at,
            })
        };
        taken.map(read).transpose()
    }

    /// Saves how far an endpoint has come, if this server still holds it.
    pub fn keep(&mut self, endpoint: SecretHash, holder: i64, place: &Place) -> Result<(), DatabaseError> {
        let endpoint = endpoint.0.as_slice();
        let cursor = place.cursor.map(|cursor| cursor.to_string());
        let tries = i64::try_from(place.tries).unwrap_or(i64::MAX);
        let not_before = place.not_before.timestamp();
        match self {
            Self::Sqlite(places) => places.keep(endpoint, holder, cursor, (tries, not_before)),
            Self::Postgres(places) => places.keep(endpoint, holder, cursor, (tries, not_before)),
        }
    }

    /// Releases an endpoint for other servers.
    pub fn release(&mut self, endpoint: SecretHash, holder: i64) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(places) => places.release(&endpoint.0, holder),
            Self::Postgres(places) => places.release(&endpoint.0, holder),
        }
    }
}

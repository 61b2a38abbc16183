//! How far each endpoint was told, and which server tells it.

use super::{postgres::PostgresPlaces, sqlite::SqlitePlaces};
use crate::{
    database::{Database, error::DatabaseError},
    secret::SecretHash,
};
use chrono::{DateTime, Utc};
use switchback_core::sync::cursor::Cursor;

/// How far an endpoint was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// `None` where it is new.
    pub cursor: Option<Cursor>,
    /// How often the next was tried.
    pub tries: usize,
    /// When it may be tried.
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

    /// Adds the endpoints that are new, and forgets all others. In a database that nobody shares no other server holds any.
    pub fn begin(&mut self, endpoints: &[SecretHash], is_shared: bool) -> Result<(), DatabaseError> {
        let endpoints: Vec<&[u8]> = endpoints.iter().map(|hash| hash.0.as_slice()).collect();
        match self {
            Self::Sqlite(places) => places.begin(&endpoints, is_shared),
            Self::Postgres(places) => places.begin(&endpoints, is_shared),
        }
    }

    /// Takes an endpoint for this server until then. `None` where another one has it, or it is not to be tried yet.
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

    /// Writes down how far an endpoint was told, if this server still has it.
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

    /// Lets another server have it.
    pub fn release(&mut self, endpoint: SecretHash, holder: i64) -> Result<(), DatabaseError> {
        match self {
            Self::Sqlite(places) => places.release(&endpoint.0, holder),
            Self::Postgres(places) => places.release(&endpoint.0, holder),
        }
    }
}

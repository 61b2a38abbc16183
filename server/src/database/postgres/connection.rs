//! A connection that is reopened after an error, which drops whatever was begun in it.

use super::{PostgresConfig, connect, write};
use crate::database::error::DatabaseError;
use ::postgres::Client;
use std::fmt;

/// A connection to a PostgreSQL database.
pub struct Connection {
    config: PostgresConfig,
    /// `None` after an error.
    client: Option<Client>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Connection").finish_non_exhaustive()
    }
}

impl Connection {
    /// Opens a connection.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be reached or used.
    pub fn open(config: &PostgresConfig) -> Result<Self, DatabaseError> {
        Ok(Self { config: config.clone(), client: Some(connect(config)?) })
    }

    /// Reads from the database.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be read.
    pub fn read<T>(
        &mut self,
        read: impl FnOnce(&mut Client) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        let mut client = match self.client.take() {
            Some(client) => client,
            None => connect(&self.config)?,
        };
        let done = read(&mut client)?;
        self.client = Some(client);
        Ok(done)
    }

    /// Reads from the database, and tries again if the connection was lost since its last use.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be read.
    pub fn read_again<T>(
        &mut self,
        read: impl Fn(&mut Client) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        match self.read(&read) {
            Err(DatabaseError::Postgres(_)) => self.read(&read),
            done => done,
        }
    }

    /// Saves everything that `change` does, or nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if it was not saved, or if that is unknown.
    pub fn write<T>(
        &mut self,
        change: impl FnOnce(&mut Client) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        self.read(|client| write(client, change))
    }
}

//! A connection that is opened anew after an error: whatever was begun in it is gone then.

use super::{connect, write};
use crate::database::error::DatabaseError;
use ::postgres::{Client, Config};
use std::fmt;

/// A connection to a PostgreSQL database.
pub struct Connection {
    config: Config,
    /// `None` after an error.
    client: Option<Client>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Connection").finish_non_exhaustive()
    }
}

impl Connection {
    /// Opens it.
    ///
    /// # Errors
    ///
    /// Where the database cannot be reached or used.
    pub fn open(config: &Config) -> Result<Self, DatabaseError> {
        Ok(Self { config: config.clone(), client: Some(connect(config)?) })
    }

    /// Reads something.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
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

    /// Reads something, once more where the connection was lost since it was last used.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn read_again<T>(
        &mut self,
        read: impl Fn(&mut Client) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        match self.read(&read) {
            Err(DatabaseError::Postgres(_)) => self.read(&read),
            done => done,
        }
    }

    /// Keeps all that `change` does, or nothing.
    ///
    /// # Errors
    ///
    /// Where it is not kept, or nobody knows whether it is.
    pub fn write<T>(
        &mut self,
        change: impl FnOnce(&mut Client) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        self.read(|client| write(client, change))
    }
}

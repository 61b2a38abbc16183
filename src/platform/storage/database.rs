//! A database of this site and the connection to it, which browsers drop from time to time.

use super::{
    StorageError,
    connection::{Connection, Schema},
};
use std::{cell::RefCell, rc::Rc};
use web_sys::IdbDatabase;

pub struct Database {
    name: String,
    schema: &'static Schema,
    connection: RefCell<Option<Rc<Connection>>>,
}

impl Database {
    /// Opens the database with this name, creating it if necessary.
    pub async fn open(name: &str, schema: &'static Schema) -> Result<Self, StorageError> {
        let database = Self { name: name.into(), schema, connection: RefCell::default() };
        database.attempt(async |_| Ok(())).await?;
        Ok(database)
    }

    /// Does work that may be repeated. Browsers drop connections, and a second one usually works.
    pub async fn attempt<T>(
        &self,
        work: impl AsyncFn(&IdbDatabase) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut is_again = false;
        loop {
            let outcome = match self.connection().await {
                Ok(connection) => work(connection.database()).await,
                Err(error) => Err(error),
            };
            match outcome {
                Err(StorageError::Lost) if !is_again => {
                    self.connection.replace(None);
                    is_again = true;
                }
                outcome => return outcome,
            }
        }
    }

    async fn connection(&self) -> Result<Rc<Connection>, StorageError> {
        let known = self.connection.borrow().clone().filter(|connection| !connection.is_lost());
        if let Some(connection) = known {
            return Ok(connection);
        }
        let connection = Rc::new(Connection::open(&self.name, self.schema).await?);
        self.connection.replace(Some(connection.clone()));
        Ok(connection)
    }
}

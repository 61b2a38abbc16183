//! How far endpoints have come, in a PostgreSQL database.

use crate::database::{
    error::DatabaseError,
    postgres::{Connection, PostgresConfig},
};
use ::postgres::types::Type;

/// The places, in the database of the workspace.
#[derive(Debug)]
pub(super) struct PostgresPlaces {
    connection: Connection,
}

impl PostgresPlaces {
    pub fn open(config: &PostgresConfig) -> Result<Self, DatabaseError> {
        Ok(Self { connection: Connection::open(config)? })
    }

    pub fn begin(&mut self, endpoints: &[&[u8]], is_shared: bool) -> Result<(), DatabaseError> {
        self.connection.write(|client| {
            let values = [(&endpoints as _, Type::BYTEA_ARRAY)];
            let forget = "DELETE FROM switchback.webhooks WHERE NOT (endpoint = ANY ($1))";
            client.execute_typed(forget, &values)?;
            let add = "INSERT INTO switchback.webhooks (endpoint, tries, not_before, holder, held_until)
                       SELECT endpoint, 0, 0, 0, 0 FROM unnest($1) AS endpoint ON CONFLICT DO NOTHING";
            client.execute_typed(add, &values)?;
            if !is_shared {
                client.batch_execute("UPDATE switchback.webhooks SET held_until = 0")?;
            }
            Ok(())
        })
    }

    pub fn take(
        &mut self,
        endpoint: &[u8],
        holder: i64,
        (at, until): (i64, i64),
    ) -> Result<Option<(Option<String>, i64)>, DatabaseError> {
        let take = "UPDATE switchback.webhooks SET holder = $2, held_until = $4
                    WHERE endpoint = $1 AND not_before <= $3 AND (holder = $2 OR held_until < $3)
                    RETURNING cursor, tries";
        self.connection.write(|client| {
            let row = client.query_typed_opt(
                take,
                &[(&endpoint, Type::BYTEA), (&holder, Type::INT8), (&at, Type::INT8), (&until, Type::INT8)],
            )?;
            row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).transpose()
        })
    }

    pub fn keep(
        &mut self,
        endpoint: &[u8],
        holder: i64,
        cursor: Option<String>,
        (tries, not_before): (i64, i64),
    ) -> Result<(), DatabaseError> {
        let keep = "UPDATE switchback.webhooks SET cursor = $3, tries = $4, not_before = $5
                    WHERE endpoint = $1 AND holder = $2";
        self.connection.write(|client| {
            client.execute_typed(
                keep,
                &[
                    (&endpoint, Type::BYTEA),
                    (&holder, Type::INT8),
                    (&cursor, Type::TEXT),
                    (&tries, Type::INT8),
                    (&not_before, Type::INT8),
                ],
            )?;
            Ok(())
        })
    }

    pub fn release(&mut self, endpoint: &[u8], holder: i64) -> Result<(), DatabaseError> {
        let release = "UPDATE switchback.webhooks SET held_until = 0 WHERE endpoint = $1 AND holder = $2";
        self.connection.write(|client| {
            client.execute_typed(release, &[(&endpoint, Type::BYTEA), (&holder, Type::INT8)])?;
            Ok(())
        })
    }
}

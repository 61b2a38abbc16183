//! How far endpoints have come, in an SQLite file.

use crate::database::{
    error::DatabaseError,
    sqlite::{connect, write},
};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::path::Path;

/// The places, in the file of the workspace.
#[derive(Debug)]
pub(super) struct SqlitePlaces {
    connection: Connection,
}

impl SqlitePlaces {
    pub fn open(path: &Path) -> Result<Self, DatabaseError> {
        Ok(Self { connection: connect(path)? })
    }

    pub fn begin(&mut self, endpoints: &[&[u8]], is_shared: bool) -> Result<(), DatabaseError> {
        let writing = write(&mut self.connection)?;
        let known: Vec<Vec<u8>> = writing
            .prepare("SELECT endpoint FROM webhooks")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for gone in known.iter().filter(|known| !endpoints.contains(&known.as_slice())) {
            writing.execute("DELETE FROM webhooks WHERE endpoint = ?1", [gone])?;
        }
        for endpoint in endpoints {
            let add = "INSERT INTO webhooks (endpoint, tries, not_before, holder, held_until) VALUES (?1, 0, 0, 0, 0)
                       ON CONFLICT DO NOTHING";
            writing.execute(add, [endpoint])?;
        }
        if !is_shared {
            writing.execute("UPDATE webhooks SET held_until = 0", [])?;
        }
        Ok(writing.commit()?)
    }

    pub fn take(
        &mut self,
        endpoint: &[u8],
        holder: i64,
        (at, until): (i64, i64),
    ) -> Result<Option<(Option<String>, i64)>, DatabaseError> {
        let take = "UPDATE webhooks SET holder = ?2, held_until = ?4
                    WHERE endpoint = ?1 AND not_before <= ?3 AND (holder = ?2 OR held_until < ?3) RETURNING cursor, tries";
        let writing = write(&mut self.connection)?;
        let values = params![endpoint, holder, at, until];
        let taken = writing.query_row(take, values, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        writing.commit()?;
        Ok(taken)
    }

    pub fn keep(
        &mut self,
        endpoint: &[u8],
        holder: i64,
        cursor: Option<String>,
        (tries, not_before): (i64, i64),
    ) -> Result<(), DatabaseError> {
        let keep = "UPDATE webhooks SET cursor = ?3, tries = ?4, not_before = ?5 WHERE endpoint = ?1 AND holder = ?2";
        let writing = write(&mut self.connection)?;
        writing.execute(keep, params![endpoint, holder, cursor, tries, not_before])?;
        Ok(writing.commit()?)
    }

    pub fn release(&mut self, endpoint: &[u8], holder: i64) -> Result<(), DatabaseError> {
        let release = "UPDATE webhooks SET held_until = 0 WHERE endpoint = ?1 AND holder = ?2";
        let writing = write(&mut self.connection)?;
        writing.execute(release, params![endpoint, holder])?;
        Ok(writing.commit()?)
    }
}

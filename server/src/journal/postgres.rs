//! The workspace in a PostgreSQL database, which several servers use at once. A lock on one row orders what they write.

use super::{
    BaseRow,
    unreadable::{self, Unreadable},
};
use crate::database::{
    error::DatabaseError,
    json,
    postgres::{BEGIN_READING, BEGIN_WRITING, PostgresConfig, connect},
};
use ::postgres::{Client, types::Type};
use std::{cell::RefCell, collections::BTreeMap, fmt};
use switchback_core::{
    log::written::WrittenBase,
    model::{
        ids::CommandId,
        record::{RecordChange, RecordKey, Records},
    },
    sync::{
        cursor::{Epoch, LogHash},
        decided::DecidedCommand,
        host::{Base, Commit, HashedLine, Journal, News},
    },
};

const HEAD: &str = "SELECT epoch, revision FROM switchback.workspaces WHERE id = 1";

/// The lines, records and outcomes of the workspace.
pub struct PostgresJournal {
    /// Reading also needs exclusive access to the connection.
    client: RefCell<Client>,
    /// What this server has already read.
    known: Head,
    unreadable: Unreadable,
}

/// The epoch of the workspace, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Head {
    epoch: Epoch,
    /// Grows with every commit.
    revision: i64,
}

impl fmt::Debug for PostgresJournal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PostgresJournal").field("known", &self.known).finish_non_exhaustive()
    }
}

impl PostgresJournal {
    /// Opens the workspace.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be reached or used.
    pub fn open(config: &PostgresConfig, unreadable: Unreadable) -> Result<Self, DatabaseError> {
        let mut client = connect(config)?;
        let known = head(&mut client, HEAD)?;
        Ok(Self { client: RefCell::new(client), known, unreadable })
    }

    /// Returns the epoch of this log.
    pub fn epoch(&self) -> Epoch {
        self.known.epoch
    }

    /// Returns what was written between the known head and a later head of the same log.
    fn news_up_to(&mut self, head: Head, from: u64) -> Result<News, DatabaseError> {
        if head.epoch != self.known.epoch || head.revision < self.known.revision {
            return Err(DatabaseError::Replaced);
        }
        if head == self.known {
            return Ok(News::default());
        }
        let base = if from == 0 { self.base()? } else { None };
        let lines = self.lines(from, usize::MAX)?;
        let records = changed_records(self.client.get_mut(), self.known.revision, self.unreadable)?;
        self.known = head;
        Ok(News { base, lines, records })
    }
}

impl Journal for PostgresJournal {
    type Error = DatabaseError;

    fn base(&self) -> Result<Option<Base>, DatabaseError> {
        let query = "SELECT position, format, text, epoch FROM switchback.base";
        let Some(row) = self.client.borrow_mut().query_typed_opt(query, &[])? else { return Ok(None) };
        let stored = BaseRow {
            position: row.try_get(0)?,
            format: row.try_get(1)?,
            text: row.try_get(2)?,
            epoch: row.try_get(3)?,
        };
        stored.read().map(Some)
    }

    fn lines(&self, from: u64, most: usize) -> Result<Vec<String>, DatabaseError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = self.client.borrow_mut().query_typed(
            "SELECT text FROM switchback.lines WHERE position >= $1 ORDER BY position LIMIT $2",
            &[(&from.cast_signed(), Type::INT8), (&most, Type::INT8)],
        )?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
    }

    fn records(&self) -> Result<Records, DatabaseError> {
        let all = "SELECT key, text FROM switchback.records WHERE text IS NOT NULL";
        let rows = self.client.borrow_mut().query_typed(all, &[])?;
        let stored = rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
        unreadable::read(stored.collect::<Result<_, DatabaseError>>()?, self.unreadable)
    }

    fn hash(&self, before: u64) -> Result<Option<LogHash>, DatabaseError> {
        let Some(last) = before.checked_sub(1) else { return Ok(None) };
        let row = self.client.borrow_mut().query_typed_opt(
            "SELECT hash FROM switchback.lines WHERE position = $1",
            &[(&last.cast_signed(), Type::INT8)],
        )?;
        let hash: Option<i64> = row.map(|row| row.try_get(0)).transpose()?;
        Ok(hash.map(|hash| LogHash(hash.cast_unsigned())))
    }

    fn decided(&self, ids: &[CommandId]) -> Result<Vec<DecidedCommand>, DatabaseError> {
        let ids: Vec<i64> = ids.iter().map(|id| id.0.cast_signed()).collect();
        let rows = self.client.borrow_mut().query_typed(
            "SELECT text FROM switchback.decided WHERE id = ANY ($1)",
            &[(&ids, Type::INT8_ARRAY)],
        )?;
        rows.iter().map(|row| json::read(row.try_get(0)?)).collect()
    }

    fn news(&mut self, from: u64) -> Result<News, DatabaseError> {
        if head(self.client.get_mut(), HEAD)? == self.known {
            return Ok(News::default());
        }
        self.client.get_mut().batch_execute(BEGIN_READING)?;
        let head = head(self.client.get_mut(), HEAD)?;
        let news = self.news_up_to(head, from)?;
        self.client.get_mut().batch_execute("COMMIT")?;
        Ok(news)
    }

    fn take_turn(&mut self, from: u64) -> Result<News, DatabaseError> {
        let client = self.client.get_mut();
        client.batch_execute(BEGIN_WRITING)?;
        let head = head(client, &format!("{HEAD} FOR UPDATE"))?;
        self.news_up_to(head, from)
    }

    fn commit(&mut self, commit: &Commit) -> Result<(), DatabaseError> {
        let client = self.client.get_mut();
        if commit.is_empty() {
            return Ok(client.batch_execute("ROLLBACK")?);
        }
        let revision = self.known.revision + 1;
        keep_base(client, commit.base.as_ref())?;
        keep_lines(client, commit.from, &commit.lines)?;
        keep_records(client, &commit.records, revision)?;
        keep_decided(client, &commit.decided)?;
        let end = format!("UPDATE switchback.workspaces SET revision = {revision} WHERE id = 1; COMMIT");
        client.batch_execute(&end)?;
        self.known.revision = revision;
        Ok(())
    }
}

fn head(client: &mut Client, query: &str) -> Result<Head, DatabaseError> {
    let row = client.query_typed_one(query, &[])?;
    let epoch: i64 = row.try_get(0)?;
    Ok(Head { epoch: Epoch(epoch.cast_unsigned()), revision: row.try_get(1)? })
}

fn changed_records(
    client: &mut Client,
    since: i64,
    unreadable: Unreadable,
) -> Result<Vec<RecordChange>, DatabaseError> {
    let rows = client.query_typed(
        "SELECT key, text FROM switchback.records WHERE revision > $1",
        &[(&since, Type::INT8)],
    )?;
    let (mut kept, mut deleted) = (Vec::new(), Vec::new());
    for row in rows {
        let (key, text): (String, Option<String>) = (row.try_get(0)?, row.try_get(1)?);
        match text {
            Some(text) => kept.push((key, text)),
            None => deleted.extend(key.parse().ok().map(RecordKey::deletion)),
        }
    }
    Ok(unreadable::read(kept, unreadable)?.changes().into_iter().chain(deleted).collect())
}

fn keep_base(client: &mut Client, base: Option<&WrittenBase>) -> Result<(), DatabaseError> {
    let Some(BaseRow { position, format, text, epoch }) = base.map(BaseRow::of) else { return Ok(()) };
    client.execute_typed(
        "INSERT INTO switchback.base (id, position, format, text, epoch) VALUES (1, $1, $2, $3, $4)",
        &[(&position, Type::INT8), (&format, Type::INT8), (&text, Type::TEXT), (&epoch, Type::INT8)],
    )?;
    Ok(())
}

fn keep_lines(client: &mut Client, from: u64, lines: &[HashedLine]) -> Result<(), DatabaseError> {
    if lines.is_empty() {
        return Ok(());
    }
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let hashes: Vec<i64> = lines.iter().map(|line| line.hash.0.cast_signed()).collect();
    client.execute_typed(
        "INSERT INTO switchback.lines (position, text, hash)
         SELECT $1 + place - 1, text, hash
         FROM unnest($2, $3) WITH ORDINALITY AS line (text, hash, place)",
        &[(&from.cast_signed(), Type::INT8), (&texts, Type::TEXT_ARRAY), (&hashes, Type::INT8_ARRAY)],
    )?;
    Ok(())
}

/// Saves changes of records. A deleted record leaves its key, so that other servers learn of the deletion.
fn keep_records(client: &mut Client, changes: &[RecordChange], revision: i64) -> Result<(), DatabaseError> {
    if changes.is_empty() {
        return Ok(());
    }
    let last: BTreeMap<String, Option<String>> =
        changes.iter().map(|change| (change.key().to_string(), change.text())).collect();
    let (keys, texts): (Vec<String>, Vec<Option<String>>) = last.into_iter().unzip();
    client.execute_typed(
        "INSERT INTO switchback.records (key, text, revision)
         SELECT key, text, $3 FROM unnest($1, $2) AS change (key, text)
         ON CONFLICT (key) DO UPDATE SET text = excluded.text, revision = excluded.revision",
        &[(&keys, Type::TEXT_ARRAY), (&texts, Type::TEXT_ARRAY), (&revision, Type::INT8)],
    )?;
    Ok(())
}

fn keep_decided(client: &mut Client, decided: &[DecidedCommand]) -> Result<(), DatabaseError> {
    let ids: Vec<i64> = decided.iter().map(|decided| decided.id.0.cast_signed()).collect();
    let texts: Vec<String> = decided.iter().map(json::write).collect::<Result<_, _>>()?;
    client.execute_typed(
        "INSERT INTO switchback.decided (id, text) SELECT id, text FROM unnest($1, $2) AS decided (id, text)",
        &[(&ids, Type::INT8_ARRAY), (&texts, Type::TEXT_ARRAY)],
    )?;
    Ok(())
}

//! A browser's stored copy of a workspace on a server. The tabs share it: one of them talks to the server and stores what
//! it receives. The others read that and add their requests.

use super::{
    StorageError,
    connection::Schema,
    database::Database,
    transaction::{Range, Transaction},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::rc::Rc;
use switchback_core::{
    command::Request,
    json,
    model::ids::CommandId,
    sync::{
        client::Queue,
        host::{NextLines, Start},
        record_set::StoredRecord,
    },
};
use wasm_bindgen::JsValue;

/// One text each, under the keys below.
const PARTS: &str = "parts";
/// The messages from the server after the start, from 0.
const TOLD: &str = "told";
/// Requests from any tab to the leading tab, numbered in order.
const REQUESTS: &str = "requests";
const ALL: [&str; 3] = [PARTS, TOLD, REQUESTS];
const SCHEMA: Schema = Schema { version: 1, stores: &ALL, numbered: &[REQUESTS] };

const START: &str = "start";
const RECORDS: &str = "records";
const QUEUE: &str = "queue";
const VERSION: &str = "version";

/// The database, shared by every clone and with the other tabs of this site.
#[derive(Clone)]
pub struct TeamStorage(Rc<Database>);

/// Counts writes, so that a tab reads only what is new to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// How many starts were written.
    starts: u32,
    /// How many messages were written after the last start.
    told: u32,
    /// How often the records were written.
    records: u32,
}

/// Data from the server since a version.
#[derive(Debug)]
pub struct ServerNews {
    /// A new start, which replaces all earlier messages.
    pub start: Option<Start>,
    pub told: Vec<NextLines>,
    /// All records, if they were written.
    pub records: Option<Vec<StoredRecord>>,
    pub version: Version,
}

/// What was written since a version.
#[derive(Debug)]
pub struct News {
    pub told: ServerNews,
    pub queue: Queue,
    pub requests: Vec<NumberedTabRequest>,
}

/// A tab's request to the leading tab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TabRequest {
    Send(Box<Request>),
    /// Removes a returned change from the tray.
    Dismiss(CommandId),
}

#[derive(Clone, Debug, PartialEq)]
pub struct NumberedTabRequest {
    pub number: u64,
    pub request: TabRequest,
}

/// A message from the server about the log.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    Start(Box<Start>),
    Lines(NextLines),
}

/// Data that is written together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    pub received: Vec<Received>,
    pub records: Option<Vec<StoredRecord>>,
    pub queue: Queue,
    /// Numbers of the requests that the queue now includes.
    pub fulfilled: Vec<u64>,
}

impl TeamStorage {
    /// Opens this site's team database, creating it if necessary.
    pub async fn open(site: &str) -> Result<Self, StorageError> {
        Ok(Self(Rc::new(Database::open(&format!("{site}.team"), &SCHEMA).await?)))
    }

    /// The data from the server since a version, or all of it since the first version. Enough to draw a page.
    pub async fn read_from_server(&self, since: Version) -> Result<ServerNews, StorageError> {
        self.0
            .attempt(async |database| {
                let transaction = Transaction::read(database, &ALL)?;
                let told = server_news_since(&transaction, since).await?;
                transaction.finish().await?;
                Ok(told)
            })
            .await
    }

    /// The data written since a version, including requests.
    pub async fn read(&self, since: Version) -> Result<News, StorageError> {
        self.0
            .attempt(async |database| {
                let transaction = Transaction::read(database, &ALL)?;
                let told = server_news_since(&transaction, since).await?;
                let queue = part(&transaction, QUEUE).await?.unwrap_or_default();
                let requests = requests(&transaction).await?;
                transaction.finish().await?;
                Ok(News { told, queue, requests })
            })
            .await
    }

    /// Stores requests of a tab for the leading tab.
    pub async fn add_requests(&self, requests: &[TabRequest]) -> Result<(), StorageError> {
        self.0
            .attempt(async |database| {
                let transaction = Transaction::write(database, &[REQUESTS])?;
                for request in requests {
                    transaction.add(REQUESTS, &text(request)?)?;
                }
                transaction.finish().await
            })
            .await
    }

    /// Writes all or nothing of a change on top of a version and returns the next version. Writing it twice has the same
    /// result.
    pub async fn keep(&self, change: &Change, since: Version) -> Result<Version, StorageError> {
        self.0
            .attempt(async |database| {
                let transaction = Transaction::write(database, &ALL)?;
                let mut version = since;
                for received in &change.received {
                    match received {
                        Received::Start(start) => {
                            transaction.clear(TOLD)?;
                            transaction.put(PARTS, &START.into(), &text(start)?)?;
                            version = Version { starts: version.starts + 1, told: 0, ..version };
                        }
                        Received::Lines(told) => {
                            transaction.put(TOLD, &version.told.into(), &text(told)?)?;
                            version.told += 1;
                        }
                    }
                }
                if let Some(records) = &change.records {
                    transaction.put(PARTS, &RECORDS.into(), &text(records)?)?;
                    version.records += 1;
                }
                transaction.put(PARTS, &QUEUE.into(), &text(&change.queue)?)?;
                transaction.put(PARTS, &VERSION.into(), &text(&version)?)?;
                for number in &change.fulfilled {
                    transaction.delete(REQUESTS, &(*number as f64).into())?;
                }
                transaction.finish().await?;
                Ok(version)
            })
            .await
    }

    /// Erases everything. This can't be undone.
    pub async fn erase(&self) -> Result<(), StorageError> {
        self.0
            .attempt(async |database| {
                let transaction = Transaction::write(database, &ALL)?;
                for store in ALL {
                    transaction.clear(store)?;
                }
                transaction.finish().await
            })
            .await
    }
}

async fn part<T: DeserializeOwned>(transaction: &Transaction, key: &str) -> Result<Option<T>, StorageError> {
    let text = transaction.get(PARTS, &key.into()).await?;
    if text.is_undefined() { Ok(None) } else { read(&text).map(Some) }
}

async fn server_news_since(transaction: &Transaction, since: Version) -> Result<ServerNews, StorageError> {
    let version: Version = part(transaction, VERSION).await?.unwrap_or_default();
    let begins = version.starts != since.starts;
    let start = if begins { part(transaction, START).await? } else { None };
    let unread = Range::From(if begins { 0 } else { since.told.into() });
    let told = transaction.values(TOLD, unread).await?;
    let told = told.iter().map(|text| read(&text)).collect::<Result<_, _>>()?;
    let has_records = version.records != since.records;
    let records = if has_records { part(transaction, RECORDS).await? } else { None };
    Ok(ServerNews { start, told, records, version })
}

async fn requests(transaction: &Transaction) -> Result<Vec<NumberedTabRequest>, StorageError> {
    let numbers = transaction.keys(REQUESTS, Range::All).await?;
    let texts = transaction.values(REQUESTS, Range::All).await?;
    let requests = numbers.iter().zip(texts.iter()).map(|(number, text)| {
        let number = number.as_f64().ok_or(StorageError::Newer)? as u64;
        Ok(NumberedTabRequest { number, request: read(&text)? })
    });
    requests.collect()
}

fn text<T: Serialize>(value: &T) -> Result<JsValue, StorageError> {
    serde_json::to_string(value).map(Into::into).map_err(|error| StorageError::Other(error.to_string()))
}

/// Data that this version can't read was written by a newer one.
fn read<T: DeserializeOwned>(text: &JsValue) -> Result<T, StorageError> {
    text.as_string().and_then(|text| json::read(&text).ok()).ok_or(StorageError::Newer)
}

//! The format of stored records, and the checks when they are read.

use crate::platform::browser::{long_text, object, property};
use js_sys::Uint8Array;
use switchback_core::log::{
    chunk::{self, Broken, Chunk, Damage, StoredChunk},
    snapshot::Snapshot,
};
use wasm_bindgen::{JsCast, JsValue};

/// The key of the one record in its store.
pub const HEAD: &str = "head";
/// The key of the tally, beside the head.
pub const TALLY: &str = "names";
/// The key of the one record in its store.
pub const LATEST: &str = "latest";

/// Which workspace is stored, and the position after its last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub workspace: String,
    pub end: u64,
}

impl Head {
    pub fn record(&self) -> JsValue {
        object(&[("workspace", self.workspace.as_str().into()), ("end", number(self.end))])
    }

    pub fn read(record: &JsValue) -> Option<Self> {
        let workspace = property(record, "workspace").as_string()?;
        Some(Self { workspace, end: position(&property(record, "end"))? })
    }
}

/// A summary of the records, used to detect damage and to keep a tab that hasn't seen the latest records from writing any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How often records have been written.
    pub version: u64,
    count: u64,
    checksum: String,
}

impl Tally {
    /// The tally of keys and texts, in the order of the keys.
    pub fn of(version: u64, records: &[(String, String)]) -> Self {
        let lines: Vec<String> = records.iter().map(|(key, text)| format!("{key} {text}")).collect();
        let count = records.len() as u64;
        Self { version, count, checksum: chunk::checksum(version, count, &lines.join("\n")) }
    }

    pub fn record(&self) -> JsValue {
        object(&[
            ("version", number(self.version)),
            ("count", number(self.count)),
            ("checksum", self.checksum.as_str().into()),
        ])
    }

    pub fn read(record: &JsValue) -> Option<Self> {
        Some(Self {
            version: position(&property(record, "version"))?,
            count: position(&property(record, "count"))?,
            checksum: property(record, "checksum").as_string()?,
        })
    }
}

/// The text is stored as bytes. A browser would turn it into a string of millions of characters, which the program would
/// read one by one.
pub fn snapshot_record(snapshot: &Snapshot) -> JsValue {
    object(&[
        ("position", number(snapshot.position)),
        ("text", Uint8Array::from(snapshot.text.as_bytes()).into()),
        ("checksum", snapshot.checksum().into()),
        ("format", snapshot.format.into()),
    ])
}

/// `None` for a damaged snapshot too, as it can always be recreated from the log.
pub fn read_snapshot(record: &JsValue) -> Option<Snapshot> {
    let snapshot = Snapshot {
        format: u32::try_from(position(&property(record, "format"))?).ok()?,
        position: position(&property(record, "position"))?,
        text: snapshot_text(&property(record, "text"))?,
    };
    let sound = property(record, "checksum").as_string()? == snapshot.checksum();
    sound.then_some(snapshot)
}

/// Earlier versions stored a string.
fn snapshot_text(value: &JsValue) -> Option<String> {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        None => long_text(value),
    }
}

pub fn chunk_record(chunk: &StoredChunk) -> JsValue {
    object(&[
        ("first", number(chunk.first)),
        ("count", number(chunk.count)),
        ("text", chunk.text.as_str().into()),
        ("checksum", chunk.checksum.as_str().into()),
    ])
}

/// Opens the chunk stored under a key.
pub fn open_chunk(key: &JsValue, record: &JsValue) -> Result<Chunk, Broken> {
    let place = position(key);
    let stored = stored_chunk(record).ok_or_else(|| Broken {
        first: place.unwrap_or_default(),
        count: position(&property(record, "count")).unwrap_or_default(),
        reason: Damage::Shape,
    })?;
    let chunk = stored.open()?;
    if place == Some(chunk.first) {
        Ok(chunk)
    } else {
        let count = chunk.lines.len() as u64;
        Err(Broken { first: place.unwrap_or_default(), count, reason: Damage::Place })
    }
}

fn stored_chunk(record: &JsValue) -> Option<StoredChunk> {
    Some(StoredChunk {
        first: position(&property(record, "first"))?,
        count: position(&property(record, "count"))?,
        text: long_text(&property(record, "text"))?,
        checksum: property(record, "checksum").as_string()?,
    })
}

/// Positions are stored as numbers, so that keys sort by value. They stay far below 2^53, where numbers lose precision.
pub fn number(position: u64) -> JsValue {
    JsValue::from_f64(position as f64)
}

pub fn position(value: &JsValue) -> Option<u64> {
    let number = value.as_f64()?;
    let whole = number.fract() == 0.0 && (0.0..9_007_199_254_740_992.0).contains(&number);
    whole.then_some(number as u64)
}

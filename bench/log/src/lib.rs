//! Replays a log as the app does when it starts, in steps that a page can time.

use switchback_core::{
    fact::line::Line,
    log::{
        Log,
        chunk::{self, Chunk, StoredChunk},
    },
    workspace::Workspace,
};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// Lines that were read.
#[wasm_bindgen]
pub struct Read(Vec<Line>);

/// The folded log.
#[wasm_bindgen]
pub struct Folded(Log);

/// Returns the checksum that a chunk with this text is stored with.
#[wasm_bindgen]
pub fn checksum(first: u32, count: u32, text: &str) -> String {
    chunk::checksum(first.into(), count.into(), text)
}

/// Checks every chunk and reads its lines. The app too has the browser encode the texts. All chunks have the same number of lines.
#[wasm_bindgen]
pub fn read(texts: Vec<Uint8Array>, checksums: Vec<String>, lines_each: u32) -> Result<Read, String> {
    let mut lines = Vec::new();
    for (number, (text, checksum)) in texts.into_iter().zip(checksums).enumerate() {
        let first = number as u64 * u64::from(lines_each);
        let text = String::from_utf8(text.to_vec()).map_err(|error| error.to_string())?;
        let stored = StoredChunk { first, count: lines_each.into(), text, checksum };
        let chunk: Chunk = stored.open().map_err(|broken| format!("{broken:?}"))?;
        lines.extend(chunk.lines.iter().map(|line| Line::read(line)));
    }
    Ok(Read(lines))
}

/// Folds the lines into the workspace.
#[wasm_bindgen]
pub fn fold(read: Read) -> Folded {
    Folded(Log::open(0, Workspace::default(), read.0))
}

#[wasm_bindgen]
impl Folded {
    /// Returns the number of interviews, sessions and certificates in the workspace, of oddities, and of unread lines.
    /// Every replay of the same log must arrive at the same numbers.
    pub fn counts(&self) -> Vec<u32> {
        let workspace = self.0.workspace();
        let lengths = [
            workspace.interviews.len(),
            workspace.sessions.len(),
            workspace.certificates.len(),
            workspace.oddities.len(),
        ];
        lengths.into_iter().map(|length| length as u32).chain([workspace.unread]).collect()
    }

    /// Returns the snapshot that would be stored.
    pub fn snapshot(&self) -> Result<String, String> {
        serde_json::to_string(self.0.workspace()).map_err(|error| error.to_string())
    }
}

/// Starts from a snapshot.
#[wasm_bindgen]
pub fn open_snapshot(text: &str) -> Result<Folded, String> {
    let workspace: Workspace = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(Folded(Log::from_snapshot(0, workspace)))
}

//! The stored form of a stretch of the log: some lines under one checksum, so that damage is noticed before
//! it is believed. Where chunks are kept is not known here.

use serde::{Deserialize, Serialize};
use std::fmt;
use xxhash_rust::xxh3::Xxh3;

mod join;
pub use join::{Joined, Odd, join};

/// Some consecutive lines of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// The position in the log of the first line; the log starts at 0.
    pub first: u64,
    /// Each line is one JSON text.
    pub lines: Vec<String>,
}

impl Chunk {
    /// The position after the last line.
    pub fn end(&self) -> u64 {
        self.first + self.lines.len() as u64
    }
}

/// A chunk as it is written down. Only `open` makes lines of it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredChunk {
    /// The position in the log of the first line.
    pub first: u64,
    /// How many lines there are.
    pub count: u64,
    /// The lines, with a line feed between them.
    pub text: String,
    /// What `checksum` makes of the rest.
    pub checksum: String,
}

/// A stored chunk that differs from what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Where it says it begins, which may itself be damaged.
    pub first: u64,
    /// How many lines it says it holds.
    pub count: u64,
    pub reason: Damage,
}

/// The kinds of damage to a stored chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The record has not the shape of a chunk.
    Shape,
    /// It is kept under another position than its own.
    Place,
    /// The content is not what the checksum was taken of.
    Checksum,
    /// The checksum is right, but the lines are not as many as it says.
    Count,
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Shape => "it cannot be read at all",
            Self::Place => "it is kept in the wrong place",
            Self::Checksum => "its content has changed since it was saved",
            Self::Count => "it does not hold as many lines as it says",
        })
    }
}

/// Puts lines into the form in which they are stored. In JSON a bare line feed is only ever white space
/// between tokens, so one inside a line becomes a space.
pub fn encode(first: u64, lines: &[String]) -> StoredChunk {
    let count = lines.len() as u64;
    let text = lines.iter().map(|line| line.replace('\n', " ")).collect::<Vec<_>>().join("\n");
    StoredChunk { first, count, checksum: checksum(first, count, &text), text }
}

impl StoredChunk {
    /// The lines, if they are exactly what was stored.
    ///
    /// # Errors
    ///
    /// When the text is not what its checksum says, or has another number of lines.
    pub fn open(self) -> Result<Chunk, Broken> {
        let broken = |reason| Broken { first: self.first, count: self.count, reason };
        if self.checksum != checksum(self.first, self.count, &self.text) {
            return Err(broken(Damage::Checksum));
        }
        let lines: Vec<String> = match self.count {
            0 => Vec::new(),
            _ => self.text.split('\n').map(String::from).collect(),
        };
        let counted = lines.len() as u64 == self.count && (self.count > 0 || self.text.is_empty());
        if counted { Ok(Chunk { first: self.first, lines }) } else { Err(broken(Damage::Count)) }
    }
}

/// XXH3 (64 bits) over the position, the number of lines and the text, as 16 hexadecimal digits.
pub fn checksum(first: u64, count: u64, text: &str) -> String {
    let mut hash = Xxh3::new();
    hash.update(&first.to_le_bytes());
    hash.update(&count.to_le_bytes());
    hash.update(text.as_bytes());
    format!("{:016x}", hash.digest())
}

#[cfg(test)]
mod tests;

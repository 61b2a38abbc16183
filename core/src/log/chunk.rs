//! The stored form of a part of the log: some lines under one checksum, so that damage is detected before the lines are used.
//! This module doesn't know where chunks are stored.

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
    /// Each line is a JSON text.
    pub lines: Vec<String>,
}

impl Chunk {
    /// The position after the last line.
    pub fn end(&self) -> u64 {
        self.first + self.lines.len() as u64
    }
}

/// A chunk in its stored form. Only `open` turns it into lines again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredChunk {
    /// The position in the log of the first line.
    pub first: u64,
    /// The number of lines.
    pub count: u64,
    /// The lines, with a line feed between them.
    pub text: String,
    /// The result of `checksum` for the other fields.
    pub checksum: String,
}

/// A stored chunk that differs from what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The position that it claims to start at, which may itself be damaged.
    pub first: u64,
    /// The number of lines that it claims to hold.
    pub count: u64,
    pub reason: Damage,
}

/// The kinds of damage to a stored chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The record doesn't have the shape of a chunk.
    Shape,
    /// It is stored under a different position than its own.
    Place,
    /// The content doesn't match the checksum.
    Checksum,
    /// The checksum matches, but the number of lines doesn't.
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

/// Puts lines into their stored form. In JSON a bare line feed is only ever white space between tokens, so a line feed inside a
/// line becomes a space.
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
    /// If the text doesn't match its checksum, or has a different number of lines.
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

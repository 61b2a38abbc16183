//! Joins chunks into one log, and reports everything that doesn't fit.

use super::{Broken, Chunk};
use crate::order::Order;
use std::ops::Range;

/// The result of joining the chunks of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Every line with its position, in order, each position once.
    pub lines: Vec<(u64, String)>,
    /// Positions before the last line that have no line.
    pub gaps: Vec<Range<u64>>,
    /// Oddities that only a mistake in writing can cause. Their lines are in `lines` as far as they fit.
    pub odd: Vec<Odd>,
    /// Chunks that could not be opened.
    pub broken: Vec<Broken>,
}

impl Joined {
    /// The position after the last line.
    pub fn end(&self) -> u64 {
        self.lines.last().map_or(0, |(position, _)| position + 1)
    }
}

/// Chunks that don't follow one another. Of two lines for one position, the one from the earlier chunk is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// The same lines twice. Nothing is lost.
    Duplicate(Range<u64>),
    /// Different lines for the same positions.
    Overlap(Range<u64>),
    /// A chunk that is stored after one with a later position.
    Swapped { first: u64, after: u64 },
}

/// Joins chunks, which should be in the order of their positions.
pub fn join(chunks: Vec<Result<Chunk, Broken>>) -> Joined {
    let mut joined = Joined::default();
    let mut sound: Vec<Chunk> = Vec::new();
    for chunk in chunks {
        match chunk {
            Ok(chunk) => {
                if let Some(last) = sound.last().filter(|last| last.first > chunk.first) {
                    joined.odd.push(Odd::Swapped { first: chunk.first, after: last.first });
                }
                sound.push(chunk);
            }
            Err(broken) => joined.broken.push(broken),
        }
    }
    sound.order_by_key(|chunk| chunk.first);
    for chunk in sound {
        append(&mut joined, chunk);
    }
    joined
}

fn append(joined: &mut Joined, chunk: Chunk) {
    let end = joined.end();
    if chunk.first > end {
        joined.gaps.push(end..chunk.first);
    }
    if chunk.first < end && !chunk.lines.is_empty() {
        let common = chunk.first..end.min(chunk.end());
        joined.odd.push(if agree(&joined.lines, &chunk) {
            Odd::Duplicate(common)
        } else {
            Odd::Overlap(common)
        });
    }
    let fresh = (chunk.first..).zip(chunk.lines).filter(|(position, _)| *position >= end);
    joined.lines.extend(fresh);
}

/// Whether the chunk agrees with the existing lines at all positions that both have.
fn agree(lines: &[(u64, String)], chunk: &Chunk) -> bool {
    let from = lines.partition_point(|(position, _)| *position < chunk.first);
    lines[from..].iter().all(|(position, line)| {
        let index = (position - chunk.first) as usize;
        chunk.lines.get(index).is_none_or(|other| other == line)
    })
}

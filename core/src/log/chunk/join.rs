//! Chunks put back together into one log, with everything that does not fit named.

use super::{Broken, Chunk};
use crate::order::Order;
use std::ops::Range;

/// What the chunks of a log add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Every line with its position, in order, each position once.
    pub lines: Vec<(u64, String)>,
    /// Positions before the last line that have no line.
    pub gaps: Vec<Range<u64>>,
    /// What can only come of a mistake in writing; the lines are in `lines` as far as they fit.
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

/// Chunks that do not follow one another. Of two lines for one position the one from the earlier chunk is
/// kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// The same lines twice: nothing is lost.
    Duplicate(Range<u64>),
    /// Different lines for the same positions.
    Overlap(Range<u64>),
    /// A chunk that stands after one that it precedes.
    Swapped { first: u64, after: u64 },
}

/// Joins chunks, which are expected in the order of their positions.
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

/// Whether the chunk says the same as the lines already there, wherever both say something.
fn agree(lines: &[(u64, String)], chunk: &Chunk) -> bool {
    let from = lines.partition_point(|(position, _)| *position < chunk.first);
    lines[from..].iter().all(|(position, line)| {
        let index = (position - chunk.first) as usize;
        chunk.lines.get(index).is_none_or(|other| other == line)
    })
}

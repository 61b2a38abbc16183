//! Shows overlapping entries of a day side by side, so that none covers another. Counts the entries that don't fit.

use std::cmp::Reverse;
use switchback_core::order::Order;

/// The maximum number of entries side by side.
pub const LANES: u32 = 4;

/// A part of a day, in half hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// 0 for Monday.
    pub day: u32,
    /// Since midnight.
    pub row: u32,
    pub length: u32,
}

impl Span {
    pub(super) fn end(self) -> u32 {
        self.row + self.length
    }

    fn touches(self, other: Self) -> bool {
        self.day == other.day && self.row < other.end() && other.row < self.end()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first lane, counted from 0, the number of lanes it covers, and the total number of lanes.
    Lanes {
        first: u32,
        wide: u32,
        of: u32,
    },
    Hidden,
}

/// The place of every span. If more spans overlap than there are lanes, the last lane is reserved for the count of hidden
/// spans.
pub fn places(spans: &[Span]) -> Vec<Place> {
    let mut places = vec![Place::Hidden; spans.len()];
    for chain in chains(spans) {
        let of = chain.iter().map(|laned| laned.lane + 1).max().unwrap_or(1).min(LANES);
        let taken = Taken::by(&chain);
        for laned in &chain {
            places[laned.index] = place(laned, &taken, of);
        }
    }
    places
}

/// A span in the first free lane, counted from 0 without a limit.
struct Laned {
    index: usize,
    span: Span,
    lane: u32,
}

/// Groups of spans that overlap, directly or through other spans. Each group shares the width of its day.
fn chains(spans: &[Span]) -> Vec<Vec<Laned>> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.order_by_key(|index| (spans[*index].day, spans[*index].row, Reverse(spans[*index].length)));
    let mut chains: Vec<Vec<Laned>> = Vec::new();
    // The last span in each lane of the current chain.
    let mut last: Vec<Span> = Vec::new();
    for index in order {
        let span = spans[index];
        if !last.iter().any(|other| other.touches(span)) {
            last.clear();
            chains.push(Vec::new());
        }
        let free = last.iter().position(|other| !other.touches(span));
        let lane = free.unwrap_or(last.len());
        match last.get_mut(lane) {
            Some(other) => *other = span,
            None => last.push(span),
        }
        if let Some(chain) = chains.last_mut() {
            chain.push(Laned { index, span, lane: lane as u32 });
        }
    }
    chains
}

/// Which lanes are taken in each half hour of a chain. All lanes beyond the limit count as one.
struct Taken {
    /// The half hour of the first entry.
    from: u32,
    lanes: Vec<[bool; LANES as usize + 1]>,
}

impl Taken {
    fn by(chain: &[Laned]) -> Self {
        let from = chain.iter().map(|laned| laned.span.row).min().unwrap_or_default();
        let until = chain.iter().map(|laned| laned.span.end()).max().unwrap_or_default();
        let mut lanes = vec![[false; LANES as usize + 1]; until.saturating_sub(from) as usize];
        for laned in chain {
            for row in laned.span.row..laned.span.end() {
                lanes[(row - from) as usize][laned.lane.min(LANES) as usize] = true;
            }
        }
        Self { from, lanes }
    }

    /// Whether a lane has an entry beside a span.
    fn beside(&self, span: Span, lane: u32) -> bool {
        let mut rows = span.row..span.end();
        rows.any(|row| self.lanes[(row - self.from) as usize][lane as usize])
    }
}

/// The place of a span. Extends to the right as far as there is space.
fn place(laned: &Laned, taken: &Taken, of: u32) -> Place {
    let crowded = taken.beside(laned.span, LANES);
    if crowded && laned.lane >= LANES - 1 {
        return Place::Hidden;
    }
    let right = (laned.lane + 1..LANES).find(|lane| taken.beside(laned.span, *lane));
    let end = right.unwrap_or(of).min(LANES - u32::from(crowded));
    Place::Lanes { first: laned.lane, wide: end - laned.lane, of }
}

/// How many spans are hidden, and where. Overlapping hidden spans are counted together.
pub fn hidden(spans: &[Span], places: &[Place]) -> Vec<(Span, u32)> {
    let hidden = spans.iter().zip(places).filter(|(_, place)| **place == Place::Hidden);
    let mut hidden: Vec<Span> = hidden.map(|(span, _)| *span).collect();
    hidden.order_by_key(|span| (span.day, span.row));
    let mut counted: Vec<(Span, u32)> = Vec::new();
    for span in hidden {
        match counted.last_mut() {
            Some((last, count)) if last.touches(span) => {
                last.length = last.length.max(span.end() - last.row);
                *count += 1;
            }
            _ => counted.push((span, 1)),
        }
    }
    counted
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

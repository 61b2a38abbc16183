//! What overlaps in a day stands side by side; what finds no room is counted.

/// At most this much stands side by side.
pub const LANES: u32 = 4;

/// A part of a day, in half hours since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub day: u32,
    pub row: u32,
    pub length: u32,
}

impl Span {
    fn end(self) -> u32 {
        self.row + self.length
    }

    fn touches(self, other: Self) -> bool {
        self.day == other.day && self.row < other.end() && other.row < self.end()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The lane, counted from 0, of so many.
    Lane(u32, u32),
    Hidden,
}

/// The place of every span. Where more overlap than there are lanes, the last lane is left for the count of the rest.
pub fn places(spans: &[Span]) -> Vec<Place> {
    let mut lanes: Vec<u32> = Vec::with_capacity(spans.len());
    for (index, span) in spans.iter().enumerate() {
        let taken: Vec<u32> =
            (0..index).filter(|other| span.touches(spans[*other])).map(|other| lanes[other]).collect();
        let free = (0..).find(|lane| !taken.contains(lane));
        lanes.push(free.unwrap_or_default());
    }
    let needed = |span: Span| {
        let beside = spans.iter().zip(&lanes).filter(|(other, _)| span.touches(**other));
        beside.map(|(_, lane)| lane + 1).max().unwrap_or(1)
    };
    let place = |(span, lane): (&Span, &u32)| match needed(*span) {
        of if of <= LANES => Place::Lane(*lane, of),
        _ if *lane < LANES - 1 => Place::Lane(*lane, LANES),
        _ => Place::Hidden,
    };
    spans.iter().zip(&lanes).map(place).collect()
}

/// Where how many are hidden; hidden ones that overlap are counted together.
pub fn hidden(spans: &[Span], places: &[Place]) -> Vec<(Span, u32)> {
    let hidden = spans.iter().zip(places).filter(|(_, place)| **place == Place::Hidden);
    let mut hidden: Vec<Span> = hidden.map(|(span, _)| *span).collect();
    hidden.sort_by_key(|span| (span.day, span.row));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u32, length: u32) -> Span {
        Span { day: 0, row, length }
    }

    #[test]
    fn what_does_not_overlap_has_all_the_room() {
        let spans = [at(18, 2), at(20, 2), Span { day: 1, row: 18, length: 2 }];
        assert_eq!(places(&spans), [Place::Lane(0, 1); 3]);
    }

    #[test]
    fn what_overlaps_stands_side_by_side() {
        assert_eq!(
            places(&[at(18, 4), at(19, 2), at(22, 2)]),
            [Place::Lane(0, 2), Place::Lane(1, 2), Place::Lane(0, 1)]
        );
    }

    #[test]
    fn of_more_than_there_is_room_for_the_rest_is_counted() {
        let spans = [at(18, 2); 6];
        let places = places(&spans);
        assert_eq!(places[..3], [Place::Lane(0, 4), Place::Lane(1, 4), Place::Lane(2, 4)]);
        assert_eq!(places[3..], [Place::Hidden; 3]);
        assert_eq!(hidden(&spans, &places), [(at(18, 2), 3)]);
    }
}

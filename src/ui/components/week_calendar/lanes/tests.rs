use super::*;
use proptest::prelude::*;

fn at(row: u32, length: u32) -> Span {
    Span { day: 0, row, length }
}

fn lanes(first: u32, wide: u32, of: u32) -> Place {
    Place::Lanes { first, wide, of }
}

#[test]
fn a_span_without_overlaps_has_the_full_width() {
    let spans = [at(18, 2), at(20, 2), Span { day: 1, row: 18, length: 2 }];
    assert_eq!(places(&spans), [lanes(0, 1, 1); 3]);
}

#[test]
fn overlapping_spans_are_side_by_side() {
    assert_eq!(places(&[at(18, 4), at(19, 2), at(22, 2)]), [lanes(0, 1, 2), lanes(1, 1, 2), lanes(0, 1, 1)]);
}

#[test]
fn a_span_extends_into_free_lanes() {
    let spans = [at(18, 4), at(18, 2), at(18, 2), at(20, 2)];
    assert_eq!(places(&spans), [lanes(0, 1, 3), lanes(1, 1, 3), lanes(2, 1, 3), lanes(1, 2, 3)]);
}

#[test]
fn spans_beyond_the_last_lane_are_counted() {
    let spans = [at(18, 2); 6];
    let places = places(&spans);
    assert_eq!(places[..3], [lanes(0, 1, 4), lanes(1, 1, 4), lanes(2, 1, 4)]);
    assert_eq!(places[3..], [Place::Hidden; 3]);
    assert_eq!(hidden(&spans, &places), [(at(18, 2), 3)]);
}

/// The blocks to draw: every span that has a place, and every count in the last lane, each with its start and end as a
/// share of the width.
fn drawn(spans: &[Span], places: &[Place], counts: &[(Span, u32)]) -> Vec<(Span, f64, f64)> {
    let shown = spans.iter().zip(places).filter_map(|(span, place)| match *place {
        Place::Lanes { first, wide, of } => {
            Some((*span, f64::from(first) / f64::from(of), f64::from(first + wide) / f64::from(of)))
        }
        Place::Hidden => None,
    });
    let lanes = f64::from(LANES);
    shown.chain(counts.iter().map(|(span, _)| (*span, (lanes - 1.0) / lanes, 1.0))).collect()
}

proptest! {
    #[test]
    fn blocks_never_overlap_and_every_span_is_drawn_or_counted(
        spans in prop::collection::vec((0..2_u32, 0..24_u32, 1..6_u32), 0..40)
    ) {
        let spans: Vec<Span> =
            spans.into_iter().map(|(day, row, length)| Span { day, row, length }).collect();
        let places = places(&spans);
        let counts = hidden(&spans, &places);
        let drawn = drawn(&spans, &places, &counts);
        for (index, (span, from, to)) in drawn.iter().enumerate() {
            prop_assert!(from < to && *to <= 1.0);
            for (other, others_from, others_to) in &drawn[..index] {
                let apart = to <= others_from || others_to <= from;
                prop_assert!(apart || !span.touches(*other), "{span:?} and {other:?} cover each other");
            }
        }
        let counted: usize = counts.iter().map(|(_, count)| *count as usize).sum();
        prop_assert_eq!(drawn.len() - counts.len() + counted, spans.len());
    }
}

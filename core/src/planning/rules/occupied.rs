//! Occupied times, for checking many other times against them.

use crate::{model::hours::Interval, order::Order};
use chrono::{DateTime, Utc};

/// Sorted by start, each with the latest end so far, so that one search finds out whether any of them overlaps another
/// time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Occupied(Vec<(DateTime<Utc>, DateTime<Utc>)>);

impl<'a> FromIterator<&'a Interval> for Occupied {
    fn from_iter<Times: IntoIterator<Item = &'a Interval>>(times: Times) -> Self {
        let mut occupied: Vec<_> = times.into_iter().map(|time| (time.start, time.end)).collect();
        occupied.order();
        let mut latest = DateTime::<Utc>::MIN_UTC;
        for (_, end) in &mut occupied {
            latest = latest.max(*end);
            *end = latest;
        }
        Self(occupied)
    }
}

impl Occupied {
    pub(crate) fn overlaps(&self, wanted: Interval) -> bool {
        let begun = self.0.partition_point(|(start, _)| *start < wanted.end);
        begun.checked_sub(1).is_some_and(|last| self.0[last].1 > wanted.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn interval(from: i64, to: i64) -> Interval {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        Interval { start: at(from), end: at(to) }
    }

    proptest! {
        #[test]
        fn it_overlaps_if_any_of_its_times_overlaps(
            times in prop::collection::vec((0_i64..40, 0_i64..40), 0..8),
            from in 0_i64..40,
            to in 0_i64..40,
        ) {
            let times: Vec<_> = times.into_iter().map(|(from, to)| interval(from, to)).collect();
            let wanted = interval(from, to);
            let overlaps = times.iter().any(|time| time.overlaps(wanted));
            prop_assert_eq!(times.iter().collect::<Occupied>().overlaps(wanted), overlaps);
        }
    }
}

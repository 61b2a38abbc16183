//! The arcs of an enrollment's graph: which options may follow an option, and which can be reached for a need
//! at all.

use super::enrollment::InterviewOption;
use crate::{
    index::{IndexVec, Ix, NeedIx, OptionIx},
    units::MINUS_INFINITY,
};

/// Tells each option which may follow it. All options from `next` on may, so one position stands for all
/// arcs.
pub(super) fn link(options: &mut IndexVec<OptionIx, InterviewOption>, gap_minutes: i64) {
    let mut week_end = options.end();
    for option in options.positions().rev() {
        let ready = options[option].end + gap_minutes;
        let next = options.partition_point(|other| other.start < ready);
        let after = OptionIx(option.0 + 1);
        if options.at(after).is_some_and(|after| after.week != options[option].week) {
            week_end = after;
        }
        options[option].next = OptionIx::new(next);
        options[option].week_end = week_end;
    }
}

/// For each need the first option that can be reached once the needs before it are met; `values` has a row of
/// all options for each need.
pub(super) fn first_reachable(
    needs: usize,
    options: &IndexVec<OptionIx, InterviewOption>,
    values: &[i64],
) -> IndexVec<NeedIx, OptionIx> {
    let mut first = IndexVec::filled(OptionIx(0), needs);
    for need in 1..needs {
        let before = &values[(need - 1) * options.len()..need * options.len()];
        let reachable = options.iter().zip(before).skip(first[NeedIx::new(need - 1)].get());
        let next = reachable.filter(|(_, value)| **value != MINUS_INFINITY).map(|(option, _)| option.next);
        first[NeedIx::new(need)] = next.min().unwrap_or(options.end());
    }
    first
}

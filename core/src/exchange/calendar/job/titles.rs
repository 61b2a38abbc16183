//! Groups the entries of a schedule by title and outcome, into few enough lines for a person to check.

use crate::{
    exchange::{
        calendar::{CalendarEntry, interviews::SkippedReason},
        rows::interviews::InterviewRow,
    },
    order::Order,
    wording,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// No one looks through more titles than this.
const MOST: usize = 300;

/// All entries with the same title and outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleGroup {
    pub title: String,
    pub count: u32,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub first: DateTime<Utc>,
    pub outcome: Outcome,
}

/// The interview type, or why it isn't an interview.
pub type Outcome = Result<String, String>;

/// Counts entries, which arrive sorted by start.
#[derive(Default)]
pub(super) struct Titles(BTreeMap<String, BTreeMap<Result<String, SkippedReason>, Seen>>);

struct Seen {
    count: u32,
    first: DateTime<Utc>,
}

impl Titles {
    pub(super) fn count(&mut self, entry: &CalendarEntry, came_to: &Result<InterviewRow, SkippedReason>) {
        let title = entry.about.summary.as_str();
        let outcome = came_to.as_ref().map(|row| row.type_name.clone()).map_err(|reason| *reason);
        let outcomes = match self.0.get_mut(title) {
            Some(outcomes) => outcomes,
            None => self.0.entry(title.to_owned()).or_default(),
        };
        outcomes.entry(outcome).or_insert(Seen { count: 0, first: entry.start }).count += 1;
    }

    /// Returns the groups by outcome and title, the most frequent first.
    pub(super) fn shown(self) -> Vec<TitleGroup> {
        let outcomes = |(title, outcomes): (String, BTreeMap<_, Seen>)| {
            let title: Rc<str> = title.into();
            outcomes.into_iter().map(move |(outcome, seen)| (title.clone(), outcome, seen))
        };
        let mut groups: Vec<_> = self.0.into_iter().flat_map(outcomes).collect();
        groups.order_by_key(|(_, _, seen)| std::cmp::Reverse(seen.count));
        groups.truncate(MOST);
        let group = |(title, outcome, Seen { count, first }): (Rc<str>, Result<_, SkippedReason>, _)| {
            let outcome = outcome.map_err(|reason| reason.to_string());
            TitleGroup { title: title.to_string(), count, first, outcome }
        };
        groups.into_iter().map(group).collect()
    }

    /// Returns one line for all entries of one title that aren't interviews, sorted by start, and one line per reason for
    /// the titles beyond [`MOST`]. Leaves out the titles themselves, because they may name candidates.
    pub(super) fn skipped(&self) -> Vec<String> {
        let mut left_out: Vec<(&Seen, SkippedReason)> = self
            .0
            .values()
            .flatten()
            .filter_map(|(outcome, seen)| Some((seen, *outcome.as_ref().err()?)))
            .collect();
        left_out.order_by_key(|(seen, _)| seen.first);
        let rest = left_out.split_off(left_out.len().min(MOST));
        let mut more: BTreeMap<SkippedReason, u32> = BTreeMap::new();
        for (_, reason) in rest {
            *more.entry(reason).or_default() += 1;
        }
        let more = more.into_iter().map(|(reason, count)| {
            format!("{}: {reason}", wording::count(count, "more title", "more titles"))
        });
        left_out.into_iter().map(|(seen, reason)| told(seen, reason)).chain(more).collect()
    }
}

fn told(seen: &Seen, reason: SkippedReason) -> String {
    let at = seen.first.format("%Y-%m-%d %H:%M UTC");
    match seen.count {
        1 => format!("{at}: {reason}"),
        count => format!("{at} and {} more with the same title: {reason}", count - 1),
    }
}

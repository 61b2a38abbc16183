//! Groups the entries of a schedule by title and outcome, into few enough lines for a person to check.

use crate::{
    exchange::{
        calendar::{CalendarEntry, interviews::SkippedReason},
        rows::interviews::InterviewRow,
    },
    order::Order,
    wording,
    zones::{self, Zone, Zones},
};
use chrono::{DateTime, NaiveDateTime, Utc};
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
    /// the titles beyond [`MOST`], with times in `zone`. Leaves out the titles themselves, because they may name candidates.
    pub(super) fn skipped(&self, zones: &dyn Zones, zone: &Zone) -> Vec<String> {
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
        let told = |(seen, reason): (&Seen, SkippedReason)| {
            told(zones::local(zones, zone, seen.first), seen.count, reason)
        };
        left_out.into_iter().map(told).chain(more).collect()
    }
}

fn told(first: NaiveDateTime, count: u32, reason: SkippedReason) -> String {
    let at = first.format("%Y-%m-%d %H:%M");
    match count {
        1 => format!("{at}: {reason}"),
        count => format!("{at} and {} more with the same title: {reason}", count - 1),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        exchange::calendar::job::{self, Answer, Job, Wanted},
        zones::{DatabaseZones, Zone},
    };

    #[test]
    fn skipped_entries_are_listed_by_the_clock_of_the_person_who_imports() {
        let file =
            b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Lunch\nDTSTART:20261207T140000Z\n\
                     DTEND:20261207T150000Z\nEND:VEVENT\nEND:VCALENDAR\n";
        let at = |text: &str| text.parse().expect("an instant");
        let job = Job {
            from: at("2026-12-01T00:00:00Z"),
            until: at("2027-01-01T00:00:00Z"),
            zone: Zone::named("America/New_York"),
            owner: None,
            wanted: Wanted::Schedule { type_names: vec![], patterns: vec![], company_domains: vec![] },
        };
        let answer = job::run(&job, file, &DatabaseZones, &mut |_| {});
        let Ok(Answer::Schedule { problems, .. }) = answer else { panic!("{answer:?}") };
        assert!(problems[0].starts_with("2026-12-07 09:00: "), "{problems:?}");
    }
}

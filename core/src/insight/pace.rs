//! How training is going: what it waits for most, and how long it took lately.

use crate::{
    insight::pool::{PoolRow, WaitingFor},
    model::enrollment::{Enrollment, EnrollmentStatus},
    order::Order,
    workspace::Workspace,
};
use chrono::{DateTime, Duration, Utc};
use std::{cmp::Reverse, collections::BTreeMap};

/// The length of a period, in weeks.
pub const PERIOD_WEEKS: i64 = 12;

/// How training is going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Running enrollments.
    pub in_training: usize,
    /// What they wait for, the most frequent first.
    pub waiting: Vec<(WaitingFor, usize)>,
    /// The last [`PERIOD_WEEKS`].
    pub lately: Certified,
    /// The period before.
    pub before: Certified,
}

/// The enrollments that were certified in one period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Certified {
    pub count: usize,
    /// Days from enrolling to the certificate, rounded down; `None` if no one was certified.
    pub median_days: Option<i64>,
}

/// How training is going, with the rows of [`pool`](super::pool::pool).
pub fn pace(workspace: &Workspace, pool: &[PoolRow], now: DateTime<Utc>) -> Pace {
    let mut waiting: BTreeMap<WaitingFor, usize> = BTreeMap::new();
    for (cause, count) in pool.iter().flat_map(|row| &row.waiting) {
        *waiting.entry(*cause).or_default() += count;
    }
    let mut waiting: Vec<_> = waiting.into_iter().collect();
    waiting.order_by_key(|(cause, count)| (Reverse(*count), *cause));
    let period = Duration::weeks(PERIOD_WEEKS);
    let begun = now.checked_sub_signed(period).unwrap_or(now);
    let begun_before = begun.checked_sub_signed(period).unwrap_or(begun);
    Pace {
        in_training: waiting.iter().map(|(_, count)| count).sum(),
        waiting,
        lately: certified(workspace, begun, now),
        before: certified(workspace, begun_before, begun),
    }
}

/// The enrollments certified after `from`, up to `until`.
fn certified(workspace: &Workspace, from: DateTime<Utc>, until: DateTime<Utc>) -> Certified {
    let ended = workspace.enrollments.values().filter_map(|enrollment| {
        let at = certified_at(enrollment).filter(|at| *at > from && *at <= until)?;
        Some(at.signed_duration_since(enrollment.since()).num_days())
    });
    let mut days: Vec<i64> = ended.collect();
    days.order();
    let middle = days.len() / 2;
    let median = match days.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(days[middle]),
        _ => Some(days[middle - 1].midpoint(days[middle])),
    };
    Certified { count: days.len(), median_days: median }
}

/// When it led to a certificate.
pub(super) fn certified_at(enrollment: &Enrollment) -> Option<DateTime<Utc>> {
    let last = enrollment.history.last();
    (last.state == EnrollmentStatus::Certified).then_some(last.at)
}

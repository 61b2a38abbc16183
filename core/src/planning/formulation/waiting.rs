//! How long an enrolment has waited for its next session.

use crate::{model::enrollment::Enrolment, planning::rules::Facts};
use chrono::{DateTime, Utc};

/// Whole weeks since the last thing that happened on the path: enrolling, prep, or a session; 0 while a session
/// is ahead.
pub(super) fn weeks(facts: &Facts, enrolment: &Enrolment) -> i64 {
    let prepared = enrolment.prepared.values().filter_map(|at| DateTime::from_timestamp(*at, 0));
    let sessions = facts.placed(enrolment.id).iter().map(|placed| placed.interval.end);
    let last: DateTime<Utc> = prepared.chain(sessions).fold(enrolment.since, DateTime::max);
    (facts.now - last).num_weeks().max(0)
}

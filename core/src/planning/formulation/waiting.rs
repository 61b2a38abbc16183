//! How long an enrollment has waited for its next session.

use crate::{model::enrollment::Enrollment, planning::rules::RuleContext};
use chrono::{DateTime, Utc};

/// Returns whole weeks since the last event on the path (enrollment, prep, or a session), or 0 while a session is ahead.
pub(super) fn weeks(context: &RuleContext, enrollment: &Enrollment) -> i64 {
    let prepared = enrollment.prepared.values().map(|at| at.time());
    let sessions = context.placed(enrollment.id).iter().map(|placed| placed.interval.end);
    let last: DateTime<Utc> = prepared.chain(sessions).fold(enrollment.since(), DateTime::max);
    (context.now - last).num_weeks().max(0)
}

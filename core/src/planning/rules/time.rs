//! Rules about time: notice, the trainee's working hours in local time, and never being in two places.

use super::{BREAK_MINUTES, PlacementDetails, RuleContext};
use crate::model::hours::Interval;
use crate::planning::rules::local_time::works_during;
use chrono::Duration;

pub(super) fn leaves_notice(context: &RuleContext, details: &PlacementDetails) -> bool {
    details.interview.start - context.now
        >= Duration::hours(details.enrollment_context.path.notice_hours.into())
}

pub(super) fn lies_in_hours(_: &RuleContext, details: &PlacementDetails) -> bool {
    works_during(details.enrollment_context.trainee, details.local)
}

pub(super) fn leaves_own_interviews(_: &RuleContext, details: &PlacementDetails) -> bool {
    !details.enrollment_context.own_interviews().overlaps(with_breaks(details.interval))
}

pub(super) fn leaves_busy_times(_: &RuleContext, details: &PlacementDetails) -> bool {
    !details.enrollment_context.busy().overlaps(details.interval)
}

pub(super) fn leaves_other_sessions(_: &RuleContext, details: &PlacementDetails) -> bool {
    let mut sessions = details.enrollment_context.sessions.into_iter().flatten();
    !sessions.any(|session| session.overlaps(with_breaks(details.interval)))
}

fn with_breaks(interval: Interval) -> Interval {
    interval.with_breaks(Duration::minutes(BREAK_MINUTES))
}

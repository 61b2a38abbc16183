//! Rules about when: notice, working hours by the trainee's own clock, and nobody in two places.

use super::{BREAK_MINUTES, Facts, Looked};
use crate::model::hours::Interval;
use crate::planning::rules::local_time::works_during;
use chrono::Duration;

pub(super) fn leaves_notice(facts: &Facts, looked: &Looked) -> bool {
    looked.interview.start - facts.now >= Duration::hours(looked.climber.path.notice_hours.into())
}

pub(super) fn lies_in_hours(_: &Facts, looked: &Looked) -> bool {
    works_during(looked.climber.trainee, looked.local)
}

pub(super) fn leaves_own_interviews(_: &Facts, looked: &Looked) -> bool {
    !looked.climber.own_interviews().overlaps(with_breaks(looked.interval))
}

pub(super) fn leaves_busy_times(_: &Facts, looked: &Looked) -> bool {
    !looked.climber.busy().overlaps(looked.interval)
}

pub(super) fn leaves_other_sessions(_: &Facts, looked: &Looked) -> bool {
    let mut sessions = looked.climber.sessions.into_iter().flatten();
    !sessions.any(|session| session.overlaps(with_breaks(looked.interval)))
}

fn with_breaks(interval: Interval) -> Interval {
    interval.with_breaks(Duration::minutes(BREAK_MINUTES))
}

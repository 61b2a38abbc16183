//! Where an interview could be moved to, so that a trainee can come.

use super::Change;
use crate::{
    model::{hours::Interval, ids::PersonId, interview::Interview},
    planning::rules::{BREAK_MINUTES, Facts, is_within_hours},
};
use chrono::Duration;

/// The moves that are tried, in hours: the same day first, then the days beside.
const HOURS: [i64; 8] = [1, -1, 2, -2, 24, -24, 48, -48];

/// The first of some moves at which trainee and interviewer both work and have nothing else.
pub(super) fn beside(facts: &Facts, trainee: PersonId, interview: &Interview) -> Option<Change> {
    let suits = |hours: &i64| {
        let by = Duration::hours(*hours);
        let now = interview.interval();
        let there = Interval { start: now.start + by, end: now.end + by };
        is_free(facts, trainee, interview, there) && is_free(facts, interview.interviewer, interview, there)
    };
    let by = HOURS.iter().find(|hours| suits(hours))?;
    Some(Change::InterviewMoved { interview: interview.id, start: interview.start + Duration::hours(*by) })
}

fn is_free(facts: &Facts, person: PersonId, moved: &Interview, there: Interval) -> bool {
    let Some(known) = facts.workspace.people.get(&person) else { return false };
    let with_breaks = there.with_breaks(Duration::minutes(BREAK_MINUTES));
    let leads = facts.own_interviews.get(&person).into_iter().flatten();
    let attends = facts.sessions.get(&person).into_iter().flatten();
    is_within_hours(facts.zones, known, there)
        && there.start > facts.now
        && known.busy.values().flatten().all(|busy| !busy.overlaps(there))
        && leads.chain(attends).all(|taken| *taken == moved.interval() || !taken.overlaps(with_breaks))
}

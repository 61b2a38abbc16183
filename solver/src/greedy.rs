//! The greedy assignment, candidate by candidate, the most valuable first: a quick start, and the least that
//! the solver has to beat.

use crate::{
    assignment::Assignment,
    index::{EnrollmentIx, Ix, NeedIx, OptionIx, WeekIx},
    instance::Instance,
    path::distinct,
    units::MINUS_INFINITY,
};
use std::cmp::Reverse;

/// The greedy assignment.
pub(crate) fn greedy(instance: &Instance) -> Assignment {
    let mut assignment = Assignment::empty(instance);
    let sessions = by_value(instance);
    // A session can be worth more than the one that must come before it; another round finds it ready.
    loop {
        let before = assignment.value;
        for session in &sessions {
            extend(instance, &mut assignment, session);
        }
        if assignment.value == before {
            return assignment;
        }
    }
}

struct ValuedSession {
    value: i64,
    need: NeedIx,
    enrollment: EnrollmentIx,
    option: OptionIx,
}

fn by_value(instance: &Instance) -> Vec<ValuedSession> {
    let mut sessions = Vec::new();
    for (index, enrollment) in instance.enrollments.enumerate() {
        for need in enrollment.needs.positions() {
            for option in enrollment.options.positions() {
                let value = enrollment.value(option, need);
                if value != MINUS_INFINITY && value > 0 {
                    sessions.push(ValuedSession { value, need, enrollment: index, option });
                }
            }
        }
    }
    sessions.sort_unstable_by_key(|session| {
        (Reverse(session.value), session.need, session.enrollment, session.option)
    });
    sessions
}

/// Adds the session where it is the enrollment's next one and fits.
fn extend(instance: &Instance, assignment: &mut Assignment, session: &ValuedSession) {
    let index = session.enrollment;
    let enrollment = &instance.enrollments[index];
    let path = &assignment.paths[index];
    let ready = path.last().map_or(OptionIx(0), |last| enrollment.options[*last].next);
    if path.len() != session.need.get() || session.option < ready {
        return;
    }
    let week = enrollment.options[session.option].week;
    let taken = instance.options(index, path).filter(|option| option.week == week).count() as u32;
    let week_has_room = week == WeekIx::NONE || taken < assignment.week_left(instance, index, week);
    let mut longer = path.clone();
    longer.push(session.option);
    if !week_has_room || !distinct::is_distinct(enrollment, &longer) {
        return;
    }
    let shorter = assignment.remove(instance, index);
    let fits = assignment.fits(instance, index, &longer);
    assignment.assign(instance, index, if fits { longer } else { shorter });
}

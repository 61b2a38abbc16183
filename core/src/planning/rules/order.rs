//! Rules about the path: its steps in order, with time between them, and with other mentors where it says so.

use super::{Facts, Looked, facts::Placed};
use crate::progress::steps;
use chrono::Duration;

pub(super) fn was_not_declined(facts: &Facts, looked: &Looked) -> bool {
    !facts.declined.contains(&(looked.enrolment.id, looked.interview.id))
}

pub(super) fn mentor_is_another(facts: &Facts, looked: &Looked) -> bool {
    let different = looked.step.of(&looked.path.steps).is_some_and(|step| step.different_mentors);
    let same = |placed: &Placed| placed.step == looked.step && placed.mentor == looked.mentor.id;
    !different || !facts.placed(looked.enrolment.id).iter().any(same)
}

/// All sessions of earlier steps end well before, those of later steps begin well after, and the step has a
/// session left to give.
pub(super) fn keeps_order(facts: &Facts, looked: &Looked) -> bool {
    let Some(step) = looked.step.of(&looked.path.steps) else { return false };
    if !step.kind.is_session() {
        return false;
    }
    let placed = facts.placed(looked.enrolment.id);
    let gap = Duration::hours(looked.path.hours_between_sessions.into());
    let interval = looked.interview.interval();
    let count = |wanted| placed.iter().filter(|placed| placed.step == wanted).count();
    let apart = |placed: &Placed| {
        let before = interval.start - placed.interval.end >= gap;
        let after = placed.interval.start - interval.end >= gap;
        match placed.step.cmp(&looked.step) {
            std::cmp::Ordering::Less => before,
            std::cmp::Ordering::Equal => before || after,
            std::cmp::Ordering::Greater => after,
        }
    };
    let earlier_are_placed = steps::indexed(looked.path)
        .filter(|(index, earlier)| *index < looked.step && earlier.kind.is_session())
        .all(|(index, earlier)| count(index) >= usize::from(earlier.times));
    earlier_are_placed && count(looked.step) < usize::from(step.times) && placed.iter().all(apart)
}

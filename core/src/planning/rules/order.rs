//! Rules about the path: its steps in order, with time between them, and with other mentors where it says so.

use super::{Facts, Looked};
use crate::{model::enrollment::StepIndex, planning::rules::context::Placed, progress::path::steps};
use chrono::Duration;
use std::cmp::Ordering;

pub(super) fn was_not_declined(_: &Facts, looked: &Looked) -> bool {
    !looked.climber.declined.contains(&looked.interview.id)
}

pub(super) fn mentor_is_another(_: &Facts, looked: &Looked) -> bool {
    let different = looked.step.of(&looked.climber.path.steps).is_some_and(|step| step.different_mentors);
    let same = |placed: &Placed| placed.step == looked.step && placed.mentor == looked.mentor.id;
    !different || !looked.climber.placed.iter().any(same)
}

/// All sessions of earlier steps are placed and end well before, those of later steps begin well after, and the
/// step has a session left to give.
pub(super) fn keeps_order(facts: &Facts, looked: &Looked) -> bool {
    earlier_are_placed(looked) && keeps_apart(facts, looked)
}

fn earlier_are_placed(looked: &Looked) -> bool {
    let earlier = steps::indexed(looked.climber.path).filter(|(index, _)| *index < looked.step);
    let mut sessions = earlier.filter(|(_, step)| step.kind.is_session());
    sessions.all(|(index, step)| {
        let asked = steps::sessions_asked(looked.climber.enrollment, index, step);
        count(looked, index) >= usize::from(asked)
    })
}

/// The part of the order that sessions still to be placed cannot mend. A later step that was taken already does not
/// keep an earlier one away that turned out to be missing: it is made up for.
pub(super) fn keeps_apart(facts: &Facts, looked: &Looked) -> bool {
    let Some(step) = looked.step.of(&looked.climber.path.steps) else { return false };
    let asked = steps::sessions_asked(looked.climber.enrollment, looked.step, step);
    if !step.kind.is_session() || count(looked, looked.step) >= usize::from(asked) {
        return false;
    }
    let gap = Duration::hours(looked.climber.path.hours_between_sessions.into());
    looked.climber.placed.iter().all(|placed| {
        let before = looked.interval.start - placed.interval.end >= gap;
        let after = placed.interval.start - looked.interval.end >= gap;
        match placed.step.cmp(&looked.step) {
            Ordering::Less => before,
            Ordering::Equal => before || after,
            Ordering::Greater => after || before && placed.interval.end <= facts.now,
        }
    })
}

fn count(looked: &Looked, step: StepIndex) -> usize {
    looked.climber.placed.iter().filter(|placed| placed.step == step).count()
}

//! Rules about the path: its steps in order, with time between them, and with different mentors if required.

use super::{PlacementDetails, RuleContext};
use crate::{
    model::{enrollment::StepIndex, person::Person},
    planning::rules::{
        context::Placed,
        declined::{RuledOut, Unavailable},
        local_time::week_of,
    },
    progress::path::steps,
};
use chrono::Duration;
use std::cmp::Ordering;

pub(super) fn was_not_declined(context: &RuleContext, details: &PlacementDetails) -> bool {
    let for_enrollment = details.enrollment_context.declined.iter().any(|ruled_out| match *ruled_out {
        RuledOut::Interview(interview) => interview == details.interview.id,
        RuledOut::Mentor(mentor) => mentor == details.mentor.id,
    });
    let is_unavailable = |person: &Person| {
        context.declined.of_person(person.id).iter().any(|unavailable| match *unavailable {
            Unavailable::At(time) => time.overlaps(details.interval),
            Unavailable::InWeek(week) => week_of(context.zones, person, details.interview.start) == week,
        })
    };
    !for_enrollment && !is_unavailable(details.enrollment_context.trainee) && !is_unavailable(details.mentor)
}

pub(super) fn mentor_is_another(_: &RuleContext, details: &PlacementDetails) -> bool {
    let different =
        details.step.of(&details.enrollment_context.path.steps).is_some_and(|step| step.different_mentors);
    let same = |placed: &Placed| placed.step == details.step && placed.mentor == details.mentor.id;
    !different || !details.enrollment_context.placed.iter().any(same)
}

/// Whether all sessions of earlier steps are placed and end well before, those of later steps start well after, and the
/// step still needs a session.
pub(super) fn keeps_order(context: &RuleContext, details: &PlacementDetails) -> bool {
    earlier_are_placed(details) && keeps_apart(context, details)
}

fn earlier_are_placed(details: &PlacementDetails) -> bool {
    let earlier = steps::indexed(details.enrollment_context.path).filter(|(index, _)| *index < details.step);
    let mut sessions = earlier.filter(|(_, step)| step.kind.is_session());
    sessions.all(|(index, step)| {
        let asked = steps::sessions_asked(details.enrollment_context.enrollment, index, step);
        count(details, index) >= usize::from(asked)
    })
}

/// Checks the part of the order that placing more sessions can't repair. A later step that already took place doesn't
/// exclude an earlier one that turned out to be missing: a make-up session may follow it.
pub(super) fn keeps_apart(context: &RuleContext, details: &PlacementDetails) -> bool {
    let Some(step) = details.step.of(&details.enrollment_context.path.steps) else { return false };
    let asked = steps::sessions_asked(details.enrollment_context.enrollment, details.step, step);
    if !step.kind.is_session() || count(details, details.step) >= usize::from(asked) {
        return false;
    }
    let gap = Duration::hours(details.enrollment_context.path.hours_between_sessions.into());
    details.enrollment_context.placed.iter().all(|placed| {
        let before = details.interval.start - placed.interval.end >= gap;
        let after = placed.interval.start - details.interval.end >= gap;
        match placed.step.cmp(&details.step) {
            Ordering::Less => before,
            Ordering::Equal => before || after,
            Ordering::Greater => after || before && placed.interval.end <= context.now,
        }
    })
}

fn count(details: &PlacementDetails, step: StepIndex) -> usize {
    details.enrollment_context.placed.iter().filter(|placed| placed.step == step).count()
}

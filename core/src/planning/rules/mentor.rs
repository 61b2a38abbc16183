//! Rules about who can mentor a step, apart from being certified.

use super::{PlacementDetails, RuleContext};
use crate::{
    model::program::{
        Step,
        rules::{MentorRule, WhoMentors},
    },
    order::Gather,
    progress::path::steps,
};
use chrono::Duration;
use std::collections::BTreeSet;

fn rule<'a>(details: &'a PlacementDetails) -> Option<&'a MentorRule> {
    details.step.of(&details.enrollment_context.path.steps).map(|step| &step.rules.mentor)
}

pub(super) fn may_mentor_there(_: &RuleContext, details: &PlacementDetails) -> bool {
    let leads = details.interview.lead == details.mentor.id;
    leads || rule(details).is_some_and(|rule| rule.who == WhoMentors::AnyInterviewer)
}

pub(super) fn is_experienced(context: &RuleContext, details: &PlacementDetails) -> bool {
    let Some(rule) = rule(details) else { return true };
    let (mentor, interview_type) = (details.mentor.id, details.interview.interview_type);
    let start = details.interview.start;
    let conducted = context.conducted.get(&(mentor, interview_type)).map_or(&[][..], Vec::as_slice);
    let is_practiced = rule.interviews_conducted == 0
        || conducted.iter().filter(|conducted| **conducted < start).count()
            >= usize::from(rule.interviews_conducted);
    let has_held = rule.weeks_certified == 0
        || context
            .certified_from
            .get(&(mentor, interview_type))
            .is_some_and(|from| start - *from >= Duration::weeks(rule.weeks_certified.into()));
    is_practiced && has_held
}

/// A person without a team counts as being from another team.
pub(super) fn is_of_another_team(_: &RuleContext, details: &PlacementDetails) -> bool {
    let asked = rule(details).is_some_and(|rule| rule.from_another_team);
    !asked
        || details.enrollment_context.trainee.team.is_none()
        || details.enrollment_context.trainee.team != details.mentor.team
}

pub(super) fn carries_the_tag(_: &RuleContext, details: &PlacementDetails) -> bool {
    let tag = rule(details).and_then(|rule| rule.tag.as_ref());
    tag.is_none_or(|tag| details.mentor.tags.contains(tag))
}

/// A session that was not approved counts, too: the two have met.
pub(super) fn never_met(context: &RuleContext, details: &PlacementDetails) -> bool {
    let (enrollment_context, mentor) = (details.enrollment_context, details.mentor.id);
    let met = || {
        context.met.contains(&(enrollment_context.enrollment.id, mentor))
            || enrollment_context.placed.iter().any(|placed| placed.mentor == mentor)
    };
    !enrollment_context.path.rules.never_same_pair || !met()
}

/// Checks that the sessions missing after this one can still reach the number of different mentors that the step
/// requires.
pub(super) fn leaves_enough_mentors(_: &RuleContext, details: &PlacementDetails) -> bool {
    let Some(step) = details.step.of(&details.enrollment_context.path.steps) else { return true };
    let Some(needed) = step.rules.distinct_mentors else { return true };
    let placed = details.enrollment_context.placed.iter().filter(|placed| placed.step == details.step);
    let mut mentors: BTreeSet<_> = placed.clone().map(|placed| placed.mentor).into_set();
    mentors.insert(details.mentor.id);
    let left = asked(details, step).saturating_sub(placed.count() + 1);
    // More mentors than sessions is impossible. Then each session needs a different one.
    let needed = usize::from(needed).min(asked(details, step));
    mentors.len() + left >= needed
}

fn asked(details: &PlacementDetails, step: &Step) -> usize {
    steps::sessions_asked(details.enrollment_context.enrollment, details.step, step).into()
}

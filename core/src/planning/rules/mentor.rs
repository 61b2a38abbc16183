//! Rules about who mentors a step, besides being certified.

use super::{Facts, Looked};
use crate::{
    model::program::{Step, rules::MentorRule},
    progress::path::steps,
};
use chrono::Duration;
use std::collections::BTreeSet;

fn rule<'a>(looked: &'a Looked) -> Option<&'a MentorRule> {
    looked.step.of(&looked.climber.path.steps).map(|step| &step.rules.mentor)
}

pub(super) fn is_experienced(facts: &Facts, looked: &Looked) -> bool {
    let Some(rule) = rule(looked) else { return true };
    let (mentor, interview_type) = (looked.mentor.id, looked.interview.interview_type);
    let start = looked.interview.start;
    let led = facts.led.get(&(mentor, interview_type)).map_or(&[][..], Vec::as_slice);
    let has_led = rule.interviews_led == 0
        || led.iter().filter(|led| **led < start).count() >= usize::from(rule.interviews_led);
    let has_held = rule.weeks_certified == 0
        || facts
            .certified_from
            .get(&(mentor, interview_type))
            .is_some_and(|from| start - *from >= Duration::weeks(rule.weeks_certified.into()));
    has_led && has_held
}

/// People without a team are of no team, and so of another.
pub(super) fn is_of_another_team(_: &Facts, looked: &Looked) -> bool {
    let asked = rule(looked).is_some_and(|rule| rule.from_another_team);
    !asked || looked.climber.trainee.team.is_none() || looked.climber.trainee.team != looked.mentor.team
}

pub(super) fn carries_the_tag(_: &Facts, looked: &Looked) -> bool {
    let tag = rule(looked).and_then(|rule| rule.tag.as_ref());
    tag.is_none_or(|tag| looked.mentor.tags.contains(tag))
}

pub(super) fn never_met(_: &Facts, looked: &Looked) -> bool {
    let met = || looked.climber.placed.iter().any(|placed| placed.mentor == looked.mentor.id);
    !looked.climber.path.rules.never_same_pair || !met()
}

/// After this session, those still missing must be able to bring the different mentors that the step asks for.
pub(super) fn leaves_enough_mentors(_: &Facts, looked: &Looked) -> bool {
    let Some(step) = looked.step.of(&looked.climber.path.steps) else { return true };
    let Some(needed) = step.rules.distinct_mentors else { return true };
    let placed = looked.climber.placed.iter().filter(|placed| placed.step == looked.step);
    let mut mentors: BTreeSet<_> = placed.clone().map(|placed| placed.mentor).collect();
    mentors.insert(looked.mentor.id);
    let left = asked(looked, step).saturating_sub(placed.count() + 1);
    // More mentors than sessions were never to be had: then each brings another.
    let needed = usize::from(needed).min(asked(looked, step));
    mentors.len() + left >= needed
}

fn asked(looked: &Looked, step: &Step) -> usize {
    steps::sessions_asked(looked.climber.enrollment, looked.step, step).into()
}

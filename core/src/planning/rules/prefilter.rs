//! Checks many placements at once, before anything is placed. Shared parts are checked only once.

use crate::{
    model::{
        enrollment::{StepIndex, Variant},
        hours::Interval,
        ids::{EnrollmentId, InterviewTypeId},
        interview::Interview,
        person::Person,
        program::Version,
    },
    order::Gather,
    planning::{
        exclusion::Exclusion,
        rules::{
            EnrollmentContext, PlacementDetails, RULES, Rule, RuleContext, Scope,
            local_time::{LocalTime, local_time},
        },
    },
    workspace::Workspace,
    zones::{Zone, Zones},
};
use chrono::{DateTime, Utc};
use std::{cell::RefCell, collections::BTreeMap, ops::Range, rc::Rc};

/// The scheduled interviews that start within some weeks, by type, checked against the rules.
pub(in crate::planning) struct Prefilter<'a> {
    context: &'a RuleContext<'a>,
    order: Rule,
    lists: BTreeMap<InterviewTypeId, List<'a>>,
}

/// The interviews of a type, with the results that apply to all enrollments.
#[derive(Default)]
struct List<'a> {
    interviews: Vec<&'a Interview>,
    /// Grouped by interview, in the order of the interviews.
    offers: Vec<Offer<'a>>,
    /// Their local times in each zone.
    local: RefCell<BTreeMap<Zone, Rc<[LocalTime]>>>,
    /// The first rule about the interview that excludes each offer, by path and step.
    hosts: RefCell<BTreeMap<PathStep, Rc<[Place]>>>,
}

type PathStep = (Version, Variant, StepIndex);

/// An index into [`RULES`], or their number if no rule excludes.
type Place = u8;
const NONE: Place = RULES.len() as Place;

impl List<'_> {
    fn local_to(&self, person: &Person, zones: &dyn Zones) -> Rc<[LocalTime]> {
        let mut known = self.local.borrow_mut();
        if let Some(local) = known.get(&person.zone) {
            return local.clone();
        }
        let local = self.offers.iter().map(|offer| local_time(zones, person, offer.interval));
        known.entry(person.zone.clone()).or_insert(local.collect()).clone()
    }
}

/// An interview with one of its interviewers as the mentor. The lead's offer comes first.
pub(in crate::planning) struct Offer<'a> {
    pub interview: &'a Interview,
    pub mentor: &'a Person,
    interval: Interval,
}

impl<'a> Offer<'a> {
    fn of(workspace: &'a Workspace, interview: &'a Interview) -> impl Iterator<Item = Self> {
        let known = interview.interviewers().filter_map(|person| workspace.people.get(&person));
        known.map(move |mentor| Self { interview, mentor, interval: interview.interval() })
    }
}

impl<'a> Prefilter<'a> {
    /// Checks every rule.
    pub fn new(context: &'a RuleContext<'a>, weeks: &Range<DateTime<Utc>>) -> Self {
        Self::with_order(context, weeks, super::order::keeps_order)
    }

    /// Doesn't require earlier steps of the path to come first, because they may still be placed in time.
    pub fn lasting(context: &'a RuleContext<'a>, weeks: &Range<DateTime<Utc>>) -> Self {
        Self::with_order(context, weeks, super::order::keeps_apart)
    }

    fn with_order(context: &'a RuleContext<'a>, weeks: &Range<DateTime<Utc>>, order: Rule) -> Self {
        let mut lists: BTreeMap<_, List> = BTreeMap::new();
        for interview in in_weeks(context.workspace, weeks) {
            let list = lists.entry(interview.interview_type).or_default();
            list.interviews.push(interview);
            list.offers.extend(Offer::of(context.workspace, interview));
        }
        Self { context, order, lists }
    }

    /// Returns how many interviews there are of each type.
    pub fn counts(&self) -> impl Iterator<Item = (InterviewTypeId, usize)> {
        self.lists.iter().map(|(interview_type, list)| (*interview_type, list.interviews.len()))
    }

    /// Returns the interviews of a type.
    pub fn interviews(&self, interview_type: InterviewTypeId) -> &[&'a Interview] {
        self.lists.get(&interview_type).map_or(&[], |list| &list.interviews)
    }

    /// Checks the interviews of an enrollment's type. Returns `None` if there are no such interviews, or no such enrollment.
    pub fn of(&self, enrollment: EnrollmentId) -> Option<Prefiltered<'_>> {
        let enrollment_context = self.context.enrollment_context(enrollment)?;
        let list = self.lists.get(&enrollment_context.enrollment.interview_type)?;
        let local = list.local_to(enrollment_context.trainee, self.context.zones);
        Some(Prefiltered { prefilter: self, list, local, enrollment_context })
    }

    /// Returns the first rule that excludes a step from each interview of its enrollment's type with any of its interviewers
    /// as the mentor.
    pub fn exclusions(&self, enrollment: EnrollmentId, step: StepIndex) -> Vec<Option<Exclusion>> {
        let Some(prefiltered) = self.of(enrollment) else {
            let interview_type =
                self.context.workspace.enrollments.get(&enrollment).map(|known| known.interview_type);
            let count = interview_type.map_or(0, |known| self.interviews(known).len());
            return vec![Some(Exclusion::NotThere); count];
        };
        let step = prefiltered.step(step);
        let mut known: BTreeMap<_, _> = prefiltered
            .by_interview()
            .map(|offers| {
                let interview = prefiltered.offers()[offers.start].interview.id;
                let exclusions: Vec<_> = offers.map(|place| prefiltered.exclusion(place, &step)).collect();
                (interview, whichever_mentors(&exclusions))
            })
            .into_map();
        let interviews = prefiltered.list.interviews.iter();
        interviews.map(|interview| known.remove(&interview.id).unwrap_or(Some(Exclusion::NotThere))).collect()
    }

    /// Returns the first rule of a scope, in the order of [`RULES`] and before `end`, that excludes this placement.
    fn first(&self, scope: Scope, end: Place, details: &PlacementDetails) -> Place {
        let rules = RULES[..usize::from(end)].iter().zip(0..);
        let mut of_scope = rules.filter(|((_, known, _), _)| *known == scope);
        let excludes = |(exclusion, rule): (Exclusion, Rule)| {
            let rule = if exclusion == Exclusion::OutOfOrder { self.order } else { rule };
            !rule(self.context, details)
        };
        of_scope
            .find(|((exclusion, _, rule), _)| excludes((*exclusion, *rule)))
            .map_or(end, |(_, place)| place)
    }
}

/// The offers for one enrollment: the interviews of its type with each of their interviewers. Offers are referred to by
/// index.
pub(in crate::planning) struct Prefiltered<'a> {
    prefilter: &'a Prefilter<'a>,
    list: &'a List<'a>,
    local: Rc<[LocalTime]>,
    pub enrollment_context: EnrollmentContext<'a>,
}

/// A step of the enrollment, with the rule that excludes it in general and the rule that excludes each interview in
/// general.
pub(in crate::planning) struct PrefilteredStep {
    pub step: StepIndex,
    enrollment: Place,
    hosts: Rc<[Place]>,
}

impl<'a> Prefiltered<'a> {
    pub fn offers(&self) -> &'a [Offer<'a>] {
        &self.list.offers
    }

    /// Returns the indexes of the offers of each interview.
    pub fn by_interview(&self) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let mut end = 0;
        let offers = self.list.offers.chunk_by(|one, other| one.interview.id == other.interview.id);
        offers.map(move |offers| {
            let start = end;
            end += offers.len();
            start..end
        })
    }

    /// Checks the rules about a step alone and about each interview alone.
    pub fn step(&self, step: StepIndex) -> PrefilteredStep {
        let enrollment = &self.enrollment_context.enrollment;
        let details = |place| self.look_up(place, step);
        let key = (enrollment.version, enrollment.variant, step);
        let mut known = self.list.hosts.borrow_mut();
        let hosts = known.entry(key).or_insert_with(|| {
            let first = |details| self.prefilter.first(Scope::Interview, NONE, &details);
            (0..self.list.offers.len()).map(|place| details(place).map_or(NONE, first)).collect()
        });
        let by_itself = (0..self.list.offers.len()).find_map(details);
        let enrollment =
            by_itself.map_or(NONE, |details| self.prefilter.first(Scope::Enrollment, NONE, &details));
        PrefilteredStep { step, enrollment, hosts: hosts.clone() }
    }

    /// Returns the first rule that excludes the step at an offer.
    pub fn exclusion(&self, place: usize, step: &PrefilteredStep) -> Option<Exclusion> {
        let Some(details) = self.look_up(place, step.step) else { return Some(Exclusion::NotThere) };
        let end = step.enrollment.min(step.hosts[place]);
        let first = self.prefilter.first(Scope::Both, end, &details);
        RULES.get(usize::from(first)).map(|(exclusion, ..)| *exclusion)
    }

    pub fn look_up(&self, place: usize, step: StepIndex) -> Option<PlacementDetails<'_>> {
        let offer = self.list.offers.get(place)?;
        Some(PlacementDetails {
            enrollment_context: &self.enrollment_context,
            interview: offer.interview,
            interval: offer.interval,
            mentor: offer.mentor,
            step,
            local: *self.local.get(place)?,
        })
    }
}

/// Returns the rule that excludes an interview with any of its interviewers as the mentor: the one for the first.
pub(in crate::planning) fn whichever_mentors(exclusions: &[Option<Exclusion>]) -> Option<Exclusion> {
    let is_possible = exclusions.iter().any(Option::is_none);
    exclusions.first().copied().flatten().filter(|_| !is_possible)
}

fn in_weeks<'a>(
    workspace: &'a Workspace,
    weeks: &Range<DateTime<Utc>>,
) -> impl Iterator<Item = &'a Interview> {
    workspace
        .interviews
        .values()
        .filter(|interview| interview.is_scheduled() && weeks.contains(&interview.start))
}

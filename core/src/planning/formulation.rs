//! Turns the workspace into a problem: the placements that no rule excludes, their values, and their constraints.

use crate::{
    model::{
        enrollment::Enrollment,
        ids::{EnrollmentId, InterviewId, InterviewTypeId, PersonId, SessionId},
        session::Pin,
    },
    planning::{
        exclusion::Exclusion,
        plan_request::PlanRequest,
        points::{Points, Situation},
        problem::{self, Problem},
        rules::{BREAK_MINUTES, Offer, Prefilter, RuleContext},
    },
    workspace::Workspace,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

mod candidates;
mod limits;
mod mentors;
mod missing;
mod need;
mod shared_seats;
mod type_interviews;
mod warm_start;
mod waiting;

use type_interviews::TypeInterviews;

/// A problem, and the meaning of its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Formulation {
    pub problem: Problem,
    /// The enrollment at each index of [`Problem::enrollments`].
    pub enrollments: Vec<EnrollmentId>,
    /// The interview at each index of [`Problem::interviews`]. An interview with several possible mentors has an index for
    /// each.
    pub interviews: Vec<InterviewId>,
    /// The state of each enrollment before the plan.
    pub starting_points: Vec<StartingPoint>,
    /// The person behind each number.
    pub people: Vec<PersonId>,
    /// For every active enrollment with missing sessions: the interviews of its type in the weeks that can't be its next
    /// session, counted by the first rule that excludes them.
    pub excluded: BTreeMap<EnrollmentId, BTreeMap<Exclusion, u32>>,
    /// The drafts that the new plan replaces.
    pub replaced: Vec<SessionId>,
}

/// The state of an enrollment before the plan, on which the value of its sessions depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartingPoint {
    pub weeks_waited: i64,
    /// How many sessions are missing until the end of the path.
    pub missing: i64,
    /// How much the type needs people, in thousandths of the neediest type's need.
    pub need: i64,
    /// How many published sessions are still to come.
    pub ahead: i64,
    /// Whether a session of the path took place or is already planned.
    pub has_begun: bool,
}

impl StartingPoint {
    /// Returns the situation of one of the missing sessions.
    pub fn situation(self, step: u32, suited: i64, days_before_end: i64) -> Situation {
        Situation {
            is_next: step == 0,
            ahead: self.ahead + i64::from(step),
            weeks_waited: self.weeks_waited,
            missing: self.missing - i64::from(step),
            need: self.need,
            suited,
            days_before_end,
        }
    }
}

/// Formulates the problem of planning the interviews that start within the weeks of the request. Published and fixed
/// sessions stay. All other drafts are planned again.
pub fn formulate(request: &PlanRequest) -> Formulation {
    formulate_for(request, replaced_drafts(request.workspace), &|_| usize::MAX)
}

/// Formulates the problem as if the sessions `replaced` weren't there, with up to `most` sessions for each enrollment.
pub(super) fn formulate_for(
    request: &PlanRequest,
    replaced: Vec<SessionId>,
    most: &dyn Fn(EnrollmentId) -> usize,
) -> Formulation {
    let context = RuleContext::without(request.workspace, request.zones, request.now, &replaced);
    let prefilter = Prefilter::lasting(&context, &request.weeks);
    let mut builder =
        FormulationBuilder::new(&context, &prefilter, request.weeks.end, request.policy.points());
    let continues = |known: &&Enrollment| request.workspace.continues(known, request.now);
    for enrollment in request.workspace.enrollments.values().filter(continues) {
        builder.add_enrollment(enrollment, most(enrollment.id));
    }
    let mut formulation = builder.formulation;
    shared_seats::add(&mut formulation);
    limits::add(&context, &mut formulation);
    Formulation { replaced, ..formulation }
}

/// Returns the drafts that a new plan replaces.
pub fn replaced_drafts(workspace: &Workspace) -> Vec<SessionId> {
    let drafts = workspace.sessions.values().filter(|session| session.state().is_draft());
    drafts.filter(|session| session.pin == Pin::Free).map(|session| session.id).collect()
}

struct FormulationBuilder<'a> {
    context: &'a RuleContext<'a>,
    prefilter: &'a Prefilter<'a>,
    end: DateTime<Utc>,
    points: Points,
    need: BTreeMap<InterviewTypeId, i64>,
    type_interviews: BTreeMap<InterviewTypeId, TypeInterviews>,
    people_places: BTreeMap<PersonId, u32>,
    formulation: Formulation,
}

impl<'a> FormulationBuilder<'a> {
    fn new(
        context: &'a RuleContext<'a>,
        prefilter: &'a Prefilter<'a>,
        end: DateTime<Utc>,
        points: Points,
    ) -> Self {
        Self {
            need: need::of_types(context, prefilter),
            context,
            prefilter,
            end,
            points,
            type_interviews: BTreeMap::new(),
            people_places: BTreeMap::new(),
            formulation: Formulation {
                problem: Problem::empty(BREAK_MINUTES.unsigned_abs() as u32),
                enrollments: Vec::new(),
                starting_points: Vec::new(),
                interviews: Vec::new(),
                people: Vec::new(),
                excluded: BTreeMap::new(),
                replaced: Vec::new(),
            },
        }
    }

    fn add_enrollment(&mut self, enrollment: &'a Enrollment, most: usize) {
        let workspace = self.context.workspace;
        let (Some(path), Some(person)) =
            (workspace.path(enrollment), workspace.people.get(&enrollment.person))
        else {
            return;
        };
        let all_missing = missing::of(self.context, enrollment, path);
        let missing = &all_missing[..all_missing.len().min(most)];
        if missing.is_empty() {
            return;
        }
        let needed = problem::Enrollment {
            person: self.person_place(person.id),
            gap_minutes: u32::from(path.hours_between_sessions) * 60,
            different_mentors: path.rules.never_same_pair,
            needs: missing.iter().filter_map(|step| missing::need(path, *step)).collect(),
        };
        let place = self.formulation.enrollments.len() as u32;
        self.formulation.enrollments.push(enrollment.id);
        self.formulation.problem.enrollments.push(needed);
        let starting_point = StartingPoint {
            weeks_waited: waiting::weeks(self.context, enrollment),
            missing: all_missing.len() as i64,
            need: self.need.get(&enrollment.interview_type).copied().unwrap_or(0),
            ahead: self.ahead(enrollment.id),
            has_begun: !self.context.placed(enrollment.id).is_empty(),
        };
        self.formulation.starting_points.push(starting_point);
        self.add_candidates(enrollment.id, place, missing, starting_point);
    }

    fn ahead(&self, enrollment: EnrollmentId) -> i64 {
        let placed = self.context.placed(enrollment).iter();
        placed.filter(|placed| placed.interval.start > self.context.now).count() as i64
    }

    fn person_place(&mut self, person: PersonId) -> u32 {
        *self.people_places.entry(person).or_insert_with(|| {
            self.formulation.people.push(person);
            self.formulation.people.len() as u32 - 1
        })
    }

    fn add_interview(&mut self, Offer { interview, mentor, .. }: &Offer) {
        let start = interview.start.timestamp().div_euclid(60);
        let free = problem::Interview {
            start,
            // Rounded away from the start, so that no rule is broken by seconds.
            end: (-(-interview.end().timestamp()).div_euclid(60)).max(start + 1),
            mentor: self.person_place(mentor.id),
            seats: interview.observer_cap.into(),
        };
        self.formulation.interviews.push(interview.id);
        self.formulation.problem.interviews.push(free);
    }
}

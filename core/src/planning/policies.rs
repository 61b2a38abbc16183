//! Compares the outcomes of all policies for the same weeks, so that the coordinator can choose one.

use super::{
    plan::placed,
    points::Policy,
    problem::{Candidate, Choice, Flaw},
    solver::{self, Solution},
};
use crate::{
    model::ids::{EnrollmentId, InterviewTypeId},
    order::Gather,
    planning::{
        formulation::{Formulation, StartingPoint, formulate},
        plan_request::PlanRequest,
        planned_session::PlannedSession,
    },
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The outcome of a plan with one policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub policy: Policy,
    pub sessions: usize,
    /// People with at least one session.
    pub people: usize,
    /// The longest wait, in whole weeks, among the enrollments that get a session. `None` if no enrollment gets one.
    pub longest_ended: Option<i64>,
    /// The longest wait among the enrollments that get no session. `None` if all get one.
    pub longest_left: Option<i64>,
    /// Enrollments that have all sessions of their path with this plan.
    pub finished: usize,
    /// People with a session of the type that needs interviewers most.
    pub of_scarcest: usize,
}

/// The outcome of each policy for the same weeks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[must_use]
pub struct Comparison {
    /// The type whose people are counted separately: the one that needs interviewers most.
    pub scarcest: Option<InterviewTypeId>,
    /// One for each policy. Empty if no one needs a session in these weeks.
    pub outcomes: Vec<Outcome>,
}

impl Comparison {
    /// Plans with one policy after the other.
    ///
    /// # Errors
    ///
    /// See [`plan`](super::plan::plan).
    pub fn of(request: &PlanRequest) -> Result<Self, Flaw> {
        let formulation = formulate(request);
        let mut comparison = Self { scarcest: formulation.scarcest(request), outcomes: Vec::new() };
        for policy in if formulation.enrollments.is_empty() { &[][..] } else { &Policy::ALL } {
            let request = PlanRequest { policy: *policy, ..request.clone() };
            let valued = formulation.valued_for(&request);
            let solution = solver::solve(&valued.problem)?;
            comparison.outcomes.push(Outcome::of(&request, &valued, solution));
        }
        Ok(comparison)
    }

    /// Whether every policy has the same outcome, so that there is nothing to choose between.
    pub fn is_even(&self) -> bool {
        let Some(first) = self.outcomes.first() else { return true };
        self.outcomes.iter().all(|outcome| Outcome { policy: first.policy, ..*outcome } == *first)
    }
}

impl Formulation {
    /// Returns the same problem with the points of the request's policy. The possible choices don't depend on it.
    pub fn valued_for(&self, request: &PlanRequest) -> Self {
        let points = request.policy.points();
        let mut valued = self.clone();
        // The steps that an enrollment could take at an interview are next to each other.
        let same = |one: &Candidate, other: &Candidate| {
            (one.enrollment, one.interview) == (other.enrollment, other.interview)
        };
        for steps in valued.problem.candidates.chunk_by_mut(same) {
            let Some(Candidate { enrollment, interview, step, .. }) = steps.first().copied() else {
                continue;
            };
            let placement = self.placement(Choice { enrollment, interview, step });
            let starting_point = self.starting_points.get(enrollment as usize);
            let Some((placement, starting_point)) = placement.zip(starting_point) else { continue };
            let Some(interview) = request.workspace.interviews.get(&placement.interview) else { continue };
            let suited = request.suited(interview, placement);
            let days = request.days_before_end(interview);
            for candidate in steps {
                candidate.value = points.of(starting_point.situation(candidate.step, suited, days));
            }
        }
        valued
    }

    /// Returns the type that needs interviewers most, among the types that people are in training for.
    pub fn scarcest(&self, request: &PlanRequest) -> Option<InterviewTypeId> {
        let types =
            self.enrollments.iter().zip(&self.starting_points).filter_map(|(enrollment, starting_point)| {
                let enrollment = request.workspace.enrollments.get(enrollment)?;
                Some((starting_point.need, enrollment.interview_type))
            });
        types.max().map(|(_, interview_type)| interview_type)
    }
}

impl Outcome {
    /// Measures the outcome of a solution by its sessions.
    pub fn of(request: &PlanRequest, formulation: &Formulation, solution: Solution) -> Self {
        let (sessions, _) = placed(request, formulation, &solution);
        let mut planned: BTreeMap<EnrollmentId, i64> = BTreeMap::new();
        for session in &sessions {
            *planned.entry(session.placement.enrollment).or_default() += 1;
        }
        let starting_points = formulation.enrollments.iter().zip(&formulation.starting_points);
        let with_count = starting_points
            .map(|(id, starting_point)| (*starting_point, planned.get(id).copied().unwrap_or(0)));
        let (advanced, left): (Vec<_>, Vec<_>) = with_count.partition(|(_, planned)| *planned > 0);
        let scarcest = formulation.scarcest(request);
        let is_scarcest = |session: &&PlannedSession| {
            let enrollment = request.workspace.enrollments.get(&session.placement.enrollment);
            enrollment.map(|enrollment| enrollment.interview_type) == scarcest
        };
        Self {
            policy: request.policy,
            sessions: sessions.len(),
            people: people(sessions.iter()),
            longest_ended: longest_wait(&advanced),
            longest_left: longest_wait(&left),
            finished: advanced
                .iter()
                .filter(|(starting_point, planned)| *planned == starting_point.missing)
                .count(),
            of_scarcest: people(sessions.iter().filter(is_scarcest)),
        }
    }
}

fn people<'a>(sessions: impl Iterator<Item = &'a PlannedSession>) -> usize {
    sessions.map(|session| session.trainee).into_set().len()
}

fn longest_wait(enrollments: &[(StartingPoint, i64)]) -> Option<i64> {
    enrollments.iter().map(|(starting_point, _)| starting_point.weeks_waited).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(policy: Policy, sessions: usize) -> Outcome {
        let (longest_ended, longest_left) = (Some(3), None);
        Outcome { policy, sessions, people: 2, longest_ended, longest_left, finished: 1, of_scarcest: 1 }
    }

    fn comparison(sessions: impl Fn(usize) -> usize) -> Comparison {
        let outcomes = Policy::ALL.iter().enumerate();
        let outcomes = outcomes.map(|(at, policy)| outcome(*policy, sessions(at))).collect();
        Comparison { scarcest: None, outcomes }
    }

    #[test]
    fn policies_are_even_if_all_bring_the_same() {
        assert!(comparison(|_| 7).is_even());
        assert!(!comparison(|at| if at == 2 { 8 } else { 7 }).is_even());
    }
}

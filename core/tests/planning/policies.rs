//! Comparing policies: only the points differ, and each outcome reports what the policy's plan does.

use super::{
    random::{Random, cases},
    world::{self, Size},
};
use std::collections::BTreeSet;
use switchback_core::{
    planning::{
        Plan, formulation::formulate, plan_request::PlanRequest, points::Policy, policies::Outcome, solver,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

const SIZE: Size = Size { people: 8, interviews: 40, enrollments: 8, sessions: 6 };

fn request(workspace: &Workspace, policy: Policy) -> PlanRequest<'_> {
    PlanRequest { workspace, zones: &DatabaseZones, now: world::now(), weeks: world::weeks(2), policy }
}

#[test]
fn revaluing_a_formulation_equals_formulating_again() {
    for seed in 0..cases(20, 100) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let formulation = formulate(&request(&workspace, Policy::Balanced));
        for policy in Policy::ALL {
            let request = request(&workspace, policy);
            assert_eq!(formulation.valued_for(&request), formulate(&request), "seed {seed}");
        }
    }
}

#[test]
fn a_policys_outcome_matches_its_plan() {
    let mut finished = 0;
    for seed in 0..cases(20, 100) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        for policy in Policy::ALL {
            let request = request(&workspace, policy);
            let formulation = formulate(&request);
            let solution = solver::solve(&formulation.problem).unwrap();
            let outcome = Outcome::of(&request, &formulation, solution.clone());
            let plan = Plan::of(&request, &formulation, solution);
            let people: BTreeSet<_> = plan.sessions.iter().map(|session| session.trainee).collect();
            let left = plan.reasons.iter().filter(|reasons| !reasons.advances);
            let waited = |enrollment| {
                let place = formulation.enrollments.iter().position(|known| *known == enrollment).unwrap();
                formulation.starting_points[place].weeks_waited
            };
            assert_eq!(outcome.policy, policy);
            assert_eq!((outcome.sessions, outcome.people), (plan.sessions.len(), people.len()));
            assert_eq!(outcome.finished, formulation.enrollments.len() - plan.reasons.len(), "seed {seed}");
            assert_eq!(outcome.longest_left, left.map(|reasons| waited(reasons.enrollment)).max());
            let ended = plan.sessions.iter().map(|session| waited(session.placement.enrollment)).max();
            assert_eq!(outcome.longest_ended, ended);
            assert!(outcome.of_scarcest <= outcome.people);
            finished += outcome.finished;
        }
    }
    assert!(finished > 0, "no plan finished a path: the worlds are too poor to tell anything");
}

//! A coordinator plans every Monday: with the planner, greedily, or first come, first served.

use crate::{assumptions::WEEKS_PLANNED, company::Company, figures::Lived, living::Living};
use chrono::{DateTime, Duration, Utc};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use switchback_core::{
    model::ids::{EnrollmentId, InterviewTypeId},
    planning::{
        self,
        formulation::{self, Formulation},
        placement::Placement,
        plan_request::PlanRequest,
        points::Policy,
        problem::Candidate,
        replanning::{self, Cause, Change, Outcome, Repair},
        rules::RuleContext,
        solver::{self, Choice},
    },
    zones::DatabaseZones,
};

#[derive(Clone, Copy)]
pub enum Way {
    Planned,
    Greedy,
    FirstCome,
}

pub fn live(company: &Company, way: Way) -> Lived {
    let mut streaks = Streaks::default();
    let mut reviewed = |session: &switchback_core::model::session::Session, now| {
        let interview = company.workspace.interviews.get(&session.interview)?;
        let at = interview.end() + company.review_time(session.enrollment, session.interview);
        (at <= now).then_some(at)
    };
    Living::new(company).live(&mut reviewed, |living| {
        if matches!(way, Way::Planned) {
            again(living);
        }
        let weeks = living.now..living.now + Duration::weeks(WEEKS_PLANNED);
        let formulation = formulation::formulate(&PlanRequest {
            workspace: &living.workspace,
            zones: &DatabaseZones,
            now: living.now,
            weeks: weeks.clone(),
            policy: Policy::Balanced,
        });
        let placements = match way {
            Way::Planned => planned(living, weeks),
            Way::Greedy => one_by_one(living, &formulation, |candidate| {
                (Reverse(candidate.value), candidate.step, candidate.enrollment, candidate.interview)
            }),
            Way::FirstCome => one_by_one(living, &formulation, |candidate| {
                (
                    candidate.enrollment,
                    formulation.problem.interviews[candidate.interview as usize].start,
                    candidate.step,
                )
            }),
        };
        for placement in &placements {
            living.place(*placement);
        }
        streaks.count(living, &formulation);
        living.lived.passed_over = Some(streaks.longest);
    })
}

fn planned(living: &Living, weeks: Range<DateTime<Utc>>) -> Vec<Placement> {
    let (workspace, now) = (&living.workspace, living.now);
    let request = PlanRequest { workspace, zones: &DatabaseZones, now, weeks, policy: Policy::Balanced };
    let plan = planning::plan(&request, &mut |_| ()).expect("a company of a moderate size");
    plan.sessions.iter().map(|session| session.placement).collect()
}

/// Re-plans published sessions that no longer hold, before anything else.
fn again(living: &mut Living) {
    let now = living.now;
    let weeks = now..now + Duration::weeks(WEEKS_PLANNED);
    let workspace = living.workspace.clone();
    let request =
        PlanRequest { workspace: &workspace, zones: &DatabaseZones, now, weeks, policy: Policy::Balanced };
    if replanning::to_replace(request.workspace, request.zones, request.now).is_empty() {
        return;
    }
    let formulation = replanning::formulate_replanning(&request);
    let Ok(solution) = solver::solve(&formulation.formulation.problem) else { return };
    for Change { session, outcome, cause } in Repair::of(&request, &formulation, solution).changes {
        match (outcome, cause) {
            (Outcome::Becomes(placement), _) => living.becomes(session, placement.step),
            (Outcome::Moves(placement), Cause::Lost(_)) => living.place(placement),
            (Outcome::Moves(placement), _) => {
                living.call_off(session);
                living.place(placement);
            }
            (Outcome::Ends, Cause::Lost(_)) => {}
            (Outcome::Ends, _) => living.call_off(session),
        }
    }
}

/// Places candidates in this order wherever the core's rules allow it, until nothing more fits.
fn one_by_one<K: Ord>(
    living: &Living,
    formulation: &Formulation,
    order: impl Fn(&Candidate) -> K,
) -> Vec<Placement> {
    let mut candidates = formulation.problem.candidates.clone();
    candidates.sort_by_key(order);
    let mut context = RuleContext::new(&living.workspace, &DatabaseZones, living.now);
    let mut placements = Vec::new();
    loop {
        let before = placements.len();
        for Candidate { enrollment, interview, step, .. } in candidates.iter().copied() {
            let placement = formulation.placement(Choice { enrollment, interview, step });
            if let Some(placement) = placement.filter(|placement| context.exclusion(*placement).is_none()) {
                context.place(placement);
                placements.push(placement);
            }
        }
        if placements.len() == before {
            return placements;
        }
    }
}

/// For each enrollment, the number of weeks in a row in which it could have had an interview and others of its type had
/// one, but it did not.
#[derive(Default)]
struct Streaks {
    weeks: BTreeMap<EnrollmentId, usize>,
    longest: usize,
}

impl Streaks {
    fn count(&mut self, living: &Living, formulation: &Formulation) {
        let week = living.now..living.now + Duration::weeks(1);
        let mut served: BTreeSet<InterviewTypeId> = BTreeSet::new();
        let mut ahead: BTreeSet<EnrollmentId> = BTreeSet::new();
        for session in living.workspace.sessions.values().filter(|session| session.state().is_ahead()) {
            ahead.insert(session.enrollment);
            let enrollment = living.workspace.enrollments.get(&session.enrollment);
            if week.contains(&living.workspace.start_of(session)) {
                served.extend(enrollment.map(|enrollment| enrollment.interview_type));
            }
        }
        let until = week.end.timestamp().div_euclid(60);
        let this_week = |candidate: &&Candidate| {
            candidate.step == 0 && formulation.problem.interviews[candidate.interview as usize].start < until
        };
        let could: BTreeSet<_> =
            formulation.problem.candidates.iter().filter(this_week).map(|known| known.enrollment).collect();
        for (enrollment, place) in formulation.enrollments.iter().zip(0..) {
            let interview_type =
                living.workspace.enrollments.get(enrollment).map(|known| known.interview_type);
            let others = interview_type.is_some_and(|known| served.contains(&known));
            let passed = !ahead.contains(enrollment) && could.contains(&place) && others;
            let streak = self.weeks.entry(*enrollment).or_default();
            *streak = if passed { *streak + 1 } else { 0 };
            self.longest = self.longest.max(*streak);
        }
    }
}

//! Checks many placements against the rules at once, compared with checking each placement alone.

use super::{
    random::Random,
    world::{self, Size},
};
use std::collections::BTreeMap;
use switchback_core::{
    model::{
        enrollment::StepIndex,
        ids::{EnrollmentId, TeamId},
        interview::Interview,
        preferences::Pause,
    },
    planning::{
        Plan, exclusion::Exclusion, formulation::formulate, placement::Placement, plan_request::PlanRequest,
        points::Policy, reasons::Reason, rules::RuleContext, solver::Solution,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

const SIZE: Size = Size { people: 10, interviews: 40, enrollments: 12, sessions: 20 };

/// A company in which every rule can apply.
fn strict(random: &mut Random) -> Workspace {
    let mut workspace = world::workspace(random, &SIZE);
    for person in workspace.people.values_mut() {
        person.team = Some(TeamId(random.below(2))).filter(|_| !random.one_in(4));
        person.tags.extend(random.one_in(2).then(|| "mentors".to_owned()));
        let today = world::now().date_naive();
        person.preferences.pause = random.one_in(6).then_some(Pause { from: today, until: today });
    }
    for path in workspace.programs.values_mut().flat_map(|program| program.paths.values_mut()) {
        path.rules.validity.months = random.pick(&[None, None, Some(9)]);
        path.rules.validity.idle_weeks = random.pick(&[None, None, Some(40)]);
    }
    let paths = workspace.programs.values_mut().flat_map(|program| program.paths.values_mut());
    for step in paths.flat_map(|path| &mut path.steps) {
        step.rules.at_most = random.pick(&[None, None, Some(1), Some(3)]);
        step.rules.mentor.from_another_team = random.one_in(4);
        step.rules.mentor.tag = random.one_in(4).then(|| "mentors".to_owned());
        step.rules.mentor.interviews_conducted = random.pick(&[0, 0, 1, 3]);
        step.rules.mentor.weeks_certified = random.pick(&[0, 0, 39, 42]);
    }
    for enrollment in workspace.enrollments.values_mut() {
        enrollment.ledger.more.insert(StepIndex(random.below(3) as u8), random.pick(&[0, 0, 1]));
    }
    workspace
}

fn request(workspace: &Workspace) -> PlanRequest<'_> {
    let policy = Policy::default();
    PlanRequest { workspace, zones: &DatabaseZones, now: world::now(), weeks: world::weeks(2), policy }
}

fn of_type<'a>(request: &PlanRequest<'a>, enrollment: EnrollmentId) -> impl Iterator<Item = &'a Interview> {
    let interview_type = request.workspace.enrollments[&enrollment].interview_type;
    let weeks = request.weeks.clone();
    let interviews = request.workspace.interviews.values().filter(|known| known.is_scheduled());
    interviews.filter(move |known| known.interview_type == interview_type && weeks.contains(&known.start))
}

/// Returns `None` if one of the interviewers may mentor the step, else the rule that excludes the lead.
fn broken(
    context: &RuleContext,
    enrollment: EnrollmentId,
    interview: &Interview,
    step: StepIndex,
) -> Option<Exclusion> {
    let with = |mentor| context.exclusion(Placement { enrollment, interview: interview.id, step, mentor });
    let of_lead = with(interview.lead)?;
    let possible = interview.panel.iter().any(|mentor| with(*mentor).is_none());
    (!possible).then_some(of_lead)
}

fn counted<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, u32> {
    let mut counts = BTreeMap::new();
    keys.for_each(|key| *counts.entry(key).or_default() += 1);
    counts
}

#[test]
fn reasons_name_the_first_rule_that_each_placement_alone_breaks() {
    for seed in 0..300 {
        let workspace = strict(&mut Random::new(seed));
        let request = request(&workspace);
        // Nothing is planned, so only the rules give reasons.
        let formulation = formulate(&request);
        let plan = Plan::of(&request, &formulation, Solution::default());
        let context = RuleContext::without(&workspace, request.zones, request.now, &formulation.replaced);
        for reasons in &plan.reasons {
            let (enrollment, step) = (reasons.enrollment, reasons.step);
            let by_itself = of_type(&request, enrollment).map(|interview| {
                let broken = broken(&context, enrollment, interview, step);
                broken.map_or(Reason::LeftOpen, Reason::Excluded)
            });
            assert_eq!(
                reasons.parts.iter().copied().collect::<BTreeMap<_, _>>(),
                counted(by_itself),
                "seed {seed}"
            );
        }
    }
}

#[test]
fn the_problem_counts_the_first_rule_that_the_next_session_alone_breaks() {
    for seed in 0..300 {
        let workspace = strict(&mut Random::new(seed));
        let request = request(&workspace);
        let formulation = formulate(&request);
        let context = RuleContext::without(&workspace, request.zones, request.now, &formulation.replaced);
        for (enrollment, known) in
            formulation.enrollments.iter().copied().zip(&formulation.problem.enrollments)
        {
            let Some(next) = known.needs.first() else { continue };
            let by_itself = of_type(&request, enrollment)
                .filter_map(|interview| broken(&context, enrollment, interview, StepIndex(next.step)));
            // Apart from the rules, a problem leaves out mentors because it can't say how many may be met
            // again.
            let others = |counts: BTreeMap<Exclusion, u32>| {
                let others = counts.into_iter().filter(|(broken, _)| *broken != Exclusion::TooFewMentors);
                others.collect::<Vec<_>>()
            };
            assert_eq!(
                others(formulation.excluded[&enrollment].clone()),
                others(counted(by_itself)),
                "seed {seed}"
            );
        }
    }
}

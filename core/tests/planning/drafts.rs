//! A workspace's plan is accepted as a draft, and its reasons account for every interview.

use super::{
    random::{Random, cases},
    world::{self, Size},
};
use chrono::Timelike;
use std::collections::BTreeMap;
use switchback_core::{
    command::{Command, NewSession, Request, decide},
    log::Log,
    model::{
        actor::Actor,
        enrollment::EnrollmentStatus,
        ids::{CommandId, PlanId, SessionId},
        interview::InterviewStatus,
    },
    planning::{
        formulation::{formulate, replaced_drafts},
        plan_request::PlanRequest,
        points::Policy,
        rules::RuleContext,
        solver,
        suggested_fixes::{Change, suggested_fixes},
    },
    zones::{self, DatabaseZones},
};

const SIZE: Size = Size { people: 8, interviews: 40, enrollments: 8, sessions: 6 };

#[test]
fn a_plan_is_accepted_as_a_draft() {
    for seed in 0..cases(60, 10) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let plan = world::plan(&world::request(&workspace));
        if plan.sessions.is_empty() {
            continue;
        }
        let sessions = plan.sessions.iter().zip(1_000..);
        let sessions = sessions.map(|(session, id)| NewSession::at(session.placement, SessionId(id)));
        let request = Request {
            id: CommandId(1),
            at: world::now(),
            by: Actor::COORDINATOR,
            command: Command::DraftPlan { plan: PlanId(1), sessions: sessions.collect() },
        };
        let log = Log::from_snapshot(0, workspace);
        if let Err(refusal) = decide(&log, &DatabaseZones, &request) {
            panic!("seed {seed}: {refusal}");
        }
    }
}

#[test]
fn a_plan_is_the_whole_solution_and_breaks_no_rule() {
    for seed in 0..cases(100, 10) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let plan = world::plan(&world::request(&workspace));
        assert_eq!(plan.sessions.len(), plan.solution.choices.len(), "seed {seed}");
        let value: i64 = plan.sessions.iter().map(|session| session.value).sum();
        assert_eq!(value, plan.solution.value, "seed {seed}");
        let replaced = replaced_drafts(&workspace);
        let mut context = RuleContext::without(&workspace, &DatabaseZones, world::now(), &replaced);
        for session in &plan.sessions {
            assert_eq!(context.exclusion(session.placement), None, "seed {seed}: {session:?}");
            context.place(session.placement);
        }
    }
}

#[test]
fn reasons_account_for_every_interview() {
    for seed in 0..cases(60, 10) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let plan = world::plan(&world::request(&workspace));
        let mut interviews: BTreeMap<_, u32> = BTreeMap::new();
        for interview in workspace.interviews.values() {
            if interview.status == InterviewStatus::Scheduled && world::weeks(2).contains(&interview.start) {
                *interviews.entry(interview.interview_type).or_default() += 1;
            }
        }
        for reasons in &plan.reasons {
            let enrollment = &workspace.enrollments[&reasons.enrollment];
            assert_eq!(enrollment.status(), EnrollmentStatus::Active);
            let expected = interviews.get(&enrollment.interview_type).copied().unwrap_or(0);
            assert_eq!(reasons.interviews, expected, "seed {seed}");
            assert_eq!(reasons.parts.iter().map(|(_, count)| count).sum::<u32>(), expected, "seed {seed}");
            assert!(reasons.parts.iter().all(|(_, count)| *count > 0), "seed {seed}");
        }
    }
}

#[test]
fn a_suggested_fix_adds_sessions_and_no_night_hours() {
    let (mut found, mut times) = (0, 0);
    for seed in 0..cases(30, 100) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let request = world::request(&workspace);
        for suggested_fix in suggested_fixes(&request, &world::plan(&request), 6) {
            assert!(suggested_fix.sessions > 0, "seed {seed}: {suggested_fix:?}");
            if let Change::TimeFor { person, interview } = suggested_fix.change {
                let person = &workspace.people[&person];
                let interval = workspace.interviews[&interview].interval();
                let local = |at| zones::local(&DatabaseZones, &person.zone, at).time();
                let (start, end) = (local(interval.start), local(interval.end));
                assert!(
                    start.hour() >= 7 && end > start && (end.hour(), end.minute()) <= (21, 0),
                    "seed {seed}"
                );
                times += 1;
            }
            found += 1;
        }
    }
    assert!(found > 0 && times > 0, "{found} fixes, {times} of them times");
}

#[test]
fn planning_again_from_a_plan_finds_the_same_plan() {
    for seed in 0..cases(20, 10) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let before = formulate(&PlanRequest {
            workspace: &workspace,
            zones: &DatabaseZones,
            now: world::now(),
            weeks: world::weeks(2),
            policy: Policy::Balanced,
        });
        let solution = solver::solve(&before.problem).unwrap();
        let mut formulation = before.clone();
        formulation.start_from_plan(&before, &solution);
        assert_eq!(formulation.problem.warm_start, solution.choices, "seed {seed}");
        assert_eq!(formulation.problem.prices, solution.prices, "seed {seed}");
    }
}

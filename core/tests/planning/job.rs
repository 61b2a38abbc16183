//! The messages of a planning thread, sent as text, match what direct planning gives.

use super::{
    random::{Random, cases},
    world::{self, Size},
};
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use switchback_core::{
    planning::{
        Plan,
        formulation::formulate,
        job::{self, Attempt, PlanUpdate, Task},
        policies::Comparison,
        replanning::Repair,
        solver::Solution,
        suggested_fixes,
    },
    workspace::Workspace,
    zones::DatabaseZones,
};

const SIZE: Size = Size { people: 8, interviews: 40, enrollments: 8, sessions: 6 };

/// Returns the parts, and the last message.
fn told<Part: DeserializeOwned, Outcome: DeserializeOwned>(
    task: &Task,
    encoded: &[u8],
) -> (Vec<Part>, Result<Outcome, String>) {
    let told = RefCell::new(Vec::new());
    let task = serde_json::to_string(task).unwrap();
    job::answer(&task, encoded, &DatabaseZones, &|text| told.borrow_mut().push(text));
    let mut parts = Vec::new();
    let mut last = None;
    for text in told.into_inner() {
        assert!(last.is_none(), "told after the last report: {text}");
        match serde_json::from_str(&text).unwrap() {
            PlanUpdate::Part(part) => parts.push(part),
            PlanUpdate::Done(outcome) => last = Some(Ok(outcome)),
            PlanUpdate::Refused(words) => last = Some(Err(words)),
        }
    }
    (parts, last.expect("there is a last report"))
}

#[test]
fn a_plan_follows_solutions_that_get_better() {
    for seed in 0..cases(20, 100) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let request = world::request(&workspace);
        let encoded = job::encode(&request).unwrap();
        let (parts, plan) = told::<Solution, Plan>(&Task::Plan, &encoded);
        assert_eq!(plan, Ok(world::plan(&request)), "seed {seed}");
        assert!(parts.is_sorted_by_key(|solution| solution.value), "seed {seed}");
        for part in parts {
            let (nothing, plan) = told::<(), Plan>(&Task::Read(part.clone()), &encoded);
            assert_eq!(nothing, []);
            assert_eq!(plan, Ok(Plan::of(&request, &formulate(&request), part)), "seed {seed}");
        }
    }
}

#[test]
fn comparisons_and_suggested_fixes_match_those_computed_directly() {
    let mut unlocked = 0;
    for seed in 0..cases(8, 100) {
        let workspace = world::workspace(&mut Random::new(seed), &SIZE);
        let request = world::request(&workspace);
        let encoded = job::encode(&request).unwrap();
        let (nothing, comparison) = told::<(), Comparison>(&Task::Compare, &encoded);
        assert_eq!((nothing.len(), comparison), (0, Ok(Comparison::of(&request).unwrap())));
        let (attempts, done) = told::<Attempt, ()>(&Task::SuggestedFix { tries: 5 }, &encoded);
        assert_eq!(done, Ok(()));
        assert!(attempts.len() <= 5 && attempts.iter().all(|attempt| attempt.of == attempts.len()));
        let plan = world::plan(&request);
        let found: Vec<_> = attempts.into_iter().filter_map(|attempt| attempt.suggested_fix).collect();
        assert_eq!(
            suggested_fixes::best_first(found.clone()),
            suggested_fixes::suggested_fixes(&request, &plan, 5),
            "seed {seed}"
        );
        unlocked += found.len();
    }
    assert!(unlocked > 0, "no change brought anything: the worlds are too poor to tell");
}

#[test]
fn replanning_changes_nothing_if_no_session_was_lost() {
    let workspace = world::workspace(&mut Random::new(1), &Size { sessions: 0, ..SIZE });
    let encoded = job::encode(&world::request(&workspace)).unwrap();
    let (nothing, repair) = told::<(), Repair>(&Task::Replan, &encoded);
    assert_eq!((nothing.len(), repair), (0, Ok(Repair::default())));
}

#[test]
fn unreadable_tasks_are_rejected_with_a_message() {
    let encoded = job::encode(&world::request(&Workspace::default())).unwrap();
    assert!(told::<(), Plan>(&Task::Plan, b"[]").1.is_err_and(|words| !words.is_empty()));
    let refused = RefCell::new(Vec::new());
    job::answer("tea", &encoded, &DatabaseZones, &|text| refused.borrow_mut().push(text));
    assert!(matches!(&refused.into_inner()[..], [one] if one.contains("refused")));
}

//! A warm start never makes the plan worse, keeps every rule, and moves as few sessions as possible.

use super::{
    checker::check,
    problems::{self, MIDDLE, SMALL, Size, TINY},
    random::{Random, cases},
    solutions::brute_force,
};
use std::collections::BTreeSet;
use switchback_core::planning::{
    problem::{PriceList, Problem},
    solver::{Choice, Solution, solve},
};

/// More than any tiny problem is worth without it.
const STAY: i64 = 1_000_000;

/// Returns a solved problem in which some interviews were then cancelled, with the solution from before.
fn disturbed(random: &mut Random, size: &Size) -> (Problem, Solution) {
    let mut problem = problems::problem(random, size);
    let before = solve(&problem).unwrap();
    let gone: BTreeSet<u32> = (0..problem.interviews.len() as u32).filter(|_| random.one_in(8)).collect();
    problem.candidates.retain(|candidate| !gone.contains(&candidate.interview));
    problem.warm_start.clone_from(&before.choices);
    if random.one_in(2) {
        problem.prices = before.prices.clone();
    }
    (problem, before)
}

/// Keeps each choice that fits the rules together with the choices kept before it.
fn whole(problem: &Problem, state: &[Choice]) -> Vec<Choice> {
    let mut kept = Vec::new();
    for choice in state {
        kept.push(*choice);
        if check(problem, &kept).is_err() {
            kept.pop();
        }
    }
    kept
}

#[test]
fn a_plan_with_a_warm_start_keeps_the_rules_and_is_no_worse() {
    for (size, count, weight) in [(&TINY, 150, 1), (&SMALL, 30, 5), (&MIDDLE, 2, 100)] {
        for seed in 0..cases(count, weight) {
            let (problem, before) = disturbed(&mut Random::new(seed), size);
            let solution = solve(&problem).unwrap();
            assert_eq!(check(&problem, &solution.choices), Ok(solution.value), "seed {seed}");
            let left = check(&problem, &whole(&problem, &before.choices)).unwrap();
            assert!(left <= solution.value && solution.value <= solution.bound, "seed {seed}");
            assert_eq!(solve(&problem).unwrap(), solution, "seed {seed}");
        }
    }
}

#[test]
fn a_warm_start_changes_neither_the_optimum_nor_the_proven_bound() {
    for seed in 0..cases(100, 2) {
        let (problem, _) = disturbed(&mut Random::new(seed), &TINY);
        let best = brute_force(&problem, &mut Vec::new(), 0, 0);
        let solution = solve(&problem).unwrap();
        assert_eq!((solution.value, solution.bound), (best, best), "seed {seed}");
    }
}

#[test]
fn as_few_sessions_as_possible_move_if_staying_outweighs_everything() {
    for seed in 0..cases(100, 2) {
        let (mut problem, before) = disturbed(&mut Random::new(seed), &TINY);
        let stands: BTreeSet<_> = before.choices.iter().copied().collect();
        for candidate in &mut problem.candidates {
            let (enrollment, interview, step) = (candidate.enrollment, candidate.interview, candidate.step);
            candidate.value +=
                if stands.contains(&Choice { enrollment, interview, step }) { STAY } else { 0 };
        }
        let solution = solve(&problem).unwrap();
        let most = brute_force(&problem, &mut Vec::new(), 0, 0) + STAY / 2;
        let kept = solution.choices.iter().filter(|choice| stands.contains(choice)).count() as i64;
        assert_eq!(kept, most / STAY, "seed {seed}");
    }
}

#[test]
fn arbitrary_warm_starts_and_prices_do_no_harm() {
    for seed in 0..cases(100, 2) {
        let mut random = Random::new(seed);
        let mut problem = problems::problem(&mut random, &TINY);
        let extremes = [0, 1, 2, 3, u32::MAX];
        problem.warm_start = (0..random.below(8))
            .map(|_| Choice {
                enrollment: random.pick(&extremes),
                interview: random.pick(&extremes),
                step: random.pick(&extremes),
            })
            .collect();
        let prices = |random: &mut Random| {
            (0..random.below(9)).map(|_| random.pick(&[0, 1, -1, 100_000, i64::MAX, i64::MIN])).collect()
        };
        problem.prices = PriceList {
            interviews: prices(&mut random),
            trainee_limits: prices(&mut random),
            mentor_limits: prices(&mut random),
            person_limits: prices(&mut random),
            shared_seats: prices(&mut random),
        };
        let best = brute_force(&problem, &mut Vec::new(), 0, 0);
        let solution = solve(&problem).unwrap();
        assert_eq!((solution.value, solution.bound), (best, best), "seed {seed}");
    }
}

//! Solutions keep every rule, match brute force where that is feasible, and never claim too high a bound.

use super::{
    checker::check,
    problems::{self, MIDDLE, SMALL, TINY},
    random::{Random, cases},
};
use switchback_core::planning::{
    problem::{Candidate, Flaw, Problem, SharedSeats},
    solver::{Choice, solve, solve_with},
};

#[test]
fn every_rule_is_kept_and_no_plan_is_worth_more_than_its_bound() {
    for (size, count, weight) in [(&TINY, 200, 1), (&SMALL, 30, 5), (&MIDDLE, 2, 100)] {
        for seed in 0..cases(count, weight) {
            let problem = problems::problem(&mut Random::new(seed), size);
            let solution = solve(&problem).unwrap();
            match check(&problem, &solution.choices) {
                Ok(value) => assert_eq!(value, solution.value, "seed {seed}"),
                Err(broken) => panic!("seed {seed}: {broken}"),
            }
            assert!(solution.value <= solution.bound, "seed {seed}");
        }
    }
}

#[test]
fn tiny_problems_are_solved_as_well_as_by_brute_force() {
    for seed in 0..cases(150, 1) {
        let problem = problems::problem(&mut Random::new(seed), &TINY);
        let best = brute_force(&problem, &mut Vec::new(), 0, 0);
        let solution = solve(&problem).unwrap();
        assert_eq!(solution.value, best, "seed {seed}");
        assert_eq!(solution.bound, best, "seed {seed}");
    }
}

#[test]
fn a_plan_is_never_worse_than_greedy() {
    for seed in 0..cases(15, 10) {
        let problem = problems::problem(&mut Random::new(seed), &SMALL);
        assert!(solve(&problem).unwrap().value >= greedy(&problem), "seed {seed}");
    }
}

#[test]
fn the_same_problem_has_the_same_solution() {
    let problem = problems::problem(&mut Random::new(7), &MIDDLE);
    assert_eq!(solve(&problem), solve(&problem));
}

#[test]
fn better_solutions_are_reported_and_stopping_returns_the_last() {
    let problem = problems::problem(&mut Random::new(7), &MIDDLE);
    for stop in 0..5 {
        let mut told = Vec::new();
        let solution = solve_with(&problem, &mut |solution| {
            told.push(solution.clone());
            if told.len() > stop {
                std::ops::ControlFlow::Break(())
            } else {
                std::ops::ControlFlow::Continue(())
            }
        })
        .unwrap();
        assert!(told.windows(2).all(|pair| pair[0].value <= pair[1].value && pair[0].bound >= pair[1].bound));
        assert!(told.last().is_none_or(|last| last.value <= solution.value));
        assert_eq!(check(&problem, &solution.choices), Ok(solution.value));
    }
}

#[test]
fn a_thousand_equal_candidates_are_solved() {
    let mut problem = Problem::empty(15);
    let mut random = Random::new(1);
    while problem.enrollments.len() < 40 || problem.interviews.len() < 25 {
        problem = problems::problem(&mut random, &MIDDLE);
    }
    for candidate in &mut problem.candidates {
        candidate.value = 1_000_000_000;
    }
    for interview in &mut problem.interviews {
        interview.start = 0;
        interview.end = 60;
    }
    let solution = solve(&problem).unwrap();
    assert_eq!(check(&problem, &solution.choices), Ok(solution.value));
    assert!(solution.value <= solution.bound);
}

#[test]
fn extreme_numbers_are_rejected_or_solved() {
    for seed in 0..cases(150, 1) {
        let mut random = Random::new(seed);
        let mut problem = problems::problem(&mut random, &TINY);
        let extremes = [0, 1, -1, i64::MAX, i64::MIN, 1_000_000_000, -1_000_000_000, 1 << 40];
        for interview in &mut problem.interviews {
            if random.one_in(4) {
                interview.start = random.pick(&extremes);
            }
            if random.one_in(4) {
                interview.end = random.pick(&extremes);
            }
            if random.one_in(4) {
                interview.seats = u32::MAX;
                interview.mentor = random.pick(&[u32::MAX, u32::MAX - 1, 0]);
            }
        }
        for limit in problem.trainee_limits.iter_mut().chain(&mut problem.mentor_limits) {
            if random.one_in(6) {
                limit.left = u32::MAX;
                limit.from = random.pick(&extremes);
            }
        }
        for enrollment in &mut problem.enrollments {
            if random.one_in(4) {
                enrollment.gap_minutes = u32::MAX;
                enrollment.person = u32::MAX;
            }
        }
        for candidate in &mut problem.candidates {
            if random.one_in(4) {
                candidate.value = random.pick(&extremes);
            }
        }
        if random.one_in(2) {
            problem.break_minutes = u32::MAX;
        }
        if let Ok(solution) = solve(&problem) {
            assert_eq!(check(&problem, &solution.choices), Ok(solution.value), "seed {seed}");
            assert!(solution.value <= solution.bound, "seed {seed}");
        }
    }
}

#[test]
fn an_invalid_problem_is_rejected_with_its_flaw() {
    let candidate = Candidate { enrollment: 0, interview: 0, step: 0, value: 1 };
    let problem = Problem { candidates: vec![candidate], ..Problem::empty(15) };
    assert_eq!(solve(&problem), Err(Flaw::NoSuchEnrollment { candidate: 0 }));
    let shared = SharedSeats { interviews: vec![99], left: 1 };
    let problem = Problem { shared_seats: vec![shared], ..Problem::empty(15) };
    assert_eq!(solve(&problem), Err(Flaw::NoSuchSharedInterview { entry: 0 }));
    let problem = Problem { format: "other".into(), ..Problem::empty(15) };
    assert_eq!(solve(&problem), Err(Flaw::OtherFormat("other".into())));
    assert_eq!(solve(&Problem::empty(15)).unwrap().choices, []);
}

/// The best value of any set of candidates that keeps every rule. Feasible only for a handful of candidates.
pub fn brute_force(problem: &Problem, chosen: &mut Vec<Choice>, from: usize, value: i64) -> i64 {
    let enrollments = problem.enrollments.len() as u32;
    let mut best = if is_complete(chosen, enrollments) { value } else { i64::MIN };
    for (place, candidate) in problem.candidates.iter().enumerate().skip(from) {
        let Candidate { enrollment, interview, step, .. } = *candidate;
        chosen.push(Choice { enrollment, interview, step });
        // A set that only leaves out a step may still become complete.
        let may_be = match check(problem, chosen) {
            Ok(_) => true,
            Err(broken) => broken.contains("leaves out"),
        };
        if may_be {
            best = best.max(brute_force(problem, chosen, place + 1, value + candidate.value));
        }
        chosen.pop();
    }
    best
}

fn is_complete(chosen: &[Choice], enrollments: u32) -> bool {
    (0..enrollments).all(|enrollment| {
        let mut steps: Vec<_> = chosen
            .iter()
            .filter(|choice| choice.enrollment == enrollment)
            .map(|choice| choice.step)
            .collect();
        steps.sort_unstable();
        steps.iter().enumerate().all(|(place, step)| place == *step as usize)
    })
}

/// Takes the most valuable candidate that fits until none does.
fn greedy(problem: &Problem) -> i64 {
    let mut chosen = Vec::new();
    let mut total = 0;
    loop {
        let fits = problem.candidates.iter().filter(|candidate| candidate.value > 0).filter(|candidate| {
            let Candidate { enrollment, interview, step, .. } = **candidate;
            let mut more: Vec<Choice> = chosen.clone();
            more.push(Choice { enrollment, interview, step });
            check(problem, &more).is_ok()
        });
        let Some(best) = fits.max_by_key(|candidate| candidate.value) else { return total };
        total += best.value;
        chosen.push(Choice { enrollment: best.enrollment, interview: best.interview, step: best.step });
    }
}

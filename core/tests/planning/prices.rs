//! The prices of a solution prove its bound, as described in `docs/planning.md`. Anyone can check the sum.

use super::{
    checker::check,
    problems::{self, SMALL, TINY},
    random::{Random, cases},
};
use switchback_core::planning::{
    problem::{Candidate, Counted, Enrollment, Interview, Kind, Limit, Need, PriceList, Problem},
    solver::{Choice, solve},
};

/// A point has this many units of price.
const PARTS: i128 = 256;

#[test]
fn the_prices_prove_the_bound() {
    let mut short = 0;
    for seed in 0..cases(40, 5) {
        let problem = problems::problem(&mut Random::new(seed), &SMALL);
        let solution = solve(&problem).unwrap();
        let bound = bound_at(&problem, &solution.prices);
        assert!(bound >= i128::from(solution.value), "seed {seed}: a plan is worth more than {bound}");
        // If value and bound are equal, the exact search may have proved the bound.
        if solution.value < solution.bound {
            assert!(bound <= i128::from(solution.bound), "seed {seed}: {bound} is all that is proven");
            short += 1;
        }
    }
    assert!(short > 0, "every bound was reached: the problems are too easy to tell");
}

#[test]
fn no_plan_is_worth_more_than_the_bound_of_any_prices() {
    for seed in 0..cases(150, 1) {
        let mut random = Random::new(seed);
        let problem = problems::problem(&mut random, &TINY);
        let mut prices = |count: usize| (0..count).map(|_| random.below(300_000) as i64).collect();
        let prices = PriceList {
            interviews: prices(problem.interviews.len()),
            trainee_limits: prices(problem.trainee_limits.len()),
            mentor_limits: prices(problem.mentor_limits.len()),
            person_limits: prices(problem.person_limits.len()),
            shared_seats: prices(problem.shared_seats.len()),
        };
        let solution = solve(&problem).unwrap();
        assert!(bound_at(&problem, &prices) >= i128::from(solution.value), "seed {seed}");
    }
}

#[test]
fn the_bound_accounts_for_limits_within_a_limit() {
    const DAY: i64 = 24 * 60;
    for (counts, left) in [(Counted::Sessions, 1), (Counted::Minutes, 60)] {
        let mut problem = Problem::empty(0);
        let limit = |from, until, left, counts| Limit { person: 500, from, until, left, counts };
        problem.mentor_limits.push(limit(0, 5 * DAY, 30, Counted::Sessions));
        for day in 0..5 {
            problem.mentor_limits.push(limit(day * DAY, (day + 1) * DAY, left, counts));
            problem.interviews.extend((0..6).map(|hour| {
                let start = day * DAY + hour * 60;
                Interview { start, end: start + 60, mentor: 500, seats: 1 }
            }));
        }
        for enrollment in 0..30 {
            let need = Need { step: 0, kind: Kind::Shadow, different_mentors: false };
            let needed = Enrollment {
                person: enrollment,
                gap_minutes: 0,
                different_mentors: false,
                needs: vec![need],
            };
            problem.enrollments.push(needed);
            let value = 1_000 + i64::from(enrollment);
            let candidate = |interview| Candidate { enrollment, interview, step: 0, value };
            problem.candidates.extend((0..30).map(candidate));
        }
        let solution = solve(&problem).unwrap();
        assert_eq!(solution.value, (1_025..1_030).sum::<i64>());
        assert!(solution.bound * 100 <= solution.value * 101, "{counts:?}: {} proven", solution.bound);
    }
}

/// The gain of each enrollment alone at these prices, plus the cost of all seats and limits, in whole points.
fn bound_at(problem: &Problem, prices: &PriceList) -> i128 {
    let seats = problem.interviews.iter().zip(&prices.interviews);
    let seats: i128 = seats.map(|(interview, price)| i128::from(*price) * i128::from(interview.seats)).sum();
    let shared = problem.shared_seats.iter().zip(&prices.shared_seats);
    let shared: i128 = shared.map(|(seats, price)| i128::from(*price) * i128::from(seats.left)).sum();
    let room = |(limit, price): (&Limit, &i64)| i128::from(*price) * i128::from(limit.left);
    let limits: i128 = limits(problem, prices).map(room).sum();
    let gains = (0..problem.enrollments.len() as u32).map(|enrollment| {
        let mut best = 0;
        best_path(problem, enrollment, &mut Vec::new(), 0, &mut best, &|choice| {
            cost(problem, prices, choice)
        });
        best
    });
    (gains.sum::<i128>() + seats + shared + limits).div_euclid(PARTS)
}

fn limits<'a>(problem: &'a Problem, prices: &'a PriceList) -> impl Iterator<Item = (&'a Limit, &'a i64)> {
    let trainees = problem.trainee_limits.iter().zip(&prices.trainee_limits);
    let mentors = problem.mentor_limits.iter().zip(&prices.mentor_limits);
    trainees.chain(mentors).chain(problem.person_limits.iter().zip(&prices.person_limits))
}

/// The cost of a session: its seat and every limit that it counts toward.
fn cost(problem: &Problem, prices: &PriceList, choice: &Choice) -> i128 {
    let interview = &problem.interviews[choice.interview as usize];
    let (trainee, mentor) = (problem.enrollments[choice.enrollment as usize].person, interview.mentor);
    let seat = prices.interviews.get(choice.interview as usize).copied().unwrap_or(0);
    let of = |limits: &[Limit], prices: &[i64], people: &[u32]| -> i128 {
        let counted = limits.iter().zip(prices).filter(|(limit, _)| people.contains(&limit.person));
        counted.map(|(limit, price)| i128::from(*price) * taken(limit, interview)).sum()
    };
    let at_it = problem.shared_seats.iter().zip(&prices.shared_seats);
    let at_it = at_it.filter(|(seats, _)| seats.interviews.contains(&choice.interview));
    let shared: i128 = at_it.map(|(_, price)| i128::from(*price)).sum();
    i128::from(seat)
        + shared
        + of(&problem.trainee_limits, &prices.trainee_limits, &[trainee])
        + of(&problem.mentor_limits, &prices.mentor_limits, &[mentor])
        + of(&problem.person_limits, &prices.person_limits, &[trainee, mentor])
}

fn taken(limit: &Limit, interview: &Interview) -> i128 {
    match limit.counts {
        _ if !(limit.from..limit.until).contains(&interview.start) => 0,
        Counted::Sessions => 1,
        Counted::Minutes => i128::from(interview.end - interview.start),
    }
}

/// Tries every path of an enrollment as if it were alone.
fn best_path(
    problem: &Problem,
    enrollment: u32,
    choices: &mut Vec<Choice>,
    gain: i128,
    best: &mut i128,
    cost: &dyn Fn(&Choice) -> i128,
) {
    *best = gain.max(*best);
    let step = choices.len() as u32;
    let next = problem.candidates.iter().filter(|known| (known.enrollment, known.step) == (enrollment, step));
    for candidate in next {
        choices.push(Choice { enrollment, interview: candidate.interview, step });
        if check(problem, choices).is_ok() {
            let gain = gain + i128::from(candidate.value) * PARTS - cost(&choices[step as usize]);
            best_path(problem, enrollment, choices, gain, best, cost);
        }
        choices.pop();
    }
}

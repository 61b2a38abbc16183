//! Checks a solution against its problem using `docs/planning.md` alone, without code from the solver or the
//! rules.

use std::collections::BTreeMap;
use switchback_core::planning::{
    problem::{Counted, Interview, Limit, Problem},
    solver::Choice,
};

/// Returns the value of the choices, or the first rule that they break.
pub fn check(problem: &Problem, choices: &[Choice]) -> Result<i64, String> {
    let values: BTreeMap<_, _> = problem
        .candidates
        .iter()
        .map(|candidate| ((candidate.enrollment, candidate.interview, candidate.step), candidate.value))
        .collect();
    let mut value = 0;
    for choice in choices {
        let key = (choice.enrollment, choice.interview, choice.step);
        value += values.get(&key).ok_or(format!("{choice:?} is no candidate"))?;
    }
    seats(problem, choices)?;
    limits(problem, choices)?;
    one_place_at_a_time(problem, choices)?;
    for enrollment in 0..problem.enrollments.len() as u32 {
        path(problem, choices, enrollment)?;
    }
    Ok(value)
}

fn interview(problem: &Problem, choice: &Choice) -> Interview {
    problem.interviews[choice.interview as usize]
}

fn seats(problem: &Problem, choices: &[Choice]) -> Result<(), String> {
    for (place, interview) in problem.interviews.iter().enumerate() {
        let taken = choices.iter().filter(|choice| choice.interview as usize == place).count();
        if taken > interview.seats as usize {
            return Err(format!("{taken} at interview {place}"));
        }
    }
    for shared in &problem.shared_seats {
        let taken = choices.iter().filter(|choice| shared.interviews.contains(&choice.interview)).count();
        if taken > shared.left as usize {
            return Err(format!("{taken} at the interviews {:?}", shared.interviews));
        }
    }
    Ok(())
}

fn limits(problem: &Problem, choices: &[Choice]) -> Result<(), String> {
    let trainee = |choice: &Choice| problem.enrollments[choice.enrollment as usize].person;
    let mentor = |choice: &Choice| interview(problem, choice).mentor;
    for limit in &problem.trainee_limits {
        keeps(problem, limit, choices.iter().filter(|choice| trainee(choice) == limit.person))?;
    }
    for limit in &problem.mentor_limits {
        keeps(problem, limit, choices.iter().filter(|choice| mentor(choice) == limit.person))?;
    }
    for limit in &problem.person_limits {
        let is_theirs = |choice: &&Choice| [trainee(choice), mentor(choice)].contains(&limit.person);
        keeps(problem, limit, choices.iter().filter(is_theirs))?;
    }
    Ok(())
}

fn keeps<'a>(
    problem: &Problem,
    limit: &Limit,
    choices: impl Iterator<Item = &'a Choice>,
) -> Result<(), String> {
    let mut taken = 0;
    for session in choices.map(|choice| interview(problem, choice)) {
        if (limit.from..limit.until).contains(&session.start) {
            taken += if limit.counts == Counted::Minutes { session.end - session.start } else { 1 };
        }
    }
    if taken > i64::from(limit.left) { Err(format!("{limit:?} is passed by {taken}")) } else { Ok(()) }
}

fn one_place_at_a_time(problem: &Problem, choices: &[Choice]) -> Result<(), String> {
    let pause = i64::from(problem.break_minutes);
    for (place, one) in choices.iter().enumerate() {
        for other in &choices[place + 1..] {
            let person = |choice: &Choice| problem.enrollments[choice.enrollment as usize].person;
            let (first, second) = (interview(problem, one), interview(problem, other));
            let apart = first.end + pause <= second.start || second.end + pause <= first.start;
            if person(one) == person(other) && !apart {
                return Err(format!("{one:?} and {other:?} at the same time"));
            }
        }
    }
    Ok(())
}

fn path(problem: &Problem, choices: &[Choice], enrollment: u32) -> Result<(), String> {
    let needed = &problem.enrollments[enrollment as usize];
    let mut own: Vec<_> = choices.iter().filter(|choice| choice.enrollment == enrollment).collect();
    own.sort_by_key(|choice| choice.step);
    for (step, choice) in own.iter().enumerate() {
        if choice.step as usize != step {
            return Err(format!("enrollment {enrollment} leaves out or repeats a step"));
        }
    }
    for pair in own.windows(2) {
        let ready = interview(problem, pair[0]).end + i64::from(needed.gap_minutes);
        if ready > interview(problem, pair[1]).start {
            return Err(format!("enrollment {enrollment} has no time between sessions"));
        }
    }
    for (place, one) in own.iter().enumerate() {
        for other in &own[place + 1..] {
            let (first, second) = (needed.needs[one.step as usize], needed.needs[other.step as usize]);
            let differ = needed.different_mentors
                || first.step == second.step && (first.different_mentors || second.different_mentors);
            if differ && interview(problem, one).mentor == interview(problem, other).mentor {
                return Err(format!("enrollment {enrollment} has a mentor twice"));
            }
        }
    }
    Ok(())
}

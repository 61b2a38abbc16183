//! Random problems of several sizes, in which every rule is likely to bind.

use super::random::Random;
use switchback_core::planning::problem::{
    Candidate, Counted, Enrollment, Interview, Kind, Limit, Need, Problem, SharedSeats,
};

pub struct Size {
    pub enrollments: u64,
    pub interviews: u64,
    pub steps: u64,
    pub people: u64,
    pub mentors: u64,
    /// One in this many possible candidates is left out.
    pub sparse: u64,
}

pub const TINY: Size = Size { enrollments: 3, interviews: 5, steps: 3, people: 3, mentors: 3, sparse: 3 };
pub const SMALL: Size = Size { enrollments: 12, interviews: 25, steps: 4, people: 10, mentors: 6, sparse: 3 };
pub const MIDDLE: Size =
    Size { enrollments: 40, interviews: 120, steps: 4, people: 36, mentors: 20, sparse: 2 };

pub fn problem(random: &mut Random, size: &Size) -> Problem {
    let mut problem = Problem::empty(random.pick(&[0, 15]));
    let days = 1 + random.below(6);
    for _ in 0..random.below(size.interviews + 1) {
        let start = (random.below(days * 24) * 60) as i64 + random.pick(&[0, 0, 30, 45]);
        let end = start + random.pick(&[1, 45, 60, 600]);
        let mentor = 500 + random.below(size.mentors) as u32;
        problem.interviews.push(Interview { start, end, mentor, seats: random.pick(&[0, 1, 1, 1, 2, 3]) });
    }
    if random.one_in(2) {
        panels(random, &mut problem, size);
    }
    for _ in 0..random.below(size.enrollments + 1) {
        let enrollment = enrollment(random, size);
        problem.enrollments.push(enrollment);
    }
    for person in 0..size.people as u32 {
        limits(random, &mut problem.trainee_limits, person, days);
    }
    for mentor in 0..size.mentors as u32 {
        limits(random, &mut problem.mentor_limits, 500 + mentor, days);
    }
    if random.one_in(2) {
        more_limits(random, &mut problem, size, days);
    }
    // Equal values make ties. A step with a negative value is only worth it for the steps after it.
    let values = random.pick(&[1, 10, 1000]);
    for (index, enrollment) in problem.enrollments.iter().enumerate() {
        for interview in 0..problem.interviews.len() {
            for step in 0..enrollment.needs.len() {
                if !random.one_in(size.sparse) {
                    let value =
                        random.below(values) as i64 + 1 - if random.one_in(8) { values as i64 } else { 0 };
                    problem.candidates.push(Candidate {
                        enrollment: index as u32,
                        interview: interview as u32,
                        step: step as u32,
                        value,
                    });
                }
            }
        }
    }
    problem
}

/// Adds interviews with several interviewers, each of whom may be the mentor.
fn panels(random: &mut Random, problem: &mut Problem, size: &Size) {
    for first in 0..problem.interviews.len() {
        if !random.one_in(3) {
            continue;
        }
        let interview = problem.interviews[first];
        let mut interviews = vec![first as u32];
        for _ in 0..1 + random.below(2) {
            interviews.push(problem.interviews.len() as u32);
            let mentor = 500 + random.below(size.mentors) as u32;
            problem.interviews.push(Interview { mentor, ..interview });
        }
        problem.shared_seats.push(SharedSeats { interviews, left: random.pick(&[0, 1, 1, 2]) });
    }
}

fn enrollment(random: &mut Random, size: &Size) -> Enrollment {
    let different = [!random.one_in(3), !random.one_in(3)];
    let shadows = random.below(size.steps + 1);
    let needs = (0..random.below(size.steps + 1)).map(|place| {
        let (step, kind) = if place < shadows { (1, Kind::Shadow) } else { (2, Kind::ReverseShadow) };
        Need { step, kind, different_mentors: different[usize::from(step) - 1] }
    });
    Enrollment {
        person: random.below(size.people) as u32,
        gap_minutes: random.pick(&[0, 30, 24 * 60]),
        different_mentors: random.one_in(6),
        needs: needs.collect(),
    }
}

fn limits(random: &mut Random, limits: &mut Vec<Limit>, person: u32, days: u64) {
    let border = (random.below(days * 24) * 60) as i64;
    if !random.one_in(4) {
        limits.push(Limit {
            person,
            from: 0,
            until: border,
            left: random.pick(&[0, 1, 1, 2, 5]),
            counts: Counted::Sessions,
        });
    }
    if !random.one_in(4) {
        limits.push(Limit {
            person,
            from: border,
            until: 1 << 30,
            left: random.pick(&[0, 1, 1, 2, 5]),
            counts: Counted::Sessions,
        });
    }
}

/// Adds limits on sessions and minutes that overlap the weekly limits and each other. Some people are both
/// trainee and mentor.
fn more_limits(random: &mut Random, problem: &mut Problem, size: &Size, days: u64) {
    for _ in 0..1 + random.below(size.people + size.mentors) {
        let from = random.below(days) as i64 * 24 * 60;
        let until = from + 24 * 60 * random.pick(&[1, 1, 3]);
        let (trainee, mentor) = (random.below(size.people) as u32, 500 + random.below(size.mentors) as u32);
        let counts = random.pick(&[Counted::Sessions, Counted::Minutes]);
        let left = match counts {
            Counted::Sessions => random.pick(&[0, 1, 1, 2]),
            Counted::Minutes => random.pick(&[30, 60, 105, 120]),
        };
        let limit = |person| Limit { person, from, until, left, counts };
        match random.below(4) {
            0 => problem.trainee_limits.push(limit(trainee)),
            1 => problem.mentor_limits.push(limit(mentor)),
            2 => problem.person_limits.push(limit(trainee)),
            _ => problem.person_limits.push(limit(mentor)),
        }
    }
    if random.one_in(2) {
        for enrollment in &mut problem.enrollments {
            enrollment.person += if random.one_in(2) { 500 } else { 0 };
        }
    }
}

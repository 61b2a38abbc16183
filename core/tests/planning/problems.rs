//! Random problems, by size and with every rule likely to bind.

use super::random::Random;
use switchback_core::planning::problem::{Candidate, Climb, Kind, Limit, Pitch, Problem, Slot};

pub struct Size {
    pub enrolments: u64,
    pub interviews: u64,
    pub steps: u64,
    pub people: u64,
    pub mentors: u64,
    /// Of so many possible candidates, one is left out.
    pub sparse: u64,
}

pub const TINY: Size = Size { enrolments: 3, interviews: 5, steps: 3, people: 3, mentors: 3, sparse: 3 };
pub const SMALL: Size = Size { enrolments: 12, interviews: 25, steps: 4, people: 10, mentors: 6, sparse: 3 };
pub const MIDDLE: Size =
    Size { enrolments: 40, interviews: 120, steps: 4, people: 36, mentors: 20, sparse: 2 };

pub fn problem(random: &mut Random, size: &Size) -> Problem {
    let mut problem = Problem::empty(random.pick(&[0, 15]));
    let days = 1 + random.below(6);
    for _ in 0..random.below(size.interviews + 1) {
        let start = (random.below(days * 24) * 60) as i64 + random.pick(&[0, 0, 30, 45]);
        let end = start + random.pick(&[1, 45, 60, 600]);
        let mentor = 500 + random.below(size.mentors) as u32;
        problem.interviews.push(Slot { start, end, mentor, seats: random.pick(&[0, 1, 1, 1, 2, 3]) });
    }
    for _ in 0..random.below(size.enrolments + 1) {
        let climb = climb(random, size);
        problem.enrolments.push(climb);
    }
    for person in 0..size.people as u32 {
        limits(random, &mut problem.trainee_limits, person, days);
    }
    for mentor in 0..size.mentors as u32 {
        limits(random, &mut problem.mentor_limits, 500 + mentor, days);
    }
    // Alike values make ties, and negative ones a step that is worth it only for those after it.
    let values = random.pick(&[1, 10, 1000]);
    for (enrolment, climb) in problem.enrolments.iter().enumerate() {
        for interview in 0..problem.interviews.len() {
            for step in 0..climb.steps.len() {
                if !random.one_in(size.sparse) {
                    let value =
                        random.below(values) as i64 + 1 - if random.one_in(8) { values as i64 } else { 0 };
                    problem.candidates.push(Candidate {
                        enrolment: enrolment as u32,
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

fn climb(random: &mut Random, size: &Size) -> Climb {
    let different = [!random.one_in(3), !random.one_in(3)];
    let shadows = random.below(size.steps + 1);
    let steps = (0..random.below(size.steps + 1)).map(|place| {
        let (step, kind) = if place < shadows { (1, Kind::Shadow) } else { (2, Kind::ReverseShadow) };
        Pitch { step, kind, different_mentors: different[usize::from(step) - 1] }
    });
    Climb {
        person: random.below(size.people) as u32,
        gap_minutes: random.pick(&[0, 30, 24 * 60]),
        steps: steps.collect(),
    }
}

fn limits(random: &mut Random, limits: &mut Vec<Limit>, person: u32, days: u64) {
    let border = (random.below(days * 24) * 60) as i64;
    if !random.one_in(4) {
        limits.push(Limit { person, from: 0, until: border, left: random.pick(&[0, 1, 1, 2, 5]) });
    }
    if !random.one_in(4) {
        limits.push(Limit { person, from: border, until: 1 << 30, left: random.pick(&[0, 1, 1, 2, 5]) });
    }
}

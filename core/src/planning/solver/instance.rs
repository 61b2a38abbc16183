//! The problem laid out for solving: each enrolment's possible interviews in a row by start, with places instead
//! of ids, so that the best schedule of one enrolment is found in one pass.

use crate::planning::problem::{Candidate, Limit, Problem};
use std::collections::BTreeMap;

/// Stands for "no limit" and "no mentor".
pub(super) const NONE: u32 = u32::MAX;
/// Worse than any schedule; the sum of two does not leave 64 bits.
pub(super) const NEVER: i64 = i64::MIN / 4;
/// Values and prices are counted in these parts of a point, so that prices can be finer than points.
pub(super) const TICKS: i64 = 256;

pub(super) struct Instance {
    pub climbs: Vec<Climb>,
    /// The enrolments of each person, for persons with more than one.
    pub same_person: Vec<Vec<u32>>,
    pub seats: Vec<u32>,
    /// The limit that each interview's mentor has in its week, or `NONE`.
    pub mentor_week: Vec<u32>,
    pub mentor_left: Vec<u32>,
    pub trainee_left: Vec<u32>,
    pub break_minutes: i64,
}

pub(super) struct Climb {
    /// A place in [`Instance::same_person`].
    pub person: u32,
    /// For each missing session, whether its mentor must differ from those of the sessions of the same step.
    pub steps: Vec<Step>,
    /// By start.
    pub options: Vec<Opening>,
    /// The value in ticks of each option for each step, option by option; `NEVER` where it is no candidate.
    pub values: Vec<i64>,
}

#[derive(Clone, Copy)]
pub(super) struct Step {
    /// Whether its mentor must be another than that of the session just before.
    pub differs_from_last: bool,
    /// The earlier sessions, as bits, whose mentors it must not have.
    pub differs_from: u64,
}

#[derive(Clone, Copy)]
pub(super) struct Opening {
    pub interview: u32,
    pub start: i64,
    pub end: i64,
    pub mentor: u32,
    /// The limit of the trainee's week, or `NONE`.
    pub week: u32,
    /// The first option that may follow this one.
    pub next: u32,
}

impl Climb {
    pub fn value(&self, option: usize, step: usize) -> i64 {
        self.values[option * self.steps.len() + step]
    }
}

impl Instance {
    /// Lays out a problem that was checked.
    pub fn new(problem: &Problem) -> Self {
        let mut rows: Vec<Vec<Candidate>> = vec![Vec::new(); problem.enrolments.len()];
        for candidate in &problem.candidates {
            rows[candidate.enrolment as usize].push(*candidate);
        }
        let trainee_weeks = Weeks::new(&problem.trainee_limits);
        let mentor_weeks = Weeks::new(&problem.mentor_limits);
        let mut people: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (place, climb) in problem.enrolments.iter().enumerate() {
            people.entry(climb.person).or_default().push(place as u32);
        }
        let places: BTreeMap<u32, u32> = people.keys().copied().zip(0..).collect();
        let climbs = problem.enrolments.iter().zip(&mut rows);
        Self {
            climbs: climbs
                .map(|(climb, row)| Climb {
                    person: places[&climb.person],
                    ..Climb::new(problem, climb, row, &trainee_weeks)
                })
                .collect(),
            same_person: people.into_values().collect(),
            seats: problem.interviews.iter().map(|slot| slot.seats).collect(),
            mentor_week: problem
                .interviews
                .iter()
                .map(|slot| mentor_weeks.of(slot.mentor, slot.start))
                .collect(),
            mentor_left: problem.mentor_limits.iter().map(|limit| limit.left).collect(),
            trainee_left: problem.trainee_limits.iter().map(|limit| limit.left).collect(),
            break_minutes: problem.break_minutes.into(),
        }
    }
}

impl Instance {
    /// Whether one person can go to both.
    pub fn are_apart(&self, one: &Opening, other: &Opening) -> bool {
        one.end + self.break_minutes <= other.start || other.end + self.break_minutes <= one.start
    }
}

impl Climb {
    fn new(
        problem: &Problem,
        climb: &crate::planning::problem::Climb,
        row: &mut [Candidate],
        weeks: &Weeks,
    ) -> Self {
        let slot = |interview: u32| &problem.interviews[interview as usize];
        row.sort_unstable_by_key(|candidate| {
            let slot = slot(candidate.interview);
            (slot.start, slot.end, candidate.interview, candidate.step)
        });
        let width = climb.steps.len();
        let mut options: Vec<Opening> = Vec::new();
        let mut values: Vec<i64> = Vec::new();
        for candidate in row.iter() {
            if options.last().is_none_or(|last| last.interview != candidate.interview) {
                let slot = slot(candidate.interview);
                options.push(Opening {
                    interview: candidate.interview,
                    start: slot.start,
                    end: slot.end,
                    mentor: slot.mentor,
                    week: weeks.of(climb.person, slot.start),
                    next: 0,
                });
                values.resize(values.len() + width, NEVER);
            }
            let last = values.len() - width;
            values[last + candidate.step as usize] = candidate.value * TICKS;
        }
        let gap = i64::from(climb.gap_minutes.max(problem.break_minutes));
        for place in 0..options.len() {
            let ready = options[place].end + gap;
            options[place].next = options.partition_point(|other| other.start < ready) as u32;
        }
        Self { person: 0, steps: steps(climb), options, values }
    }
}

fn steps(climb: &crate::planning::problem::Climb) -> Vec<Step> {
    let differs = |place: usize, other: usize| {
        let (one, other) = (climb.steps[place], climb.steps[other]);
        one.step == other.step && (one.different_mentors || other.different_mentors)
    };
    let step = |place: usize| Step {
        differs_from_last: place > 0 && differs(place, place - 1),
        differs_from: (0..place)
            .filter(|other| differs(place, *other))
            .fold(0, |bits, other| bits | 1 << other),
    };
    (0..climb.steps.len()).map(step).collect()
}

/// Finds the limit of a person's week.
struct Weeks(BTreeMap<(u32, i64), (i64, u32)>);

impl Weeks {
    fn new(limits: &[Limit]) -> Self {
        let rows = limits.iter().zip(0..).filter(|(limit, _)| limit.from < limit.until);
        Self(rows.map(|(limit, place)| ((limit.person, limit.from), (limit.until, place))).collect())
    }

    fn of(&self, person: u32, start: i64) -> u32 {
        let before = self.0.range((person, i64::MIN)..=(person, start)).next_back();
        before.filter(|(_, (until, _))| start < *until).map_or(NONE, |(_, (_, place))| *place)
    }
}

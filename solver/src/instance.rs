//! The problem laid out for solving: each enrolment's possible interviews in a row by start, with places instead
//! of ids, so that the best schedule of one enrolment is found in one pass.

use crate::problem::{self, Candidate, Limit, PriceList, Problem};
use std::collections::{BTreeMap, BTreeSet};

/// Stands for "no limit" and "no mentor".
pub(crate) const NONE: u32 = u32::MAX;
/// Worse than any schedule; the sum of two does not leave 64 bits.
pub(crate) const NEVER: i64 = i64::MIN / 4;
/// Values and prices are counted in these parts of a point, so that prices can be finer than points.
pub(crate) const TICKS: i64 = 256;

/// No price needs to be higher, and the sum of all that one schedule costs does not leave 64 bits.
const LARGEST_PRICE: i64 = 1 << 46;

pub(crate) struct Instance {
    pub climbs: Vec<Climb>,
    /// The enrolments of each person.
    pub same_person: Vec<Vec<u32>>,
    pub interviews: u32,
    mentor_limits: u32,
    /// How often each resource can be used: an interview's seats, a mentor's week, the week of a trainee with
    /// several enrolments. The last one is without limit, for what needs none.
    pub capacity: Vec<u32>,
    /// The interviews at which each resource is used, for mentors' weeks.
    pub interviews_of: Vec<Vec<u32>>,
    /// Whether more could want the resource than it can take.
    pub is_scarce: Vec<bool>,
    /// What is left of each trainee's week, by its place in the problem.
    pub week_left: Vec<u32>,
    pub break_minutes: i64,
}

pub(crate) struct Climb {
    /// A place in [`Instance::same_person`].
    pub person: u32,
    pub steps: Vec<Step>,
    /// By start.
    pub options: Vec<Opening>,
    /// The value in ticks of each option, step by step; `NEVER` where it is no candidate.
    pub values: Vec<i64>,
}

#[derive(Clone, Copy)]
pub(crate) struct Step {
    /// Whether its mentor must be another than that of the session just before.
    pub differs_from_last: bool,
    /// The earlier sessions, as bits, whose mentors it must not have.
    pub differs_from: u64,
}

#[derive(Clone, Copy)]
pub(crate) struct Opening {
    pub interview: u32,
    pub mentor: u32,
    /// The limit of the trainee's week, or `NONE`.
    pub week: u32,
    /// The first option that may follow this one.
    pub next: u32,
    /// The first option after the trainee's week.
    pub week_end: u32,
    /// The seat, the mentor's week, and the trainee's week where other enrolments share it.
    pub resources: [u32; 3],
    pub start: i64,
    pub end: i64,
}

impl Climb {
    pub fn value(&self, option: u32, step: u32) -> i64 {
        self.values[step as usize * self.options.len() + option as usize]
    }
}

impl Instance {
    /// Lays out a problem that was checked.
    pub fn new(problem: &Problem) -> Self {
        let mut rows: Vec<Vec<Candidate>> = vec![Vec::new(); problem.enrolments.len()];
        for candidate in &problem.candidates {
            rows[candidate.enrolment as usize].push(*candidate);
        }
        let layout = Layout::new(problem);
        let climbs = problem.enrolments.iter().zip(&mut rows).map(|(climb, row)| layout.climb(climb, row));
        let mut instance = Self {
            climbs: climbs.collect(),
            interviews: problem.interviews.len() as u32,
            mentor_limits: problem.mentor_limits.len() as u32,
            capacity: layout.capacity(),
            is_scarce: Vec::new(),
            interviews_of: layout.interviews_of(),
            week_left: problem.trainee_limits.iter().map(|limit| limit.left).collect(),
            break_minutes: problem.break_minutes.into(),
            same_person: layout.same_person,
        };
        instance.is_scarce = instance.scarce();
        instance
    }

    /// Whether one person can go to both.
    pub fn are_apart(&self, one: &Opening, other: &Opening) -> bool {
        one.end + self.break_minutes <= other.start || other.end + self.break_minutes <= one.start
    }

    /// The prices of a list for each resource.
    pub fn priced(&self, list: &PriceList) -> Vec<i64> {
        let of = |prices: &[i64], place: usize| {
            prices.get(place).map_or(0, |price| (*price).clamp(0, LARGEST_PRICE))
        };
        let interviews = 0..self.interviews as usize;
        let seats = interviews.map(|place| of(&list.interviews, place));
        let mentors = (0..self.mentor_limits as usize).map(|place| of(&list.mentor_limits, place));
        let trainees = (0..self.week_left.len()).map(|place| of(&list.trainee_limits, place));
        seats.chain(mentors).chain(trainees).chain([0]).collect()
    }

    /// The list of the prices for each resource.
    pub fn price_list(&self, prices: &[i64]) -> PriceList {
        let (interviews, limits) = prices.split_at(self.interviews as usize);
        let (mentors, trainees) = limits.split_at(self.mentor_limits as usize);
        PriceList {
            interviews: interviews.to_vec(),
            mentor_limits: mentors.to_vec(),
            trainee_limits: trainees[..self.week_left.len()].to_vec(),
        }
    }

    fn scarce(&self) -> Vec<bool> {
        let mut wanted = vec![0_u32; self.capacity.len()];
        for climb in &self.climbs {
            for resource in climb.options.iter().flat_map(|opening| opening.resources) {
                wanted[resource as usize] += 1;
            }
        }
        wanted.iter().zip(&self.capacity).map(|(wanted, capacity)| wanted > capacity).collect()
    }
}

struct Layout<'a> {
    problem: &'a Problem,
    trainee_weeks: Weeks,
    mentor_weeks: Weeks,
    people: BTreeMap<u32, u32>,
    /// Mentors counted from 0, so that none has a number that stands for something else.
    mentors: BTreeMap<u32, u32>,
    same_person: Vec<Vec<u32>>,
}

impl<'a> Layout<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut people: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (climb, place) in problem.enrolments.iter().zip(0..) {
            people.entry(climb.person).or_default().push(place);
        }
        let mentors: BTreeSet<u32> = problem.interviews.iter().map(|slot| slot.mentor).collect();
        Self {
            problem,
            mentors: mentors.into_iter().zip(0..).collect(),
            trainee_weeks: Weeks::new(&problem.trainee_limits),
            mentor_weeks: Weeks::new(&problem.mentor_limits),
            people: people.keys().copied().zip(0..).collect(),
            same_person: people.into_values().collect(),
        }
    }

    fn capacity(&self) -> Vec<u32> {
        let seats = self.problem.interviews.iter().map(|slot| slot.seats);
        let mentors = self.problem.mentor_limits.iter().map(|limit| limit.left);
        let trainees = self.problem.trainee_limits.iter().map(|limit| limit.left);
        seats.chain(mentors).chain(trainees).map(|left| left.min(NONE / 2)).chain([NONE]).collect()
    }

    fn interviews_of(&self) -> Vec<Vec<u32>> {
        let limits = self.problem.mentor_limits.len() + self.problem.trainee_limits.len();
        let interviews = self.problem.interviews.len();
        let mut interviews_of = vec![Vec::new(); interviews + limits + 1];
        for (slot, interview) in self.problem.interviews.iter().zip(0..) {
            let week = self.mentor_weeks.of(slot.mentor, slot.start);
            if week != NONE {
                interviews_of[interviews + week as usize].push(interview);
            }
        }
        interviews_of
    }

    fn resources(&self, interview: u32, mentor_week: u32, trainee_week: u32, is_shared: bool) -> [u32; 3] {
        let interviews = self.problem.interviews.len() as u32;
        let mentors = self.problem.mentor_limits.len() as u32;
        let unlimited = interviews + mentors + self.problem.trainee_limits.len() as u32;
        let mentor = if mentor_week == NONE { unlimited } else { interviews + mentor_week };
        let counted = is_shared && trainee_week != NONE;
        [interview, mentor, if counted { interviews + mentors + trainee_week } else { unlimited }]
    }

    fn climb(&self, climb: &problem::Climb, row: &mut [Candidate]) -> Climb {
        let slot = |interview: u32| &self.problem.interviews[interview as usize];
        row.sort_unstable_by_key(|candidate| (slot(candidate.interview).start, candidate.interview));
        let person = self.people[&climb.person];
        let is_shared = self.same_person[person as usize].len() > 1;
        let mut options: Vec<Opening> = Vec::new();
        for candidate in row.iter() {
            if options.last().is_none_or(|last| last.interview != candidate.interview) {
                options.push(self.opening(climb.person, candidate.interview, is_shared));
            }
        }
        let mut values = vec![NEVER; options.len() * climb.steps.len()];
        let mut option = 0;
        for candidate in row.iter() {
            while options[option].interview != candidate.interview {
                option += 1;
            }
            values[candidate.step as usize * options.len() + option] = candidate.value * TICKS;
        }
        link(&mut options, climb.gap_minutes.max(self.problem.break_minutes).into());
        Climb { person, steps: steps(climb), options, values }
    }

    fn opening(&self, person: u32, interview: u32, is_shared: bool) -> Opening {
        let slot = &self.problem.interviews[interview as usize];
        let week = self.trainee_weeks.of(person, slot.start);
        let mentor_week = self.mentor_weeks.of(slot.mentor, slot.start);
        Opening {
            interview,
            mentor: self.mentors[&slot.mentor],
            week,
            next: 0,
            week_end: 0,
            resources: self.resources(interview, mentor_week, week, is_shared),
            start: slot.start,
            end: slot.end,
        }
    }
}

/// Tells each option which may follow it.
fn link(options: &mut [Opening], gap: i64) {
    let mut week_end = options.len() as u32;
    for place in (0..options.len()).rev() {
        let ready = options[place].end + gap;
        let next = options.partition_point(|other| other.start < ready);
        if options.get(place + 1).is_some_and(|after| after.week != options[place].week) {
            week_end = place as u32 + 1;
        }
        options[place].next = next as u32;
        options[place].week_end = week_end;
    }
}

fn steps(climb: &problem::Climb) -> Vec<Step> {
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

//! Lays a problem out: from lists of ids to rows of places.

use crate::{
    extras::Extras,
    instance::{Climb, Instance, Link, NEVER, NONE, Opening, Step, TICKS},
    markets::markets,
    problem::{self, Candidate, Counted, Limit, Problem},
};
use std::collections::{BTreeMap, BTreeSet};

impl Instance {
    /// Lays out a problem that was checked.
    pub fn new(problem: &Problem) -> Self {
        let mut rows: Vec<Vec<Candidate>> = vec![Vec::new(); problem.enrollments.len()];
        for candidate in &problem.candidates {
            rows[candidate.enrollment as usize].push(*candidate);
        }
        let mut layout = Layout::new(problem);
        let climbs = problem.enrollments.iter().zip(&mut rows).map(|(climb, row)| layout.climb(climb, row));
        let climbs: Vec<Climb> = climbs.collect();
        let mut instance = Self {
            market_of: markets(problem.interviews.len(), &climbs),
            climbs,
            interviews: problem.interviews.len() as u32,
            mentor_limits: problem.mentor_limits.len() as u32,
            capacity: layout.capacity(),
            is_scarce: Vec::new(),
            interviews_of: layout.interviews_of(),
            week_of: layout.week_of,
            week_left: problem.trainee_limits.iter().map(|limit| limit.left).collect(),
            break_minutes: problem.break_minutes.into(),
            same_person: layout.same_person,
            extras: layout.extras,
        };
        instance.is_scarce = instance.scarce();
        instance
    }
}

struct Layout<'a> {
    problem: &'a Problem,
    trainee_weeks: Weeks,
    people: BTreeMap<u32, u32>,
    /// The mentor of each interview, counted from 0, so that none has a number that stands for something else.
    mentor_of: Vec<u32>,
    /// The resource of the mentor's week for each interview.
    week_of: Vec<u32>,
    /// The place of each interview by start.
    rank: Vec<u32>,
    same_person: Vec<Vec<u32>>,
    extras: Extras,
}

impl<'a> Layout<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut people: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (climb, place) in problem.enrollments.iter().zip(0..) {
            people.entry(climb.person).or_default().push(place);
        }
        let trainee_weeks = Weeks::new(&problem.trainee_limits);
        let mentor_weeks = Weeks::new(&problem.mentor_limits);
        let mentors: BTreeSet<u32> = problem.interviews.iter().map(|slot| slot.mentor).collect();
        let mentors: BTreeMap<u32, u32> = mentors.into_iter().zip(0..).collect();
        let interviews = problem.interviews.len() as u32;
        let unlimited = interviews + (problem.mentor_limits.len() + problem.trainee_limits.len()) as u32;
        let week_of = problem.interviews.iter().map(|slot| match mentor_weeks.of(slot.mentor, slot.start) {
            NONE => unlimited,
            week => interviews + week,
        });
        let week_of: Vec<u32> = week_of.collect();
        Self {
            problem,
            mentor_of: problem.interviews.iter().map(|slot| mentors[&slot.mentor]).collect(),
            week_of,
            rank: ranks(problem),
            people: people.keys().copied().zip(0..).collect(),
            same_person: people.into_values().collect(),
            extras: Extras::new(problem, &trainee_weeks.beside, &mentor_weeks.beside),
            trainee_weeks,
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
        for interview in 0..interviews as u32 {
            let week = self.week_of[interview as usize] as usize;
            if week < interviews + limits {
                interviews_of[week].push(interview);
            }
        }
        interviews_of
    }

    fn resources(&self, interview: u32, trainee_week: u32, is_shared: bool) -> [u32; 3] {
        let interviews = self.problem.interviews.len() as u32;
        let mentors = self.problem.mentor_limits.len() as u32;
        let unlimited = interviews + mentors + self.problem.trainee_limits.len() as u32;
        let counted = is_shared && trainee_week != NONE;
        let own = if counted { interviews + mentors + trainee_week } else { unlimited };
        [interview, self.week_of[interview as usize], own]
    }

    fn climb(&mut self, climb: &problem::Climb, row: &mut [Candidate]) -> Climb {
        row.sort_unstable_by_key(|candidate| self.rank[candidate.interview as usize]);
        let person = self.people[&climb.person];
        let is_shared = self.same_person[person as usize].len() > 1;
        let mut options: Vec<Opening> = Vec::new();
        for candidate in row.iter() {
            if options.last().is_none_or(|last| last.interview != candidate.interview) {
                options.push(self.opening(climb.person, candidate.interview, is_shared));
            }
        }
        let most = self.extras.most_of(options.iter().map(|opening| opening.extras));
        let mut values = vec![NEVER; options.len() * climb.steps.len()];
        let mut option = 0;
        for candidate in row.iter() {
            while options[option].interview != candidate.interview {
                option += 1;
            }
            if i64::from(candidate.step) < most && self.extras.allow(options[option].extras) {
                values[candidate.step as usize * options.len() + option] = candidate.value * TICKS;
            }
        }
        link(&mut options, climb.gap_minutes.max(self.problem.break_minutes).into());
        let links = options.iter().map(Opening::link).collect();
        let first = first(climb.steps.len(), &options, &values);
        Climb { person, steps: steps(climb), options, links, is_shared, first, values }
    }

    fn opening(&mut self, person: u32, interview: u32, is_shared: bool) -> Opening {
        let slot = &self.problem.interviews[interview as usize];
        let week = self.trainee_weeks.of(person, slot.start);
        Opening {
            interview,
            mentor: self.mentor_of[interview as usize],
            week,
            next: 0,
            week_end: 0,
            resources: self.resources(interview, week, is_shared),
            start: slot.start,
            end: slot.end,
            extras: self.extras.of(person, slot),
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

/// For each step the first option that can be reached with the steps before it done.
fn first(steps: usize, options: &[Opening], values: &[i64]) -> Vec<u32> {
    let mut first = vec![0; steps];
    for step in 1..steps {
        let values = &values[(step - 1) * options.len()..step * options.len()];
        let before = options.iter().zip(values).skip(first[step - 1] as usize);
        let next = before.filter(|(_, value)| **value != NEVER).map(|(opening, _)| opening.next);
        first[step] = next.min().unwrap_or(options.len() as u32);
    }
    first
}

/// The place of each interview by start.
fn ranks(problem: &Problem) -> Vec<u32> {
    let mut order: Vec<u32> = (0..problem.interviews.len() as u32).collect();
    order.sort_unstable_by_key(|interview| (problem.interviews[*interview as usize].start, *interview));
    let mut rank = vec![0; order.len()];
    for (interview, place) in order.into_iter().zip(0..) {
        rank[interview as usize] = place;
    }
    rank
}

impl Opening {
    fn link(&self) -> Link {
        Link { next: self.next, week_end: self.week_end, mentor: self.mentor, interview: self.interview }
    }
}

fn steps(climb: &problem::Climb) -> Vec<Step> {
    let differs = |place: usize, other: usize| {
        let (one, other) = (climb.steps[place], climb.steps[other]);
        let same_step = one.step == other.step && (one.different_mentors || other.different_mentors);
        climb.different_mentors || same_step
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
struct Weeks {
    found: BTreeMap<(u32, i64), (i64, u32)>,
    /// The limits that overlap an earlier one of the person, or that do not count sessions.
    beside: Vec<u32>,
}

impl Weeks {
    fn new(limits: &[Limit]) -> Self {
        let mut weeks = Self { found: BTreeMap::new(), beside: Vec::new() };
        for (limit, place) in limits.iter().zip(0..).filter(|(limit, _)| limit.from < limit.until) {
            if limit.counts == Counted::Sessions && weeks.is_apart(limit) {
                weeks.found.insert((limit.person, limit.from), (limit.until, place));
            } else {
                weeks.beside.push(place);
            }
        }
        weeks
    }

    fn is_apart(&self, limit: &Limit) -> bool {
        let before = self.found.range((limit.person, i64::MIN)..(limit.person, limit.until)).next_back();
        before.is_none_or(|(_, (until, _))| *until <= limit.from)
    }

    fn of(&self, person: u32, start: i64) -> u32 {
        let before = self.found.range((person, i64::MIN)..=(person, start)).next_back();
        before.filter(|(_, (until, _))| start < *until).map_or(NONE, |(_, (_, place))| *place)
    }
}

//! Schedules in which sessions of one step that are not next to each other differ in their mentors, too.

use crate::{
    instance::Climb,
    schedule::{Scheduler, Walk},
};
use std::cmp::Ordering;

/// Steps of the search for one schedule; enough for any real path.
const MOST_WORK: u32 = 20_000;

/// Whether every mentor is another one wherever the path asks for it.
pub(crate) fn differs(climb: &Climb, schedule: &[u32]) -> bool {
    (0..schedule.len()).all(|step| fits(climb, &schedule[..step], schedule[step]))
}

/// Whether the mentor is another one than those of the other sessions, where the path asks for it.
pub(crate) fn differs_at(climb: &Climb, schedule: &[u32], place: usize, mentor: u32) -> bool {
    schedule.iter().enumerate().all(|(other, taken)| {
        let bound = match other.cmp(&place) {
            Ordering::Equal => false,
            Ordering::Less => climb.steps[place].differs_from >> other & 1 == 1,
            Ordering::Greater => climb.steps[other].differs_from >> place & 1 == 1,
        };
        !bound || climb.options[*taken as usize].mentor != mentor
    })
}

fn fits(climb: &Climb, before: &[u32], option: u32) -> bool {
    let mentor = climb.options[option as usize].mentor;
    let mask = climb.steps[before.len()].differs_from;
    let shared = |(step, other): (usize, &u32)| {
        mask >> step & 1 == 1 && climb.options[*other as usize].mentor == mentor
    };
    !before.iter().enumerate().any(shared)
}

/// The best schedule at the scheduler's costs, with every mentor checked, and what it gains at most.
pub(crate) fn pick(
    scheduler: &mut Scheduler,
    climb: &Climb,
    week_left: impl Fn(u32) -> u32,
) -> (i64, Vec<u32>) {
    if climb.steps.len() == 1 {
        let (gain, option) = scheduler.single(climb, week_left);
        return (gain, option.into_iter().collect());
    }
    match scheduler.price(climb, week_left) {
        0 => (0, Vec::new()),
        hope => (hope, schedule(scheduler, climb)),
    }
}

/// The best schedule after [`Scheduler::price`], with every mentor checked.
fn schedule(scheduler: &mut Scheduler, climb: &Climb) -> Vec<u32> {
    best(scheduler, climb, 0).1
}

/// The same with what it gains, or, where there is too much to try, with what it gains at most.
pub(crate) fn best(scheduler: &mut Scheduler, climb: &Climb, hope: i64) -> (i64, Vec<u32>) {
    let relaxed = scheduler.schedule(climb);
    if differs(climb, &relaxed) {
        return (hope, relaxed);
    }
    let mut search =
        Search { scheduler, climb, work: 0, best_value: 0, best: Vec::new(), current: Vec::new() };
    search.extend(Walk::start(), 0);
    let Search { work, best_value, best, .. } = search;
    scheduler.work += u64::from(work);
    (if work < MOST_WORK { best_value } else { hope }, best)
}

struct Search<'a> {
    scheduler: &'a Scheduler,
    climb: &'a Climb,
    work: u32,
    best_value: i64,
    best: Vec<u32>,
    current: Vec<u32>,
}

impl Search<'_> {
    fn extend(&mut self, mut walk: Walk, value: i64) {
        if value > self.best_value {
            self.best_value = value;
            self.best = self.current.clone();
        }
        while self.work < MOST_WORK {
            self.work += 1;
            let Some(bound) = self.scheduler.bound(walk) else { return };
            if value + bound <= self.best_value {
                return;
            }
            if fits(self.climb, &self.current, walk.option)
                && let Some(gain) = self.scheduler.gain(self.climb, walk)
            {
                self.current.push(walk.option);
                self.extend(self.scheduler.taken(self.climb, walk), value + gain);
                self.current.pop();
            }
            walk = self.scheduler.skipped(self.climb, walk);
        }
    }
}

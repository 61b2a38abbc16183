//! The best schedule of one enrollment at given prices: which interviews it goes to, in order of its steps.
//! One pass over its options from the last to the first; a schedule is the list of options taken.

use crate::instance::{Climb, Link, NEVER, NONE};

/// The cost of an option that cannot be taken.
pub(crate) const CLOSED: i64 = i64::MAX / 4;
/// What an option brings that is no candidate or cannot be taken is less than this.
const CLOSED_GAIN: i64 = NEVER / 2;
/// Stands for no mentor to keep away from; not the same as the mentor of no session.
const ANYBODY: u32 = NONE - 1;
/// Stands for a week in which the enrollment may take all it wants.
const OPEN: u32 = u32::MAX;

/// The best continuation, and the best that begins with another mentor.
#[derive(Clone, Copy)]
struct Best {
    value: i64,
    other: i64,
    mentor: u32,
}

const STOP: Best = Best { value: 0, mentor: NONE, other: NEVER };

impl Best {
    #[inline]
    fn without(&self, mentor: u32) -> i64 {
        if self.mentor == mentor { self.other } else { self.value }
    }

    #[inline]
    fn improve(&mut self, value: i64, mentor: u32, tells_mentors: bool) {
        if !tells_mentors {
            self.value = self.value.max(value);
            return;
        }
        if value <= self.other {
            return;
        }
        if mentor == self.mentor {
            self.value = self.value.max(value);
        } else if value > self.value {
            *self = Self { value, mentor, other: self.value };
        } else {
            self.other = value;
        }
    }
}

/// A place on the way through the options: the next option to take or leave, for the next step.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    pub step: u32,
    pub option: u32,
    /// Sessions taken in the week of the option, where that is counted.
    taken: u32,
    /// The mentor that the next session must not have.
    without: u32,
}

impl Walk {
    pub fn start() -> Self {
        Self { step: 0, option: 0, taken: 0, without: ANYBODY }
    }
}

/// Finds schedules for one enrollment after another; write [`Self::costs`], then ask for the price.
#[derive(Default)]
pub(crate) struct Scheduler {
    /// A cost in ticks for each option; `CLOSED` or more where it cannot be taken.
    pub costs: Vec<i64>,
    /// The work done so far, the same on every machine.
    pub work: u64,
    best: Vec<Best>,
    left: Vec<u32>,
    steps: u32,
    options: u32,
    /// How many different counts of sessions in the current week are told apart.
    depth: u32,
}

impl Scheduler {
    /// The value of the best schedule less its costs; at least 0, for the empty one. Sessions of one step that
    /// are not next to each other may share a mentor here, so this bounds the best schedule from above.
    pub fn price(&mut self, climb: &Climb, week_left: impl Fn(u32) -> u32) -> i64 {
        self.steps = climb.steps.len() as u32;
        self.options = climb.options.len() as u32;
        if self.options == 0 || self.steps == 0 {
            return 0;
        }
        self.read_limits(climb, week_left);
        let row = (self.options + 1) as usize * self.depth as usize;
        self.work += 20;
        let places = (self.steps + 1) as usize * row;
        if self.best.len() < places {
            self.best.resize(places, STOP);
        }
        self.best[places - row..places].fill(STOP);
        for step in (0..self.steps as usize).rev() {
            let (before, after) = self.best.split_at_mut((step + 1) * row);
            let row = &mut before[step * row..];
            let first = climb.first[step] as usize;
            let depth = self.depth.min(step as u32 + 1);
            self.work += (self.options as usize + 1 - first) as u64 * u64::from(depth);
            let differs = climb.steps.get(step + 1).is_some_and(|step| step.differs_from_last);
            let values = &climb.values[step * self.options as usize..][..self.options as usize];
            let table = Table {
                links: &climb.links[first..],
                values: &values[first..],
                costs: &self.costs[first..],
                left: &self.left[first..],
                first,
                depth: self.depth,
                counts: depth,
            };
            match (differs, climb.steps[step].differs_from_last) {
                (false, false) => table.fill::<false, false>(row, after),
                (false, true) => table.fill::<false, true>(row, after),
                (true, false) => table.fill::<true, false>(row, after),
                (true, true) => table.fill::<true, true>(row, after),
            }
        }
        self.best[0].value
    }

    /// The best option for a path of one session, the first of equals, and what it gains; `None` where none gains.
    pub fn single(&mut self, climb: &Climb, week_left: impl Fn(u32) -> u32) -> (i64, Option<u32>) {
        self.work += 20 + climb.options.len() as u64;
        let mut best = (0, None);
        for ((value, cost), option) in climb.values.iter().zip(&self.costs).zip(0..) {
            let gain = value - cost;
            if gain > best.0 && has_room(climb, option, &week_left) {
                best = (gain, Some(option));
            }
        }
        best
    }

    /// A schedule that [`Self::price`] found best; it reads what was left there.
    pub fn schedule(&self, climb: &Climb) -> Vec<u32> {
        let mut schedule = Vec::with_capacity(self.steps as usize);
        let mut walk = Walk::start();
        while let Some(wanted) = self.bound(walk).filter(|bound| *bound > 0) {
            let allowed = climb.options[walk.option as usize].mentor != walk.without;
            if allowed && let Some(gain) = self.gain(climb, walk) {
                let after = self.taken(climb, walk);
                if gain + self.at(after).without(after.without) == wanted {
                    schedule.push(walk.option);
                    walk = after;
                    continue;
                }
            }
            walk = self.skipped(climb, walk);
        }
        schedule
    }

    /// The best that can follow, or `None` at the end.
    pub fn bound(&self, walk: Walk) -> Option<i64> {
        let open = walk.step < self.steps && walk.option < self.options;
        open.then(|| self.at(walk).without(walk.without))
    }

    /// The best from an option on for a step and those after it, whatever came before.
    pub fn best_after(&self, step: u32, option: u32) -> i64 {
        self.at(Walk { step, option, ..Walk::start() }).value
    }

    /// What taking the option brings by itself, where it can be taken.
    pub fn gain(&self, climb: &Climb, walk: Walk) -> Option<i64> {
        let value = climb.value(walk.option, walk.step);
        let cost = self.costs[walk.option as usize];
        let open = value != NEVER && cost < CLOSED && walk.taken < self.left[walk.option as usize];
        open.then(|| value - cost)
    }

    pub fn taken(&self, climb: &Climb, walk: Walk) -> Walk {
        let opening = &climb.options[walk.option as usize];
        let differs = climb.steps.get(walk.step as usize + 1).is_some_and(|step| step.differs_from_last);
        let (option, taken) =
            after(opening.next, opening.week_end, self.left[walk.option as usize], walk.taken);
        let without = if differs { opening.mentor } else { ANYBODY };
        Walk { step: walk.step + 1, option, taken, without }
    }

    pub fn skipped(&self, climb: &Climb, walk: Walk) -> Walk {
        let option = walk.option + 1;
        let same_week = option < climb.options[walk.option as usize].week_end;
        Walk { option, taken: if same_week { walk.taken } else { 0 }, ..walk }
    }

    fn at(&self, walk: Walk) -> &Best {
        let row = walk.step as usize * (self.options + 1) as usize + walk.option as usize;
        &self.best[row * self.depth as usize + walk.taken as usize]
    }

    /// A week binds where the enrollment could fill it by itself; sessions in the others are not counted.
    fn read_limits(&mut self, climb: &Climb, week_left: impl Fn(u32) -> u32) {
        self.left.clear();
        self.depth = 1;
        let mut last = (NONE, OPEN);
        for opening in &climb.options {
            if opening.week != last.0 {
                let left = if opening.week == NONE { OPEN } else { week_left(opening.week) };
                last = (opening.week, if left >= self.steps { OPEN } else { left });
                if last.1 != OPEN {
                    self.depth = self.depth.max(last.1);
                }
            }
            self.left.push(last.1);
        }
    }
}

fn has_room(climb: &Climb, option: u32, week_left: impl Fn(u32) -> u32) -> bool {
    let week = climb.options[option as usize].week;
    week == NONE || week_left(week) > 0
}

/// Where the walk goes on after an option is taken: past the week once that is full.
#[inline]
fn after(next: u32, week_end: u32, left: u32, taken: u32) -> (u32, u32) {
    if left == OPEN {
        (next, 0)
    } else if taken + 1 >= left {
        (next.max(week_end), 0)
    } else {
        (next, if next < week_end { taken + 1 } else { 0 })
    }
}

/// One step of the path against all options that can be reached for it.
struct Table<'a> {
    links: &'a [Link],
    values: &'a [i64],
    costs: &'a [i64],
    left: &'a [u32],
    /// The place of the first of these options.
    first: usize,
    depth: u32,
    /// So many counts of sessions in a week can be there: no more than steps before this one, and none.
    counts: u32,
}

impl Table<'_> {
    fn fill<const DIFFERS: bool, const TELLS: bool>(&self, row: &mut [Best], after: &[Best]) {
        if self.depth == 1 {
            return self.fill_uncounted::<DIFFERS, TELLS>(row, after);
        }
        let depth = self.depth as usize;
        row[(self.first + self.values.len()) * depth..].fill(STOP);
        for (place, link, gain, left) in self.backwards() {
            let (here, later) = row[place * depth..(place + 2) * depth].split_at_mut(depth);
            let same_week = place as u32 + 1 < link.week_end;
            for (taken, here) in (0..self.counts).zip(here) {
                let skipped = if same_week { taken } else { 0 };
                let mut best = later[skipped as usize];
                if gain > CLOSED_GAIN && taken < left {
                    let (option, taken) = self::after(link.next, link.week_end, left, taken);
                    let follows = &after[option as usize * depth + taken as usize];
                    let follows = if DIFFERS { follows.without(link.mentor) } else { follows.value };
                    best.improve(gain + follows, link.mentor, TELLS);
                }
                *here = best;
            }
        }
    }

    /// The same where no more than one session a week is possible or none is counted.
    fn fill_uncounted<const DIFFERS: bool, const TELLS: bool>(&self, row: &mut [Best], after: &[Best]) {
        let mut best = STOP;
        row[self.first + self.values.len()] = STOP;
        for (place, link, gain, left) in self.backwards() {
            if gain > CLOSED_GAIN && left > 0 {
                let option = if left == OPEN { link.next } else { link.next.max(link.week_end) };
                let follows = &after[option as usize];
                let follows = if DIFFERS { follows.without(link.mentor) } else { follows.value };
                best.improve(gain + follows, link.mentor, TELLS);
            }
            row[place] = best;
        }
    }

    /// Each option's place, its link, what it brings by itself and what is left of its week, the last option first.
    fn backwards(&self) -> impl Iterator<Item = (usize, &Link, i64, u32)> {
        let gains = self.values.iter().zip(self.costs).map(|(value, cost)| value - cost);
        let places = self.first..self.first + self.values.len();
        let rows = places.zip(self.links).zip(gains).zip(self.left);
        rows.map(|(((place, link), gain), left)| (place, link, gain, *left)).rev()
    }
}

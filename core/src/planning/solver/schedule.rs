//! The best schedule of one enrolment at given prices: which interviews it goes to, in order of its steps.
//! One pass over its options from the last to the first; a schedule is the list of options taken.

use super::instance::{Climb, NEVER, NONE};

/// The cost of an option that cannot be taken.
pub(super) const CLOSED: i64 = i64::MAX / 4;

/// The best continuation, and the best that begins with another mentor.
#[derive(Clone, Copy)]
struct Best {
    value: i64,
    mentor: u32,
    other: i64,
}

const STOP: Best = Best { value: 0, mentor: NONE, other: NEVER };

impl Best {
    fn without(self, mentor: u32) -> i64 {
        if self.mentor == mentor { self.other } else { self.value }
    }

    fn improve(&mut self, value: i64, mentor: u32) {
        if mentor == self.mentor {
            self.value = self.value.max(value);
        } else if value > self.value {
            *self = Self { value, mentor, other: self.value };
        } else if value > self.other {
            self.other = value;
        }
    }
}

/// What one enrolment may take: a cost in ticks for each option, and what is left of each of its weeks.
pub(super) struct Market<'a> {
    pub costs: &'a [i64],
    pub week_left: &'a dyn Fn(u32) -> u32,
}

/// A place on the way through the options: the next option to take or leave, for the next step.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    pub step: u32,
    pub option: u32,
    /// Sessions taken in the week of the option.
    taken: u32,
    /// The mentor that the next session must not have.
    without: u32,
}

impl Walk {
    pub fn start() -> Self {
        Self { step: 0, option: 0, taken: 0, without: NONE }
    }
}

/// Memory that is used again for one enrolment after another.
#[derive(Default)]
pub(super) struct Scheduler {
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
    pub fn price(&mut self, climb: &Climb, market: &Market) -> i64 {
        self.steps = climb.steps.len() as u32;
        self.options = climb.options.len() as u32;
        self.read_limits(climb, market);
        let places = (self.steps + 1) as usize * (self.options + 1) as usize * self.depth as usize;
        self.best.clear();
        self.best.resize(places, STOP);
        for step in (0..self.steps).rev() {
            for option in (0..self.options).rev() {
                for taken in 0..self.depth {
                    let walk = Walk { step, option, taken, without: NONE };
                    let mut best = self.at(self.skipped(climb, walk));
                    if let Some(gain) = self.gain(climb, market, walk) {
                        let after = self.taken(climb, walk);
                        let value = gain + self.at(after).without(after.without);
                        best.improve(value, climb.options[option as usize].mentor);
                    }
                    let place = self.place(walk);
                    self.best[place] = best;
                }
            }
        }
        self.at(Walk::start()).value
    }

    /// A schedule that [`Self::price`] found best; it reads what was left there.
    pub fn schedule(&self, climb: &Climb, market: &Market) -> Vec<u32> {
        let mut schedule = Vec::with_capacity(self.steps as usize);
        let mut walk = Walk::start();
        while let Some(wanted) = self.bound(climb, walk).filter(|bound| *bound > 0) {
            let allowed = climb.options[walk.option as usize].mentor != walk.without;
            if allowed && let Some(gain) = self.gain(climb, market, walk) {
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
    pub fn bound(&self, _: &Climb, walk: Walk) -> Option<i64> {
        let open = walk.step < self.steps && walk.option < self.options;
        open.then(|| self.at(walk).without(walk.without))
    }

    /// What taking the option brings by itself, where it can be taken.
    pub fn gain(&self, climb: &Climb, market: &Market, walk: Walk) -> Option<i64> {
        let value = climb.value(walk.option as usize, walk.step as usize);
        let cost = market.costs[walk.option as usize];
        let open = value != NEVER && cost != CLOSED && walk.taken < self.left[walk.option as usize];
        open.then(|| value - cost)
    }

    pub fn taken(&self, climb: &Climb, walk: Walk) -> Walk {
        let opening = &climb.options[walk.option as usize];
        let differs = climb.steps.get(walk.step as usize + 1).is_some_and(|step| step.differs_from_last);
        Walk {
            step: walk.step + 1,
            option: opening.next,
            taken: self.carried(climb, walk, opening.next, walk.taken + 1),
            without: if differs { opening.mentor } else { NONE },
        }
    }

    pub fn skipped(&self, climb: &Climb, walk: Walk) -> Walk {
        let option = walk.option + 1;
        Walk { option, taken: self.carried(climb, walk, option, walk.taken), ..walk }
    }

    /// The sessions taken in the week of the option `to`, when `taken` are in that of the walk's.
    fn carried(&self, climb: &Climb, walk: Walk, to: u32, taken: u32) -> u32 {
        let week = |option: u32| climb.options[option as usize].week;
        let same = to < self.options && week(walk.option) == week(to);
        if same { taken.min(self.depth - 1) } else { 0 }
    }

    fn at(&self, walk: Walk) -> Best {
        self.best[self.place(walk)]
    }

    fn place(&self, walk: Walk) -> usize {
        let row = walk.step as usize * (self.options + 1) as usize + walk.option as usize;
        row * self.depth as usize + walk.taken as usize
    }

    /// A week binds where the enrolment could fill it by itself; sessions in the others are not counted.
    fn read_limits(&mut self, climb: &Climb, market: &Market) {
        self.left.clear();
        self.depth = 1;
        let mut last = (NONE, u32::MAX);
        for opening in &climb.options {
            if opening.week != last.0 {
                let left = if opening.week == NONE { u32::MAX } else { (market.week_left)(opening.week) };
                last = (opening.week, if left >= self.steps { u32::MAX } else { left });
            }
            if last.1 != u32::MAX {
                self.depth = self.depth.max(last.1 + 1);
            }
            self.left.push(last.1);
        }
    }
}

//! The longest path in the acyclic graph of one enrollment, by dynamic programming from the last option to
//! the first.
//!
//! A node is an option for a need; its length is its value less its cost. That two sessions in a row have
//! different mentors is part of the recursion; what it does not know is that sessions further apart may have
//! to, too, so its value is a bound from above there. See [`super::distinct`] for the exact answer.

use super::{
    CLOSED, Path, PricedPath,
    stage::{Continuation, END, OPEN_WEEK, Stage, onward},
};
use crate::{
    index::{IndexVec, Ix, MentorIx, NeedIx, OptionIx, WeekIx},
    instance::enrollment::Enrollment,
    units::MINUS_INFINITY,
};

/// The work of a call, besides that for each option: as much as for this many options.
const CALL_WORK: u64 = 20;

/// How far a path has come: the next option to take or skip, for the next need.
#[derive(Clone, Copy)]
pub(crate) struct State {
    pub need: NeedIx,
    pub option: OptionIx,
    /// Sessions taken in the week of the option, where that is counted.
    taken_in_week: u32,
    /// The mentor that the next session must not have.
    excluded: MentorIx,
}

impl State {
    pub fn start() -> Self {
        Self { need: NeedIx(0), option: OptionIx(0), taken_in_week: 0, excluded: MentorIx::NOBODY }
    }
}

/// Solves one enrollment after another: write [`Self::costs`], then call [`Self::solve`].
#[derive(Default)]
pub(crate) struct LongestPath {
    /// In ticks, for each option; `CLOSED` or more where it cannot be taken.
    pub costs: IndexVec<OptionIx, i64>,
    /// The work done so far: about one unit for each option read, the same on every machine.
    pub work: u64,
    continuations: Vec<Continuation>,
    week_left: IndexVec<OptionIx, u32>,
    needs: NeedIx,
    options: OptionIx,
    /// How many numbers of sessions in the current week are told apart.
    depth: usize,
}

impl LongestPath {
    /// The value of the best path less its costs, which is at least that of the empty path, 0. Sessions that
    /// are not next to each other may share a mentor here, so this bounds the best path from above.
    pub fn solve(&mut self, enrollment: &Enrollment, week_left: impl Fn(WeekIx) -> u32) -> i64 {
        self.needs = enrollment.needs.end();
        self.options = enrollment.options.end();
        if self.options.0 == 0 || self.needs.0 == 0 {
            return 0;
        }
        self.read_weeks(enrollment, week_left);
        let row = self.row();
        self.work += CALL_WORK;
        let entries = (self.needs.get() + 1) * row;
        if self.continuations.len() < entries {
            self.continuations.resize(entries, END);
        }
        self.continuations[entries - row..entries].fill(END);
        for need in enrollment.needs.positions().rev() {
            self.fill_stage(enrollment, need);
        }
        self.continuations[0].value
    }

    fn fill_stage(&mut self, enrollment: &Enrollment, need: NeedIx) {
        let row = self.row();
        let (before, after) = self.continuations.split_at_mut((need.get() + 1) * row);
        let row = &mut before[need.get() * row..];
        let first = enrollment.first_reachable[need].get();
        let counts = (self.depth as u32).min(need.0 + 1);
        self.work += (self.options.get() + 1 - first) as u64 * u64::from(counts);
        let stage = Stage {
            nodes: &enrollment.nodes.items()[first..],
            values: &enrollment.values_for(need)[first..],
            costs: &self.costs.items()[first..],
            week_left: &self.week_left.items()[first..],
            first,
            depth: self.depth,
            counts,
        };
        match (enrollment.next_differs(need), enrollment.needs[need].differs_from_last) {
            (false, false) => stage.fill::<false, false>(row, after),
            (false, true) => stage.fill::<false, true>(row, after),
            (true, false) => stage.fill::<true, false>(row, after),
            (true, true) => stage.fill::<true, true>(row, after),
        }
    }

    /// The best path of an enrollment that needs one session, the first of equals: one look at each option
    /// instead of a table.
    pub fn solve_single(&mut self, enrollment: &Enrollment, week_left: impl Fn(WeekIx) -> u32) -> PricedPath {
        self.work += CALL_WORK + enrollment.options.len() as u64;
        let (mut best, mut best_value) = (None, 0);
        for ((value, cost), option) in enrollment.values.iter().zip(self.costs.iter()).zip(0..) {
            let (net_value, option) = (value - cost, OptionIx(option));
            if net_value > best_value && has_room(enrollment, option, &week_left) {
                (best, best_value) = (Some(option), net_value);
            }
        }
        PricedPath { net_value: best_value, path: best.into_iter().collect() }
    }

    /// A path that [`Self::solve`] found best.
    pub fn path(&self, enrollment: &Enrollment) -> Path {
        let mut path = Vec::with_capacity(self.needs.get());
        let mut state = State::start();
        while let Some(wanted) = self.bound(state).filter(|bound| *bound > 0) {
            let allowed = enrollment.options[state.option].mentor != state.excluded;
            if allowed && let Some(net_value) = self.net_value(enrollment, state) {
                let after = self.take(enrollment, state);
                if net_value + self.at(after).without(after.excluded) == wanted {
                    path.push(state.option);
                    state = after;
                    continue;
                }
            }
            state = self.skip(enrollment, state);
        }
        path
    }

    /// The most that can follow, or `None` at the end.
    pub fn bound(&self, state: State) -> Option<i64> {
        let goes_on = state.need < self.needs && state.option < self.options;
        goes_on.then(|| self.at(state).without(state.excluded))
    }

    /// The most that can follow from an option on for a need and those after it, whatever came before.
    pub fn bound_from(&self, need: NeedIx, option: OptionIx) -> i64 {
        self.at(State { need, option, ..State::start() }).value
    }

    /// The value less the cost of the option by itself, where it can be taken.
    pub fn net_value(&self, enrollment: &Enrollment, state: State) -> Option<i64> {
        let value = enrollment.value(state.option, state.need);
        let cost = self.costs[state.option];
        let is_open =
            value != MINUS_INFINITY && cost < CLOSED && state.taken_in_week < self.week_left[state.option];
        is_open.then(|| value - cost)
    }

    /// The state after the option is taken.
    pub fn take(&self, enrollment: &Enrollment, state: State) -> State {
        let option = &enrollment.options[state.option];
        let on = onward(option.next, option.week_end, self.week_left[state.option], state.taken_in_week);
        let excluded = if enrollment.next_differs(state.need) { option.mentor } else { MentorIx::NOBODY };
        State { need: NeedIx(state.need.0 + 1), option: on.option, taken_in_week: on.taken_in_week, excluded }
    }

    /// The state after the option is left out.
    pub fn skip(&self, enrollment: &Enrollment, state: State) -> State {
        let option = OptionIx(state.option.0 + 1);
        let same_week = option < enrollment.options[state.option].week_end;
        State { option, taken_in_week: if same_week { state.taken_in_week } else { 0 }, ..state }
    }

    /// The entries for one need.
    fn row(&self) -> usize {
        (self.options.get() + 1) * self.depth
    }

    fn at(&self, state: State) -> &Continuation {
        let option = state.need.get() * (self.options.get() + 1) + state.option.get();
        &self.continuations[option * self.depth + state.taken_in_week as usize]
    }

    /// A week binds where the enrollment could fill it by itself; sessions in other weeks are not counted.
    fn read_weeks(&mut self, enrollment: &Enrollment, week_left: impl Fn(WeekIx) -> u32) {
        self.week_left.clear();
        self.depth = 1;
        let (mut last, mut last_left) = (WeekIx::NONE, OPEN_WEEK);
        for option in enrollment.options.iter() {
            if option.week != last {
                let left = if option.week == WeekIx::NONE { OPEN_WEEK } else { week_left(option.week) };
                last = option.week;
                last_left = if left >= self.needs.0 { OPEN_WEEK } else { left };
                if last_left != OPEN_WEEK {
                    self.depth = self.depth.max(last_left as usize);
                }
            }
            self.week_left.push(last_left);
        }
    }
}

fn has_room(enrollment: &Enrollment, option: OptionIx, week_left: impl Fn(WeekIx) -> u32) -> bool {
    let week = enrollment.options[option].week;
    week == WeekIx::NONE || week_left(week) > 0
}

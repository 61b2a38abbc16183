//! One stage of the dynamic program: the best continuations from every option on, for one need.

use super::CLOSED;
use crate::{
    index::{MentorIx, OptionIx},
    instance::enrollment::Node,
    units::MINUS_INFINITY,
};

/// The value less the cost of an option is at most this if it is no candidate or is closed, and far above it
/// otherwise.
const LEAST_NET_VALUE: i64 = MINUS_INFINITY / 2;
const _: () = assert!(MINUS_INFINITY <= LEAST_NET_VALUE && -CLOSED <= LEAST_NET_VALUE);

/// Stands for a week with room for all that the enrollment needs.
pub(super) const OPEN_WEEK: u32 = u32::MAX;

/// The value of the best continuation, and of the best one that begins with another mentor. With both known,
/// the session before may exclude any one mentor.
#[derive(Clone, Copy)]
pub(super) struct Continuation {
    pub value: i64,
    other_value: i64,
    mentor: MentorIx,
}

/// The path ends here.
pub(super) const END: Continuation =
    Continuation { value: 0, mentor: MentorIx::NONE, other_value: MINUS_INFINITY };

impl Continuation {
    #[inline]
    pub fn without(&self, mentor: MentorIx) -> i64 {
        if self.mentor == mentor { self.other_value } else { self.value }
    }

    /// Considers another continuation. Mentors are told apart only if the session before may exclude one.
    #[inline]
    fn improve(&mut self, value: i64, mentor: MentorIx, tells_mentors: bool) {
        if !tells_mentors {
            self.value = self.value.max(value);
            return;
        }
        if value <= self.other_value {
            return;
        }
        if mentor == self.mentor {
            self.value = self.value.max(value);
        } else if value > self.value {
            *self = Self { value, mentor, other_value: self.value };
        } else {
            self.other_value = value;
        }
    }
}

/// Where a path goes on.
#[derive(Clone, Copy)]
pub(super) struct Onward {
    pub option: OptionIx,
    pub taken_in_week: u32,
}

/// Where a path goes on after an option of a week is taken: past the week once that is full.
#[inline]
pub(super) fn onward(next: OptionIx, week_end: OptionIx, week_left: u32, taken_in_week: u32) -> Onward {
    if week_left == OPEN_WEEK {
        Onward { option: next, taken_in_week: 0 }
    } else if taken_in_week + 1 >= week_left {
        Onward { option: next.max(week_end), taken_in_week: 0 }
    } else {
        Onward { option: next, taken_in_week: if next < week_end { taken_in_week + 1 } else { 0 } }
    }
}

/// One need against all options that can be reached for it. A row has an entry for each option, or several:
/// one for each number of sessions already taken in the option's week.
pub(super) struct Stage<'a> {
    pub nodes: &'a [Node],
    pub values: &'a [i64],
    pub costs: &'a [i64],
    pub week_left: &'a [u32],
    /// The position of the first of these options.
    pub first: usize,
    /// The entries of a row for each option.
    pub depth: usize,
    /// The entries that can be reached: a path has taken at most as many sessions as there are needs before
    /// this one.
    pub counts: u32,
}

impl Stage<'_> {
    /// Fills the row of this need from that of the need after it. `DIFFERS`: the next session must have
    /// another mentor than this one. `TELLS`: this one must have another mentor than the session before.
    pub fn fill<const DIFFERS: bool, const TELLS: bool>(
        &self,
        row: &mut [Continuation],
        after: &[Continuation],
    ) {
        if self.depth == 1 {
            return self.fill_uncounted::<DIFFERS, TELLS>(row, after);
        }
        let depth = self.depth;
        row[(self.first + self.values.len()) * depth..].fill(END);
        for Entry { position, node, net_value, week_left } in self.backwards() {
            let (here, later) = row[position * depth..(position + 2) * depth].split_at_mut(depth);
            let same_week = position as u32 + 1 < node.week_end.0;
            for (taken, here) in (0..self.counts).zip(here) {
                let skipped = if same_week { taken } else { 0 };
                let mut best = later[skipped as usize];
                if net_value > LEAST_NET_VALUE && taken < week_left {
                    let on = onward(node.next, node.week_end, week_left, taken);
                    let follows = &after[on.option.0 as usize * depth + on.taken_in_week as usize];
                    let follows = if DIFFERS { follows.without(node.mentor) } else { follows.value };
                    best.improve(net_value + follows, node.mentor, TELLS);
                }
                *here = best;
            }
        }
    }

    /// The same where nothing has to be counted: each week is open, full, or full after one session.
    fn fill_uncounted<const DIFFERS: bool, const TELLS: bool>(
        &self,
        row: &mut [Continuation],
        after: &[Continuation],
    ) {
        let mut best = END;
        row[self.first + self.values.len()] = END;
        for Entry { position, node, net_value, week_left } in self.backwards() {
            if net_value > LEAST_NET_VALUE && week_left > 0 {
                let option = if week_left == OPEN_WEEK { node.next } else { node.next.max(node.week_end) };
                let follows = &after[option.0 as usize];
                let follows = if DIFFERS { follows.without(node.mentor) } else { follows.value };
                best.improve(net_value + follows, node.mentor, TELLS);
            }
            row[position] = best;
        }
    }

    /// The options, the last one first.
    fn backwards(&self) -> impl Iterator<Item = Entry<'_>> {
        let net_values = self.values.iter().zip(self.costs).map(|(value, cost)| value - cost);
        let positions = self.first..self.first + self.values.len();
        let rows = positions.zip(self.nodes).zip(net_values).zip(self.week_left);
        rows.map(|(((position, node), net_value), week_left)| Entry {
            position,
            node,
            net_value,
            week_left: *week_left,
        })
        .rev()
    }
}

struct Entry<'a> {
    position: usize,
    node: &'a Node,
    net_value: i64,
    week_left: u32,
}

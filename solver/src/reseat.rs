//! Chooses anew one session of every person at once, with everything else as it is. That is a flow of least cost:
//! from sessions over seats and mentors' weeks; so the best way is found exactly, however many must move for it.

use crate::{
    board::Board,
    instance::{Instance, NONE},
};
use std::{cmp::Reverse, collections::BinaryHeap};

mod rows;

/// Farther than any way goes.
const FAR: i64 = i64::MAX / 4;

/// A session that may move: one that an enrolment has, or its next.
struct Row {
    enrolment: u32,
    step: u32,
    /// Whether the enrolment may do without it.
    can_stay_out: bool,
    arcs: (u32, u32),
    /// The arc taken, or `NONE`.
    taken: u32,
}

struct Arc {
    option: u32,
    interview: u32,
    week: u32,
    value: i64,
}

/// Where a way leads through, with how it came there.
#[derive(Clone, Copy)]
struct Mark {
    round: u32,
    is_done: bool,
    distance: i64,
    /// The node before, and the arc taken from there where that is a row.
    from: u32,
    arc: u32,
}

const UNSEEN: Mark = Mark { round: 0, is_done: false, distance: FAR, from: NONE, arc: NONE };

pub(crate) struct Reseating {
    rows: Vec<Row>,
    arcs: Vec<Arc>,
    /// Rows that hold a unit of each interview, and interviews that hold one of each mentor's week.
    holders: Vec<Vec<u32>>,
    used_of: Vec<Vec<u32>>,
    room: Vec<u32>,
    used: Vec<u32>,
    potential: Vec<i64>,
    marks: Vec<Mark>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    round: u32,
    /// No way that is longer needs to be looked at: there is one of this length.
    limit: i64,
    pub work: u64,
}

impl Reseating {
    pub fn new(instance: &Instance) -> Self {
        let resources = instance.capacity.len();
        let nodes = resources + instance.climbs.len();
        Self {
            rows: Vec::new(),
            arcs: Vec::new(),
            holders: vec![Vec::new(); resources],
            used_of: vec![Vec::new(); resources],
            room: vec![0; resources],
            used: vec![0; resources],
            potential: vec![0; nodes],
            marks: vec![UNSEEN; nodes],
            touched: Vec::new(),
            heap: BinaryHeap::new(),
            round: 0,
            limit: FAR,
            work: 0,
        }
    }

    /// Moves the sessions, each of another person, so that the plan is worth as much as it can be.
    pub fn reseat(
        &mut self,
        instance: &Instance,
        prices: &[i64],
        board: &mut Board,
        sessions: &[(u32, u32)],
    ) {
        self.clear(instance);
        for (enrolment, step) in sessions {
            self.add_row(instance, prices, board, *enrolment, *step);
        }
        self.read_room(instance, board);
        if (0..self.rows.len() as u32).all(|row| self.insert(instance, row)) {
            self.write(instance, board);
        }
    }

    /// Finds the cheapest way for one more row: over others that move on, to a free place or to none.
    fn insert(&mut self, instance: &Instance, row: u32) -> bool {
        let resources = instance.capacity.len() as u32;
        self.start(resources, row);
        let mut end = (FAR, NONE);
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if distance >= end.0 {
                break;
            }
            let mark = &mut self.marks[node as usize];
            if mark.is_done {
                continue;
            }
            mark.is_done = true;
            if node >= resources {
                let here = (node - resources) as usize;
                if self.rows[here].can_stay_out {
                    let out = distance + self.potential[node as usize];
                    if out < end.0 {
                        end = (out, node);
                    }
                }
                self.relax_row(resources, here, distance);
            } else if instance.is_seat(node) {
                self.relax_interview(resources, node, distance);
            } else if self.used[node as usize] < self.room[node as usize] {
                let free = distance + self.potential[node as usize];
                if free < end.0 {
                    end = (free, node);
                }
            } else {
                self.relax_week(node, distance);
            }
        }
        self.heap.clear();
        let is_found = end.1 != NONE;
        for node in self.touched.drain(..) {
            let mark = &self.marks[node as usize];
            if is_found && mark.distance < end.0 {
                self.potential[node as usize] += mark.distance - end.0;
            }
        }
        if is_found {
            self.augment(resources, end.1);
        }
        is_found
    }

    fn start(&mut self, resources: u32, row: u32) {
        self.round += 1;
        self.limit = FAR;
        let arcs = self.rows[row as usize].arcs;
        let worth = |arc: &Arc| arc.value + self.potential[arc.interview as usize];
        let best = self.arcs[arcs.0 as usize..arcs.1 as usize].iter().map(worth).max().unwrap_or(0);
        let node = resources + row;
        self.potential[node as usize] = if self.rows[row as usize].can_stay_out { best.max(0) } else { best };
        self.reach(node, 0, NONE, NONE);
    }

    fn reach(&mut self, node: u32, distance: i64, from: u32, arc: u32) {
        if distance > self.limit {
            return;
        }
        let mark = &mut self.marks[node as usize];
        if mark.round != self.round {
            self.touched.push(node);
        } else if mark.distance <= distance {
            return;
        }
        *mark = Mark { round: self.round, is_done: false, distance, from, arc };
        self.heap.push(Reverse((distance, node)));
    }

    fn relax_row(&mut self, resources: u32, row: usize, distance: i64) {
        let node = resources + row as u32;
        let Row { arcs, taken, .. } = self.rows[row];
        self.work += 2 + u64::from(arcs.1 - arcs.0);
        if self.rows[row].can_stay_out {
            self.limit = self.limit.min(distance + self.potential[node as usize]);
        }
        let from = distance + self.potential[node as usize];
        for (arc, place) in self.arcs[arcs.0 as usize..arcs.1 as usize].iter().zip(arcs.0..) {
            let (seat, week) = (arc.interview as usize, arc.week as usize);
            if from - arc.value < self.limit
                && place != taken
                && self.used[seat] < self.room[seat]
                && self.used[week] < self.room[week]
            {
                self.limit = from - arc.value;
            }
        }
        for place in arcs.0..arcs.1 {
            let Arc { interview, value, .. } = self.arcs[place as usize];
            let there = from - value - self.potential[interview as usize];
            if place != taken && there <= self.limit {
                self.reach(interview, there, node, place);
            }
        }
    }

    fn relax_interview(&mut self, resources: u32, interview: u32, distance: i64) {
        let arc = self.marks[interview as usize].arc;
        let place = interview as usize;
        for holder in 0..self.holders[place].len() {
            let row = self.holders[place][holder];
            // Taking a place back costs nothing: its arc is tight.
            self.reach(resources + row, distance, interview, NONE);
        }
        if self.used[place] < self.room[place] {
            let week = if arc == NONE { self.week_of(interview) } else { self.arcs[arc as usize].week };
            let reduced = self.potential[place] - self.potential[week as usize];
            self.reach(week, distance + reduced, interview, NONE);
        }
    }

    fn week_of(&self, interview: u32) -> u32 {
        let row = self.holders[interview as usize][0];
        self.arcs[self.rows[row as usize].taken as usize].week
    }

    fn relax_week(&mut self, week: u32, distance: i64) {
        for place in 0..self.used_of[week as usize].len() {
            let interview = self.used_of[week as usize][place];
            let reduced = self.potential[week as usize] - self.potential[interview as usize];
            self.reach(interview, distance + reduced, week, NONE);
        }
    }

    /// Walks the way back and lets everybody on it move.
    fn augment(&mut self, resources: u32, end: u32) {
        let mut node = end;
        // A way that ends at a mentor's week uses one of its places; one that ends at a session leaves it out.
        if node < resources {
            self.used[node as usize] += 1;
        }
        loop {
            let Mark { from, arc, .. } = self.marks[node as usize];
            if node >= resources {
                // A row that gave its place to the interview that the way came from, or began the way.
                if from == NONE {
                    return;
                }
                let row = node - resources;
                let holders = &mut self.holders[from as usize];
                if let Some(place) = holders.iter().position(|holder| *holder == row) {
                    holders.swap_remove(place);
                }
                if self.rows[row as usize].taken != NONE
                    && self.arcs[self.rows[row as usize].taken as usize].interview == from
                {
                    self.rows[row as usize].taken = NONE;
                }
            } else if arc != NONE {
                let row = from - resources;
                self.rows[row as usize].taken = arc;
                self.holders[node as usize].push(row);
            } else if from < resources {
                // Between an interview and its mentor's week, there or back.
                self.shift(from, node);
            }
            node = from;
        }
    }

    fn shift(&mut self, from: u32, to: u32) {
        // The interview is the smaller number: seats come first.
        if from < to {
            self.used[from as usize] += 1;
            if self.used[from as usize] == 1 {
                self.used_of[to as usize].push(from);
            }
        } else {
            self.used[to as usize] -= 1;
            if self.used[to as usize] == 0 {
                let list = &mut self.used_of[from as usize];
                if let Some(place) = list.iter().position(|interview| *interview == to) {
                    list.swap_remove(place);
                }
            }
        }
    }
}

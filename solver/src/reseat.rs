//! Chooses anew one session of every person at once, with everything else as it is. That is a flow of least cost:
//! from sessions over seats and mentors' weeks; so the best way is found exactly, however many must move for it.

use crate::{
    board::Board,
    instance::{Instance, NEVER, NONE},
};
use std::{cmp::Reverse, collections::BinaryHeap};

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
    pub fn reseat(&mut self, instance: &Instance, board: &mut Board, sessions: &[(u32, u32)]) {
        self.clear(instance);
        for (enrolment, step) in sessions {
            self.add_row(instance, board, *enrolment, *step);
        }
        self.read_room(instance, board);
        if (0..self.rows.len() as u32).all(|row| self.insert(instance, row)) {
            self.write(instance, board);
        }
    }

    fn clear(&mut self, instance: &Instance) {
        for arc in &self.arcs {
            for resource in [arc.interview as usize, arc.week as usize] {
                self.holders[resource].clear();
                self.used_of[resource].clear();
                self.used[resource] = 0;
                self.potential[resource] = 0;
            }
        }
        let resources = instance.capacity.len();
        self.potential[resources..].fill(0);
        self.rows.clear();
        self.arcs.clear();
    }

    fn add_row(&mut self, instance: &Instance, board: &Board, enrolment: u32, step: u32) {
        let climb = &instance.climbs[enrolment as usize];
        let schedule = &board.schedules[enrolment as usize];
        if step as usize >= climb.steps.len() || step as usize > schedule.len() {
            return;
        }
        let place = step as usize;
        let from = if place == 0 { 0 } else { climb.options[schedule[place - 1] as usize].next };
        let after = schedule.get(place + 1).copied();
        let until = after.unwrap_or(climb.options.len() as u32);
        let first = self.arcs.len() as u32;
        self.work += 5 + u64::from(until.saturating_sub(from));
        let others: Vec<_> = board.others_of_person(instance, enrolment).copied().collect();
        for option in from..until {
            let value = climb.value(option, step);
            let opening = &climb.options[option as usize];
            if value == NEVER || after.is_some_and(|after| opening.next > after) {
                continue;
            }
            if !differs(climb, schedule, place, opening.mentor)
                || !others.iter().all(|busy| instance.are_apart(opening, busy))
            {
                continue;
            }
            if opening.week != NONE {
                let own = schedule.iter().enumerate().filter(|(other, taken)| {
                    *other != place && climb.options[**taken as usize].week == opening.week
                });
                let taken = own.count() + others.iter().filter(|busy| busy.week == opening.week).count();
                if taken as u32 >= instance.week_left[opening.week as usize] {
                    continue;
                }
            }
            let [interview, week, _] = opening.resources;
            self.arcs.push(Arc { option, interview, week, value });
        }
        let arcs = (first, self.arcs.len() as u32);
        self.rows.push(Row { enrolment, step, can_stay_out: after.is_none(), arcs, taken: NONE });
    }

    /// What is left beside the sessions that stay.
    fn read_room(&mut self, instance: &Instance, board: &Board) {
        for arc in &self.arcs {
            self.room[arc.interview as usize] = board.left[arc.interview as usize];
            self.room[arc.week as usize] = board.left[arc.week as usize];
        }
        for row in &self.rows {
            let schedule = &board.schedules[row.enrolment as usize];
            if let Some(option) = schedule.get(row.step as usize) {
                let [interview, week, _] = instance.opening(row.enrolment, *option).resources;
                self.room[interview as usize] += 1;
                self.room[week as usize] += 1;
            }
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
        for place in arcs.0..arcs.1 {
            if place != taken {
                let Arc { interview, week, value, .. } = self.arcs[place as usize];
                let there = distance + self.potential[node as usize] - value;
                self.reach(interview, there - self.potential[interview as usize], node, place);
                let (seat, week) = (interview as usize, week as usize);
                if self.used[seat] < self.room[seat] && self.used[week] < self.room[week] {
                    self.limit = self.limit.min(there);
                }
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
        if node >= resources {
            // Somebody goes without: the way ends by giving their place up.
        } else {
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

    fn write(&self, instance: &Instance, board: &mut Board) {
        let mut moved = Vec::new();
        for row in &self.rows {
            let now = board.schedules[row.enrolment as usize].get(row.step as usize).copied();
            let then = self.arcs.get(row.taken as usize).map(|arc| arc.option);
            if now != then {
                let mut schedule = board.remove(instance, row.enrolment);
                match (then, schedule.get_mut(row.step as usize)) {
                    (Some(option), Some(place)) => *place = option,
                    (Some(option), None) => schedule.push(option),
                    (None, _) => schedule.truncate(row.step as usize),
                }
                moved.push((row.enrolment, schedule));
            }
        }
        for (enrolment, schedule) in moved {
            board.place(instance, enrolment, schedule);
        }
    }
}

fn differs(climb: &crate::instance::Climb, schedule: &[u32], place: usize, mentor: u32) -> bool {
    schedule.iter().enumerate().all(|(other, taken)| {
        let bound = match other.cmp(&place) {
            std::cmp::Ordering::Equal => false,
            std::cmp::Ordering::Less => climb.steps[place].differs_from >> other & 1 == 1,
            std::cmp::Ordering::Greater => climb.steps[other].differs_from >> place & 1 == 1,
        };
        !bound || climb.options[*taken as usize].mentor != mentor
    })
}

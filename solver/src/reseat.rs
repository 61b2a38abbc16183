//! Chooses anew one session of every person at once, with everything else as it is. That is a flow of least cost, from
//! sessions over seats to mentors' weeks; so the best way is found exactly, however many must move for it.
//!
//! It starts from what everybody has, and looks for chains of moves that gain something in all: somebody leaves, whoever
//! would like the place comes, whoever would like theirs comes, until one comes who had none or from where nobody waits;
//! or in a circle. Each place is labeled with the most that such a chain has gained when it comes there (the label
//! correcting method with negative cycles cancelled; Ahuja, Magnanti and Orlin, Network Flows, 1993).

use crate::{
    board::Board,
    instance::{Instance, NONE},
};
use std::collections::VecDeque;

mod rows;

/// So many times what reading every arc once needs is spent at most; what has become better until then stands.
const MOST_ROUNDS: u64 = 60;

/// An enrollment that has what there is room for, and would like a place that is full: its options, and how much more
/// each would bring in all.
pub(crate) struct Newcomer {
    pub enrollment: u32,
    pub wishes: Vec<(u32, i64)>,
}

/// A session that may move: one that an enrollment has, or its next; or a newcomer.
struct Row {
    enrollment: u32,
    /// `NONE` for a newcomer.
    step: u32,
    /// Whether the enrollment may do without it.
    can_stay_out: bool,
    arcs: (u32, u32),
    /// The arc taken, or `NONE`.
    taken: u32,
    is_waiting: bool,
}

#[derive(Clone, Copy)]
struct Arc {
    option: u32,
    interview: u32,
    week: u32,
    value: i64,
}

/// How a chain came to a seat or a mentor's week.
#[derive(Clone, Copy)]
enum Via {
    /// It begins here: whoever has it leaves.
    Start,
    /// A session moves here over an arc.
    Row { row: u32, arc: u32 },
    /// A seat of this interview is free, or is left, in the same mentor's week.
    Beside(u32),
}

#[derive(Clone, Copy)]
struct Label {
    gain: i64,
    via: Via,
}

const UNSEEN: Label = Label { gain: 0, via: Via::Start };

/// A chain that gains something, from its last place backwards.
enum Found {
    /// It ends at a place with room, or where somebody who left a place has none now.
    Way { last: Option<u32>, place: u32 },
    /// It comes back to where it was.
    Circle { closing: Via, place: u32 },
}

pub(crate) struct Reseating {
    rows: Vec<Row>,
    arcs: Vec<Arc>,
    /// Rows that have a seat of each interview, and interviews of which seats are used in each mentor's week.
    holders: Vec<Vec<u32>>,
    used_of: Vec<Vec<u32>>,
    room: Vec<u32>,
    used: Vec<u32>,
    labels: Vec<Label>,
    waiting: VecDeque<u32>,
    work: u64,
}

impl Reseating {
    pub fn new(instance: &Instance) -> Self {
        let resources = instance.capacity.len();
        Self {
            rows: Vec::new(),
            arcs: Vec::new(),
            holders: vec![Vec::new(); resources],
            used_of: vec![Vec::new(); resources],
            room: vec![0; resources],
            used: vec![0; resources],
            labels: vec![UNSEEN; resources],
            waiting: VecDeque::new(),
            work: 0,
        }
    }

    /// Moves the sessions, each of another person, so that the plan is worth as much as it can be. Where there are
    /// prices, they say which places are looked at for each; otherwise it is all.
    pub fn reseat(
        &mut self,
        instance: &Instance,
        prices: Option<&[i64]>,
        board: &mut Board,
        sessions: &[(u32, u32)],
    ) {
        self.clear();
        for (enrollment, step) in sessions {
            self.add_row(instance, prices, board, *enrollment, *step);
        }
        self.settle(instance, board);
    }

    /// Moves the sessions so that newcomers find a place where that is worth it; returns who does.
    pub fn welcome(
        &mut self,
        instance: &Instance,
        board: &mut Board,
        newcomers: &[Newcomer],
        sessions: &[(u32, u32)],
    ) -> Vec<u32> {
        self.clear();
        for newcomer in newcomers {
            self.add_newcomer(instance, newcomer);
        }
        for (enrollment, step) in sessions {
            self.add_row(instance, None, board, *enrollment, *step);
        }
        self.settle(instance, board);
        let welcome = self.rows.iter().filter(|row| row.step == NONE && row.taken != NONE);
        welcome.map(|row| row.enrollment).collect()
    }

    fn settle(&mut self, instance: &Instance, board: &mut Board) {
        self.read_room(board);
        self.work = 0;
        let enough = MOST_ROUNDS * self.arcs.len() as u64;
        while self.work < enough
            && let Some(found) = self.find(instance)
        {
            self.apply(&found);
        }
        self.write(instance, board);
    }

    /// What the places are worth to those who would like them, where no chain gains anything any more: the prices at
    /// which everybody who moved wants just what they have.
    pub fn prices(&self, instance: &Instance) -> Vec<i64> {
        let mut prices = vec![0; instance.price_count()];
        for arc in &self.arcs {
            let (interview, week) = (arc.interview as usize, arc.week as usize);
            prices[week] = self.labels[week].gain;
            prices[interview] = (self.labels[interview].gain - self.labels[week].gain).max(0);
        }
        prices
    }

    /// A chain that gains something, if there is one.
    fn find(&mut self, instance: &Instance) -> Option<Found> {
        for arc in &self.arcs {
            self.labels[arc.interview as usize] = UNSEEN;
            self.labels[arc.week as usize] = UNSEEN;
        }
        self.waiting.clear();
        self.waiting.extend(0..self.rows.len() as u32);
        for row in &mut self.rows {
            row.is_waiting = true;
        }
        while let Some(row) = self.waiting.pop_front() {
            self.rows[row as usize].is_waiting = false;
            let found = self.leave(instance, row);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Lets a session leave its place to the chain that comes there, and looks where it could go.
    fn leave(&mut self, instance: &Instance, row: u32) -> Option<Found> {
        let Row { arcs, taken, can_stay_out, .. } = self.rows[row as usize];
        self.work += u64::from(arcs.1 - arcs.0);
        let mut gain = 0;
        if let Some(arc) = self.arcs.get(taken as usize) {
            gain = self.labels[arc.interview as usize].gain - arc.value;
            if can_stay_out && gain > 0 {
                return Some(Found::Way { last: Some(row), place: arc.interview });
            }
        }
        for arc in arcs.0..arcs.1 {
            let Arc { interview, value, .. } = self.arcs[arc as usize];
            if arc != taken && gain + value > self.labels[interview as usize].gain {
                let found = self.reach(instance, interview, gain + value, Via::Row { row, arc });
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    /// Labels a place to which a chain has come with more gain than any before.
    fn reach(&mut self, instance: &Instance, place: u32, gain: i64, via: Via) -> Option<Found> {
        if self.passes(place, via) {
            return Some(Found::Circle { closing: via, place });
        }
        let here = place as usize;
        self.labels[here] = Label { gain, via };
        self.work += 1;
        let has_room = self.used[here] < self.room[here];
        if !instance.is_seat(place) {
            if has_room {
                return Some(Found::Way { last: None, place });
            }
            return (0..self.used_of[here].len()).find_map(|at| {
                let beside = self.used_of[here][at];
                let is_more = gain > self.labels[beside as usize].gain;
                is_more.then(|| self.reach(instance, beside, gain, Via::Beside(place))).flatten()
            });
        }
        for row in &self.holders[here] {
            if !std::mem::replace(&mut self.rows[*row as usize].is_waiting, true) {
                self.waiting.push_back(*row);
            }
        }
        let week = instance.week_of[here];
        let goes_on = has_room && gain > self.labels[week as usize].gain;
        goes_on.then(|| self.reach(instance, week, gain, Via::Beside(place))).flatten()
    }

    /// Whether the chain has come through the place already.
    fn passes(&self, place: u32, via: Via) -> bool {
        let mut before = self.before(via);
        while let Some(other) = before.filter(|other| *other != place) {
            before = self.before(self.labels[other as usize].via);
        }
        before.is_some()
    }

    /// The place that a chain came from.
    fn before(&self, via: Via) -> Option<u32> {
        match via {
            Via::Start => None,
            Via::Beside(place) => Some(place),
            Via::Row { row, .. } => {
                self.arcs.get(self.rows[row as usize].taken as usize).map(|arc| arc.interview)
            }
        }
    }

    /// Lets everybody on the chain move.
    fn apply(&mut self, found: &Found) {
        let mut moves = Vec::new();
        let (mut via, end) = match *found {
            Found::Way { last, place } => {
                moves.extend(last.map(|row| (row, NONE)));
                (self.labels[place as usize].via, None)
            }
            Found::Circle { closing, place } => (closing, Some(place)),
        };
        loop {
            if let Via::Row { row, arc } = via {
                moves.push((row, arc));
            }
            match self.before(via).filter(|place| Some(*place) != end) {
                Some(place) => via = self.labels[place as usize].via,
                None => break,
            }
        }
        for (row, _) in &moves {
            self.vacate(*row);
        }
        for (row, arc) in moves {
            self.occupy(row, arc);
        }
    }

    fn vacate(&mut self, row: u32) {
        let taken = std::mem::replace(&mut self.rows[row as usize].taken, NONE);
        let Some(Arc { interview, week, .. }) = self.arcs.get(taken as usize).copied() else { return };
        drop_from(&mut self.holders[interview as usize], row);
        self.used[interview as usize] -= 1;
        self.used[week as usize] -= 1;
        if self.used[interview as usize] == 0 {
            drop_from(&mut self.used_of[week as usize], interview);
        }
    }

    fn occupy(&mut self, row: u32, arc: u32) {
        let Some(Arc { interview, week, .. }) = self.arcs.get(arc as usize).copied() else { return };
        self.rows[row as usize].taken = arc;
        self.holders[interview as usize].push(row);
        self.used[interview as usize] += 1;
        self.used[week as usize] += 1;
        if self.used[interview as usize] == 1 {
            self.used_of[week as usize].push(interview);
        }
    }
}

fn drop_from(list: &mut Vec<u32>, item: u32) {
    if let Some(place) = list.iter().position(|known| *known == item) {
        list.swap_remove(place);
    }
}

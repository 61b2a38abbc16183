//! Improving paths and cycles of the residual graph, by label correcting.
//!
//! The nodes are seats and mentors' weeks. A path begins where a holder leaves without anywhere to go;
//! sessions move along it, each to what the one before leaves. It improves the assignment when it ends where
//! there is room, where a session can stay out, or where it began, and gains something in all. Each node is
//! labeled with the most that a path to it gains.

use super::graph::{Arc, ArcIx, Graph, Movable, MovableIx};
use crate::{
    index::{IndexVec, ResourceIx},
    instance::Instance,
};
use std::collections::VecDeque;

/// How a path came to a node.
#[derive(Clone, Copy)]
pub(super) enum Predecessor {
    /// It begins here.
    None,
    /// A session moves here over an arc, from the seats that it uses now if it uses any.
    Session { movable: MovableIx, arc: ArcIx },
    /// From seats to their mentor's week, where they have room, or from a week to seats in use in it.
    Adjacent(ResourceIx),
}

#[derive(Clone, Copy)]
struct Label {
    gain: i64,
    predecessor: Predecessor,
}

const UNLABELED: Label = Label { gain: 0, predecessor: Predecessor::None };

/// What gains something, as its last node; the others follow from the labels.
pub(super) enum Improvement {
    /// A path to a node with room, or to one whose last holder stays out.
    Path { stays_out: Option<MovableIx>, end: ResourceIx },
    /// A path that comes back to a node.
    Cycle { closing: Predecessor, node: ResourceIx },
}

/// A session and the arc that it is to use.
struct Move {
    movable: MovableIx,
    arc: ArcIx,
}

pub(super) struct Residual {
    labels: IndexVec<ResourceIx, Label>,
    /// Sessions from whose seats labels have to be corrected.
    waiting: VecDeque<MovableIx>,
    /// The arcs read and labels set.
    pub work: u64,
}

impl Residual {
    pub fn new(resources: usize) -> Self {
        Self { labels: IndexVec::filled(UNLABELED, resources), waiting: VecDeque::new(), work: 0 }
    }

    /// The label of a node, which is its potential once nothing improves any more.
    pub fn potential(&self, node: ResourceIx) -> i64 {
        self.labels[node].gain
    }

    /// An improving path or cycle, if there is one.
    pub fn find(&mut self, graph: &mut Graph, instance: &Instance) -> Option<Improvement> {
        for arc in graph.arcs.iter() {
            self.labels[arc.seats] = UNLABELED;
            self.labels[arc.mentor_week] = UNLABELED;
        }
        self.waiting.clear();
        self.waiting.extend(graph.movables.positions());
        for movable in graph.movables.iter_mut() {
            movable.is_waiting = true;
        }
        while let Some(movable) = self.waiting.pop_front() {
            graph.movables[movable].is_waiting = false;
            let found = self.scan(graph, instance, movable);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Lets a session leave its seats to the path that comes there, and labels where it could go.
    fn scan(&mut self, graph: &mut Graph, instance: &Instance, movable: MovableIx) -> Option<Improvement> {
        let Movable { arcs, taken, can_stay_out, .. } = graph.movables[movable];
        self.work += u64::from(arcs.len());
        let mut gain = 0;
        if let Some(arc) = graph.arcs.at(taken) {
            gain = self.labels[arc.seats].gain - arc.value;
            if can_stay_out && gain > 0 {
                return Some(Improvement::Path { stays_out: Some(movable), end: arc.seats });
            }
        }
        for arc in arcs.iter() {
            let Arc { seats, value, .. } = graph.arcs[arc];
            if arc != taken && gain + value > self.labels[seats].gain {
                let predecessor = Predecessor::Session { movable, arc };
                let found = self.reach(graph, instance, seats, gain + value, predecessor);
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    /// Labels a node to which a path has come with more gain than any before, and those beyond it.
    fn reach(
        &mut self,
        graph: &mut Graph,
        instance: &Instance,
        node: ResourceIx,
        gain: i64,
        predecessor: Predecessor,
    ) -> Option<Improvement> {
        if self.is_on_path(graph, node, predecessor) {
            return Some(Improvement::Cycle { closing: predecessor, node });
        }
        self.labels[node] = Label { gain, predecessor };
        self.work += 1;
        let has_room = graph.used[node] < graph.room[node];
        let Some(interview) = instance.interview_of(node) else {
            if has_room {
                return Some(Improvement::Path { stays_out: None, end: node });
            }
            return (0..graph.seats_used_in[node].len()).find_map(|position| {
                let seats = graph.seats_used_in[node][position];
                let is_more = gain > self.labels[seats].gain;
                is_more
                    .then(|| self.reach(graph, instance, seats, gain, Predecessor::Adjacent(node)))
                    .flatten()
            });
        };
        for movable in &graph.holders[node] {
            if !std::mem::replace(&mut graph.movables[*movable].is_waiting, true) {
                self.waiting.push_back(*movable);
            }
        }
        let week = instance.mentor_week_of[interview];
        let goes_on = has_room && gain > self.labels[week].gain;
        goes_on.then(|| self.reach(graph, instance, week, gain, Predecessor::Adjacent(node))).flatten()
    }

    /// Whether the path has come through the node already.
    fn is_on_path(&self, graph: &Graph, node: ResourceIx, predecessor: Predecessor) -> bool {
        let mut before = before(graph, predecessor);
        while let Some(other) = before.filter(|other| *other != node) {
            before = self.before_node(graph, other);
        }
        before.is_some()
    }

    fn before_node(&self, graph: &Graph, node: ResourceIx) -> Option<ResourceIx> {
        before(graph, self.labels[node].predecessor)
    }

    /// Moves the sessions of a path or cycle.
    pub fn apply(&self, graph: &mut Graph, improvement: &Improvement) {
        let moves = self.moves(graph, improvement);
        for Move { movable, .. } in &moves {
            graph.vacate(*movable);
        }
        for Move { movable, arc } in moves {
            graph.occupy(movable, arc);
        }
    }

    fn moves(&self, graph: &Graph, improvement: &Improvement) -> Vec<Move> {
        let mut moves = Vec::new();
        let (mut predecessor, start) = match *improvement {
            Improvement::Path { stays_out, end } => {
                moves.extend(stays_out.map(|movable| Move { movable, arc: ArcIx::NONE }));
                (self.labels[end].predecessor, None)
            }
            Improvement::Cycle { closing, node } => (closing, Some(node)),
        };
        loop {
            if let Predecessor::Session { movable, arc } = predecessor {
                moves.push(Move { movable, arc });
            }
            match before(graph, predecessor).filter(|node| Some(*node) != start) {
                Some(node) => predecessor = self.labels[node].predecessor,
                None => return moves,
            }
        }
    }
}

/// The node before, if the path does not begin here.
fn before(graph: &Graph, predecessor: Predecessor) -> Option<ResourceIx> {
    match predecessor {
        Predecessor::None => None,
        Predecessor::Adjacent(node) => Some(node),
        Predecessor::Session { movable, .. } => graph.taken(movable).map(|arc| arc.seats),
    }
}

//! Cyclic exchange, a very large-scale neighborhood (Ahuja, Orlin and Sharma, 2000): one session of each of
//! many people is chosen again at once, everything else staying as it is.
//!
//! That is a min-cost flow from sessions over seats to mentors' weeks. It starts from the present assignment,
//! and each round applies an improving path or cycle of the residual graph until there is none (label
//! correcting with negative-cycle canceling; Ahuja, Magnanti and Orlin, Network Flows, 1993). So the best
//! exchange is found however many sessions move in it, except for limits that the flow does not know.

use crate::{
    assignment::{Assignment, Session},
    bound::multipliers::Multipliers,
    index::{EnrollmentIx, OptionIx},
    instance::Instance,
};
use graph::{ArcIx, Graph};
use residual::Residual;

mod build;
mod graph;
mod residual;
mod write_back;

/// The most work of one exchange, in readings of every arc. What has become better until then is kept.
const MOST_READINGS_PER_ARC: u64 = 60;

/// A path that an enrollment would like and for which some resource is full: it is inserted where that pays.
pub(crate) struct Insertion {
    pub enrollment: EnrollmentIx,
    pub requests: Vec<SeatRequest>,
}

/// How much the enrollment would gain in all if this full option were open.
pub(crate) struct SeatRequest {
    pub option: OptionIx,
    pub gain: i64,
}

pub(crate) struct CyclicExchange {
    graph: Graph,
    residual: Residual,
}

impl CyclicExchange {
    pub fn new(instance: &Instance) -> Self {
        let resources = instance.capacity.len();
        Self { graph: Graph::new(resources), residual: Residual::new(resources) }
    }

    /// Moves the sessions, each of another person, so that the assignment is worth as much as it can be. Only
    /// options that bring much beyond these multipliers are looked at.
    pub fn improve(
        &mut self,
        instance: &Instance,
        assignment: &mut Assignment,
        sessions: &[Session],
        multipliers: &Multipliers,
    ) {
        self.graph.clear();
        for session in sessions {
            self.graph.add_session(instance, assignment, *session, Some(multipliers));
        }
        self.solve(instance, assignment);
    }

    /// Moves the sessions so that insertions become possible where that pays. Returns the enrollments of
    /// those: their paths are not changed yet.
    pub fn insert(
        &mut self,
        instance: &Instance,
        assignment: &mut Assignment,
        insertions: &[Insertion],
        sessions: &[Session],
    ) -> Vec<EnrollmentIx> {
        self.graph.clear();
        for insertion in insertions {
            self.graph.add_insertion(instance, insertion);
        }
        for session in sessions {
            self.graph.add_session(instance, assignment, *session, None);
        }
        self.solve(instance, assignment);
        let movables = self.graph.movables.iter();
        let inserted = movables.filter(|movable| movable.need.is_none() && movable.taken != ArcIx::NONE);
        inserted.map(|movable| movable.enrollment).collect()
    }

    fn solve(&mut self, instance: &Instance, assignment: &mut Assignment) {
        self.graph.read_room(assignment);
        self.residual.work = 0;
        let most_work = MOST_READINGS_PER_ARC * self.graph.arcs.len() as u64;
        while self.residual.work < most_work
            && let Some(improvement) = self.residual.find(&mut self.graph, instance)
        {
            self.residual.apply(&mut self.graph, &improvement);
        }
        self.graph.write_back(instance, assignment);
    }

    /// The node potentials of the last exchange as multipliers: if nothing improves any more, every session
    /// of the exchange has what it wants most at these.
    pub fn multipliers(&self, instance: &Instance) -> Multipliers {
        let mut multipliers = Multipliers::zero(instance);
        for arc in self.graph.arcs.iter() {
            let week = self.residual.potential(arc.mentor_week);
            multipliers.of_resource[arc.mentor_week] = week;
            multipliers.of_resource[arc.seats] = (self.residual.potential(arc.seats) - week).max(0);
        }
        multipliers
    }
}

//! The flow: sessions that may move, the seats and mentors' weeks that they may use, and who uses what at
//! present.

use crate::index::{EnrollmentIx, IndexVec, NeedIx, OptionIx, ResourceIx, indices};

indices! {
    /// A session that may move.
    MovableIx
    /// An arc from a session to the seats that it may use.
    ArcIx
}

impl ArcIx {
    /// Stands for no arc: the session is left out.
    pub const NONE: Self = Self(u32::MAX);
}

/// The arcs of one session: a range of positions.
#[derive(Clone, Copy)]
pub(crate) struct ArcRange {
    pub from: ArcIx,
    pub until: ArcIx,
}

impl ArcRange {
    pub fn len(self) -> u32 {
        self.until.0 - self.from.0
    }

    pub fn iter(self) -> impl Iterator<Item = ArcIx> {
        (self.from.0..self.until.0).map(ArcIx)
    }
}

/// A session that may move: one that an enrollment has, its next one, or an insertion.
pub(crate) struct Movable {
    pub enrollment: EnrollmentIx,
    /// `None` for an insertion: it says that the enrollment could gain, not with which session.
    pub need: Option<NeedIx>,
    /// Whether the enrollment may do without the session.
    pub can_stay_out: bool,
    pub arcs: ArcRange,
    /// The arc in use, or `NONE`.
    pub taken: ArcIx,
    pub is_waiting: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Arc {
    pub option: OptionIx,
    pub seats: ResourceIx,
    pub mentor_week: ResourceIx,
    pub value: i64,
}

pub(crate) struct Graph {
    pub movables: IndexVec<MovableIx, Movable>,
    pub arcs: IndexVec<ArcIx, Arc>,
    /// The sessions that use the seats of each interview.
    pub holders: IndexVec<ResourceIx, Vec<MovableIx>>,
    /// The seats in use in each mentor's week.
    pub seats_used_in: IndexVec<ResourceIx, Vec<ResourceIx>>,
    /// How often the sessions of the flow may use each resource, and do.
    pub room: IndexVec<ResourceIx, u32>,
    pub used: IndexVec<ResourceIx, u32>,
}

impl Graph {
    pub fn new(resources: usize) -> Self {
        Self {
            movables: IndexVec::default(),
            arcs: IndexVec::default(),
            holders: IndexVec::filled(Vec::new(), resources),
            seats_used_in: IndexVec::filled(Vec::new(), resources),
            room: IndexVec::filled(0, resources),
            used: IndexVec::filled(0, resources),
        }
    }

    pub fn clear(&mut self) {
        for arc in self.arcs.iter() {
            for resource in [arc.seats, arc.mentor_week] {
                self.holders[resource].clear();
                self.seats_used_in[resource].clear();
                self.used[resource] = 0;
            }
        }
        self.movables.clear();
        self.arcs.clear();
    }

    /// The arc that a session uses.
    pub fn taken(&self, movable: MovableIx) -> Option<&Arc> {
        self.arcs.at(self.movables[movable].taken)
    }

    /// Takes a session off its arc.
    pub fn vacate(&mut self, movable: MovableIx) {
        let taken = std::mem::replace(&mut self.movables[movable].taken, ArcIx::NONE);
        let Some(Arc { seats, mentor_week, .. }) = self.arcs.at(taken).copied() else { return };
        remove_from(&mut self.holders[seats], movable);
        self.used[seats] -= 1;
        self.used[mentor_week] -= 1;
        if self.used[seats] == 0 {
            remove_from(&mut self.seats_used_in[mentor_week], seats);
        }
    }

    /// Puts a session onto an arc; `NONE` changes nothing.
    pub fn occupy(&mut self, movable: MovableIx, arc: ArcIx) {
        let Some(Arc { seats, mentor_week, .. }) = self.arcs.at(arc).copied() else { return };
        self.movables[movable].taken = arc;
        self.holders[seats].push(movable);
        self.used[seats] += 1;
        self.used[mentor_week] += 1;
        if self.used[seats] == 1 {
            self.seats_used_in[mentor_week].push(seats);
        }
    }
}

fn remove_from<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if let Some(position) = list.iter().position(|known| *known == item) {
        list.swap_remove(position);
    }
}

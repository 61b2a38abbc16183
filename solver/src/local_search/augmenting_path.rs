//! Augmenting paths: room for one more session is made by displacing a holder to another option, whose holder
//! is displaced in turn, and so on, up to an option that is free. Breadth first, so that few enrollments
//! move.

use crate::{
    assignment::{Assignment, EnrollmentPath, Session},
    index::{EnrollmentIx, IndexVec, Ix, NeedIx, OptionIx, ResourceIx, WeekIx},
    instance::Instance,
    path::{Path, distinct},
};

/// The work of looking at one displaced session, besides that for each of its options.
const DISPLACED_WORK: u64 = 5;

/// A session that needs another option because its own is taken.
struct Displaced {
    session: Session,
    /// `None` for the session that is to be added.
    by: Option<Taken>,
    /// The values of all moves up to here, with that of this session lost.
    gain: i64,
}

/// How a session was displaced: the displaced session at this position of the queue takes this option
/// instead.
#[derive(Clone, Copy)]
struct Taken {
    position: usize,
    option: OptionIx,
}

pub(crate) struct AugmentingPath {
    /// Whether an enrollment has a session in the queue.
    is_queued: IndexVec<EnrollmentIx, bool>,
    /// The last search in which the holders of each resource were queued.
    searched: IndexVec<ResourceIx, u32>,
    search: u32,
    queue: Vec<Displaced>,
    pub work: u64,
}

impl AugmentingPath {
    pub fn new(instance: &Instance) -> Self {
        Self {
            is_queued: IndexVec::filled(false, instance.enrollments.len()),
            searched: IndexVec::filled(0, instance.capacity.len()),
            search: 0,
            queue: Vec::new(),
            work: 0,
        }
    }

    /// The moves that give the enrollment its next session and gain something in all, the last one first. At
    /// most `most` displaced sessions are looked at.
    pub fn find(
        &mut self,
        instance: &Instance,
        assignment: &Assignment,
        enrollment: EnrollmentIx,
        most: usize,
    ) -> Option<Vec<EnrollmentPath>> {
        let need = NeedIx::new(assignment.paths[enrollment].len());
        if need >= instance.enrollments[enrollment].needs.end() {
            return None;
        }
        self.search = self.search.wrapping_add(1);
        self.queue.push(Displaced { session: Session { enrollment, need }, by: None, gain: 0 });
        self.is_queued[enrollment] = true;
        let mut position = 0;
        let mut moves = None;
        while moves.is_none() && position < self.queue.len() && position < most {
            let free = self.expand(instance, assignment, position);
            moves = free.map(|option| self.moves(assignment, Taken { position, option }));
            position += 1;
        }
        for displaced in self.queue.drain(..) {
            self.is_queued[displaced.session.enrollment] = false;
        }
        moves
    }

    /// Looks at all options of one displaced session: returns the best one that is free, if all moves are
    /// worth it, and queues the holders of those that are not.
    fn expand(&mut self, instance: &Instance, assignment: &Assignment, position: usize) -> Option<OptionIx> {
        let Displaced { session, gain, .. } = self.queue[position];
        let enrollment = &instance.enrollments[session.enrollment];
        let after = assignment.paths[session.enrollment].get(session.need.get() + 1).copied();
        let now = assignment.option_at(session);
        let between = assignment.options_between(enrollment, session);
        self.work += DISPLACED_WORK + between.len() as u64;
        let mut best: Option<(i64, OptionIx)> = None;
        for option in between.map(OptionIx) {
            let gain = gain + enrollment.value(option, session.need);
            let found = &enrollment.options[option];
            let is_in_time = after.is_none_or(|after| found.next <= after);
            if gain <= 0 || now == Some(option) || !is_in_time {
                continue;
            }
            let [seats, mentor_week, trainee_week] = found.resources;
            let same_week = now.is_some_and(|now| enrollment.options[now].week == found.week);
            if assignment.is_full(trainee_week) && !same_week {
                continue;
            }
            let full = [seats, mentor_week].into_iter().find(|resource| assignment.is_full(*resource));
            let is_news = match full {
                None => best.is_none_or(|(most, _)| gain > most),
                Some(resource) => self.searched[resource] != self.search,
            };
            if !is_news || !is_possible(instance, assignment, session, option) {
                continue;
            }
            match full {
                None => best = Some((gain, option)),
                Some(resource) => {
                    self.displace(instance, assignment, resource, Taken { position, option }, gain);
                }
            }
        }
        best.map(|(_, option)| option)
    }

    /// Queues the sessions that use a resource.
    fn displace(
        &mut self,
        instance: &Instance,
        assignment: &Assignment,
        resource: ResourceIx,
        by: Taken,
        gain: i64,
    ) {
        self.searched[resource] = self.search;
        for holder in &assignment.holders[resource] {
            if self.is_queued[*holder] {
                continue;
            }
            let enrollment = &instance.enrollments[*holder];
            let path = &assignment.paths[*holder];
            let uses = |option: &OptionIx| enrollment.options[*option].resources.contains(&resource);
            if let Some(position) = path.iter().position(uses) {
                let need = NeedIx::new(position);
                let gain = gain - enrollment.value(path[position], need);
                self.is_queued[*holder] = true;
                self.queue.push(Displaced {
                    session: Session { enrollment: *holder, need },
                    by: Some(by),
                    gain,
                });
            }
        }
    }

    /// The moves that end with this one.
    fn moves(&self, assignment: &Assignment, last: Taken) -> Vec<EnrollmentPath> {
        let mut moves = Vec::new();
        let mut next = Some(last);
        while let Some(Taken { position, option }) = next {
            let Displaced { session, by, .. } = &self.queue[position];
            let path = with(&assignment.paths[session.enrollment], session.need, option);
            moves.push(EnrollmentPath { enrollment: session.enrollment, path });
            next = *by;
        }
        moves
    }
}

fn with(path: &[OptionIx], need: NeedIx, option: OptionIx) -> Path {
    let mut path = path.to_vec();
    match path.get_mut(need.get()) {
        Some(taken) => *taken = option,
        None => path.push(option),
    }
    path
}

/// Whether the option fits beside the other sessions of the enrollment and of its person.
fn is_possible(instance: &Instance, assignment: &Assignment, session: Session, option: OptionIx) -> bool {
    let Session { enrollment: index, need } = session;
    let enrollment = &instance.enrollments[index];
    let path = &assignment.paths[index];
    let found = &enrollment.options[option];
    let same_week = |(other, taken): (usize, &OptionIx)| {
        other != need.get() && enrollment.options[*taken].week == found.week
    };
    let in_week = path.iter().enumerate().filter(|taken| same_week(*taken)).count() as u32;
    let week_has_room =
        found.week == WeekIx::NONE || in_week < assignment.week_left(instance, index, found.week);
    let now = assignment.option_at(session);
    week_has_room
        && distinct::is_distinct_at(enrollment, path, need, found.mentor)
        && assignment.side_limits_allow_instead(instance, index, option, now)
        && assignment.other_sessions_of_person(instance, index).all(|other| instance.are_apart(found, other))
}

//! Ejection chains (Glover, 1996): an enrollment takes what is worth its multipliers, ejects holders where
//! that is full, these take their next best path, and so on. A chain that does not pay is taken back.

use super::{augmenting_path::AugmentingPath, perturbation::Perturbation};
use crate::{
    assignment::{Assignment, EnrollmentPath},
    bound::lagrangian::LagrangianBound,
    index::{EnrollmentIx, IndexVec, OptionIx, ResourceIx},
    instance::Instance,
    path::{Path, longest_path::LongestPath},
};

mod guided;

/// The most ejections of one chain, besides the enrollments that start it: each costs a subproblem, and the
/// cyclic exchange finds longer chains of moves more cheaply.
const MOST_EJECTIONS: usize = 5;
/// The most displaced sessions that the search for one more session looks at; its work grows with their
/// number.
const MOST_DISPLACED: usize = 50;

pub(crate) struct EjectionChains<'a> {
    instance: &'a Instance,
    pub bound: &'a LagrangianBound,
    pub assignment: Assignment,
    pub longest_path: LongestPath,
    augmenting_path: AugmentingPath,
    perturbation: Perturbation,
    /// What the enrollments of this chain had before it, each once.
    journal: Vec<EnrollmentPath>,
    /// Which enrollments have a new path in this chain; they keep it until the chain ends.
    has_moved: IndexVec<EnrollmentIx, bool>,
}

impl<'a> EjectionChains<'a> {
    pub fn new(instance: &'a Instance, bound: &'a LagrangianBound, assignment: Assignment) -> Self {
        Self {
            instance,
            bound,
            assignment,
            longest_path: LongestPath::default(),
            augmenting_path: AugmentingPath::new(instance),
            perturbation: Perturbation::default(),
            journal: Vec::new(),
            has_moved: IndexVec::filled(false, instance.enrollments.len()),
        }
    }

    /// Lets one enrollment start a chain, which is kept if the assignment becomes better.
    pub fn start(&mut self, enrollment: EnrollmentIx) {
        let before = self.assignment.value;
        self.take_away(enrollment);
        let best = self.guided_path(enrollment);
        let mut waiting = Vec::new();
        let pays = self.assignment.value + best.net_value > before
            && self.take(enrollment, best.path, &mut waiting)
            && self.run(waiting)
            && self.assignment.value > before;
        self.end(pays);
    }

    /// Takes the paths of some enrollments away and lets them choose again, one after another. An assignment
    /// that is worse by no more than the tolerance is kept: it may lead to a better one.
    pub fn perturb(&mut self, enrollments: Vec<EnrollmentIx>, perturbation: Perturbation, tolerance: i64) {
        let before = self.assignment.value;
        for enrollment in &enrollments {
            self.take_away(*enrollment);
        }
        self.perturbation = perturbation;
        let is_complete = self.run(enrollments);
        self.perturbation = Perturbation::default();
        if is_complete {
            self.extend_moved();
        }
        self.end(is_complete && self.assignment.value >= before - tolerance);
    }

    /// Gives an enrollment all further sessions for which augmenting paths make room.
    pub fn extend(&mut self, enrollment: EnrollmentIx) {
        while self.augment(enrollment) {}
        self.end(true);
    }

    /// Gives further sessions to the enrollments of the chain whose path has a reduced cost.
    fn extend_moved(&mut self) {
        let mut position = 0;
        while let Some(EnrollmentPath { enrollment, .. }) = self.journal.get(position) {
            let enrollment = *enrollment;
            while self.reduced_cost(enrollment) > 0 && self.augment(enrollment) {}
            position += 1;
        }
    }

    /// Gives an enrollment one more session, if an augmenting path leads to it and pays.
    fn augment(&mut self, enrollment: EnrollmentIx) -> bool {
        let moves = self.augmenting_path.find(self.instance, &self.assignment, enrollment, MOST_DISPLACED);
        self.longest_path.work += std::mem::take(&mut self.augmenting_path.work);
        let Some(moves) = moves else { return false };
        let mut before = Vec::with_capacity(moves.len());
        for EnrollmentPath { enrollment, path } in moves {
            before.push(EnrollmentPath { enrollment, path: self.assignment.paths[enrollment].clone() });
            self.take_away(enrollment);
            if !self.assignment.fits(self.instance, enrollment, &path) {
                self.assignment.restore(self.instance, before);
                return false;
            }
            self.assignment.assign(self.instance, enrollment, path);
        }
        true
    }

    /// Lets the waiting enrollments choose, the last one first; those that they eject wait in turn. Once
    /// there have been enough, the others take what is left.
    fn run(&mut self, mut waiting: Vec<EnrollmentIx>) -> bool {
        let mut moves_left = waiting.len() + MOST_EJECTIONS;
        while let Some(enrollment) = waiting.pop() {
            self.take_away(enrollment);
            moves_left = moves_left.saturating_sub(1);
            let path = match moves_left {
                0 => self.assignment.best_path(self.instance, enrollment, &mut self.longest_path),
                _ => self.guided_path(enrollment).path,
            };
            if !self.take(enrollment, path, &mut waiting) {
                return false;
            }
        }
        true
    }

    /// Gives an enrollment a path; those that it ejects wait. Fails where it cannot make room.
    fn take(&mut self, enrollment: EnrollmentIx, path: Path, waiting: &mut Vec<EnrollmentIx>) -> bool {
        let fits = self.eject(enrollment, &path, waiting);
        if fits {
            self.assignment.assign(self.instance, enrollment, path);
            self.has_moved[enrollment] = true;
        }
        fits
    }

    /// Takes the paths of others away until this one fits; fails where they have moved already. Those are
    /// ejected first whose path is worth least beyond its cost: they find another one most easily.
    fn eject(
        &mut self,
        enrollment: EnrollmentIx,
        path: &[OptionIx],
        waiting: &mut Vec<EnrollmentIx>,
    ) -> bool {
        while let Some(resource) = self.lacking(enrollment, path) {
            let holders = self.assignment.holders[resource].iter().copied();
            let movable = holders.filter(|holder| !self.has_moved[*holder]);
            let Some(ejected) = movable.min_by_key(|holder| (self.net_value(*holder), *holder)) else {
                return false;
            };
            self.take_away(ejected);
            waiting.push(ejected);
        }
        self.assignment.fits(self.instance, enrollment, path)
    }

    /// A resource of which the path needs more than is left.
    fn lacking(&self, enrollment: EnrollmentIx, path: &[OptionIx]) -> Option<ResourceIx> {
        let resources = || self.instance.resources_of(enrollment, path);
        let uses = |wanted: ResourceIx| resources().filter(|resource| *resource == wanted).count();
        resources().find(|resource| (self.assignment.left[*resource] as usize) < uses(*resource))
    }

    fn take_away(&mut self, enrollment: EnrollmentIx) {
        let path = self.assignment.remove(self.instance, enrollment);
        if !self.journal.iter().any(|known| known.enrollment == enrollment) {
            self.journal.push(EnrollmentPath { enrollment, path });
        }
    }

    fn end(&mut self, is_kept: bool) {
        let journal = std::mem::take(&mut self.journal);
        for EnrollmentPath { enrollment, .. } in &journal {
            self.has_moved[*enrollment] = false;
        }
        if !is_kept {
            self.assignment.restore(self.instance, journal);
        }
    }
}

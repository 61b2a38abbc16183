//! An assignment: a path for each enrollment, what is left of every resource, and who holds the rest. The
//! best one so far is the incumbent.

use crate::{
    index::{EnrollmentIx, IndexVec, NeedIx, OptionIx, ResourceIx, SideLimitIx, WeekIx},
    instance::{
        Instance,
        enrollment::{Enrollment, InterviewOption},
    },
    path::Path,
};
use std::ops::Range;

mod best_path;
mod feasible;

#[derive(Clone)]
pub(crate) struct Assignment {
    pub paths: IndexVec<EnrollmentIx, Path>,
    pub left: IndexVec<ResourceIx, u32>,
    /// Which enrollments use each scarce resource, one entry for each use; not kept for others.
    pub holders: IndexVec<ResourceIx, Vec<EnrollmentIx>>,
    pub side_left: IndexVec<SideLimitIx, i64>,
    /// In ticks.
    pub value: i64,
}

/// The path of one enrollment, before or after a move.
pub(crate) struct EnrollmentPath {
    pub enrollment: EnrollmentIx,
    pub path: Path,
}

/// A session that an enrollment has, or its next one.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub enrollment: EnrollmentIx,
    pub need: NeedIx,
}

impl Assignment {
    /// Nobody has a session.
    pub fn empty(instance: &Instance) -> Self {
        Self {
            paths: IndexVec::filled(Vec::new(), instance.enrollments.len()),
            left: instance.capacity.clone(),
            holders: IndexVec::filled(Vec::new(), instance.capacity.len()),
            side_left: instance.side_limits.left.clone(),
            value: 0,
        }
    }

    /// Takes the path of an enrollment away and returns it.
    pub fn remove(&mut self, instance: &Instance, enrollment: EnrollmentIx) -> Path {
        let path = std::mem::take(&mut self.paths[enrollment]);
        self.value -= instance.value_of(enrollment, &path);
        for resource in instance.resources_of(enrollment, &path) {
            self.left[resource] += 1;
            if instance.is_scarce[resource] {
                let holders = &mut self.holders[resource];
                if let Some(position) = holders.iter().position(|holder| *holder == enrollment) {
                    holders.swap_remove(position);
                }
            }
        }
        instance.count_side_uses(&mut self.side_left, enrollment, &path, 1);
        path
    }

    /// Gives an enrollment without a path one that fits.
    pub fn assign(&mut self, instance: &Instance, enrollment: EnrollmentIx, path: Path) {
        self.value += instance.value_of(enrollment, &path);
        for resource in instance.resources_of(enrollment, &path) {
            self.left[resource] -= 1;
            if instance.is_scarce[resource] {
                self.holders[resource].push(enrollment);
            }
        }
        instance.count_side_uses(&mut self.side_left, enrollment, &path, -1);
        self.paths[enrollment] = path;
    }

    /// Gives enrollments back what they had, whatever they have now.
    pub fn restore(&mut self, instance: &Instance, before: Vec<EnrollmentPath>) {
        for EnrollmentPath { enrollment, .. } in &before {
            self.remove(instance, *enrollment);
        }
        for EnrollmentPath { enrollment, path } in before {
            self.assign(instance, enrollment, path);
        }
    }

    #[inline]
    pub fn is_full(&self, resource: ResourceIx) -> bool {
        self.left[resource] == 0
    }

    /// The option that an enrollment has for a need.
    pub fn option_at(&self, session: Session) -> Option<OptionIx> {
        self.paths[session.enrollment].get(session.need.0 as usize).copied()
    }

    /// The options between the sessions before and after this one.
    pub fn options_between(&self, enrollment: &Enrollment, session: Session) -> Range<u32> {
        let path = &self.paths[session.enrollment];
        let need = session.need.0 as usize;
        let before = need.checked_sub(1).and_then(|last| path.get(last));
        let from = before.map_or(OptionIx(0), |last| enrollment.options[*last].next);
        let until = path.get(need + 1).copied().unwrap_or(enrollment.options.end());
        from.0..until.0
    }

    /// What the person of an enrollment attends for their other enrollments.
    pub fn other_sessions_of_person<'a>(
        &'a self,
        instance: &'a Instance,
        enrollment: EnrollmentIx,
    ) -> impl Iterator<Item = &'a InterviewOption> {
        let person = instance.enrollments[enrollment].person;
        let others = instance.enrollments_of[person].iter().copied();
        others
            .filter(move |other| *other != enrollment)
            .flat_map(move |other| instance.options(other, &self.paths[other]))
    }

    /// What the other enrollments of the person leave of a trainee's week.
    pub fn week_left(&self, instance: &Instance, enrollment: EnrollmentIx, week: WeekIx) -> u32 {
        let others = self.other_sessions_of_person(instance, enrollment);
        let taken = others.filter(|other| other.week == week).count();
        instance.trainee_week_left[week].saturating_sub(taken as u32)
    }
}

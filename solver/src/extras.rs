//! Limits that are kept but have no price: those in minutes, those that overlap others, and those of people who are
//! trainee and mentor.

use crate::problem::{Limit, Problem, Slot};
use std::collections::BTreeMap;

#[derive(Default)]
pub(crate) struct Extras {
    /// What is left of each limit, in what it counts.
    pub left: Vec<i64>,
    /// What sessions take, all those of one session next to each other.
    pub uses: Vec<Use>,
    limits: Vec<Limit>,
    of_trainees: BTreeMap<u32, Vec<u32>>,
    of_mentors: BTreeMap<u32, Vec<u32>>,
}

/// What a session takes of a limit.
#[derive(Clone, Copy)]
pub(crate) struct Use {
    pub limit: u32,
    pub amount: i64,
}

impl Extras {
    /// The limits of people in both roles, with those places of the lists of trainees and mentors.
    pub fn new(problem: &Problem, trainees: &[u32], mentors: &[u32]) -> Self {
        let mut extras = Self::default();
        for place in trainees {
            extras.add(problem.trainee_limits[*place as usize], true, false);
        }
        for place in mentors {
            extras.add(problem.mentor_limits[*place as usize], false, true);
        }
        for limit in &problem.person_limits {
            extras.add(*limit, true, true);
        }
        extras
    }

    fn add(&mut self, limit: Limit, for_trainee: bool, for_mentor: bool) {
        let place = self.limits.len() as u32;
        if for_trainee {
            self.of_trainees.entry(limit.person).or_default().push(place);
        }
        if for_mentor {
            self.of_mentors.entry(limit.person).or_default().push(place);
        }
        self.left.push(limit.left.into());
        self.limits.push(limit);
    }

    /// What a session of a person at an interview takes: a range of the uses.
    pub fn of(&mut self, person: u32, slot: &Slot) -> (u32, u32) {
        let from = self.uses.len();
        if self.limits.is_empty() {
            return (0, 0);
        }
        let own = self.of_trainees.get(&person).into_iter().flatten();
        let of_mentor = self.of_mentors.get(&slot.mentor).into_iter().flatten();
        for limit in own.chain(of_mentor) {
            let found = &self.limits[*limit as usize];
            let is_known = self.uses[from..].iter().any(|known| known.limit == *limit);
            if found.covers(slot) && !is_known {
                self.uses.push(Use { limit: *limit, amount: found.taken_by(slot) });
            }
        }
        (from as u32, self.uses.len() as u32)
    }

    /// Whether the limits have room for a session if there is no other.
    pub fn allow(&self, range: (u32, u32)) -> bool {
        self.within(range).iter().all(|taken| taken.amount <= self.left[taken.limit as usize])
    }

    pub fn within(&self, range: (u32, u32)) -> &[Use] {
        &self.uses[range.0 as usize..range.1 as usize]
    }

    /// How much a session takes of a limit.
    pub fn amount(&self, range: (u32, u32), limit: u32) -> i64 {
        let found = self.within(range).iter().find(|taken| taken.limit == limit);
        found.map_or(0, |taken| taken.amount)
    }
}

//! The limits beside one limit for each session of a trainee and of a mentor: those in minutes, those that overlap
//! others, and those of people who are trainee and mentor.

use crate::{
    instance::{LARGEST_PRICE, price_at},
    problem::{Limit, PriceList, Problem, Slot},
};
use std::collections::BTreeMap;

#[derive(Default)]
pub(crate) struct Extras {
    /// What is left of each limit, in what it counts.
    pub left: Vec<i64>,
    /// What sessions take, all those of one session next to each other.
    pub uses: Vec<Use>,
    /// The most that one session takes of each limit, at least 1.
    pub most: Vec<i64>,
    limits: Vec<Limit>,
    /// The places of the first ones in the list of trainees' limits, and of the next ones in that of mentors'; the others
    /// are people's.
    pub trainees: Vec<u32>,
    pub mentors: Vec<u32>,
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
        let mut extras = Self { trainees: trainees.to_vec(), mentors: mentors.to_vec(), ..Self::default() };
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
        self.most.push(1);
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
                let amount = found.taken_by(slot);
                let most = &mut self.most[*limit as usize];
                *most = (*most).max(amount);
                self.uses.push(Use { limit: *limit, amount });
            }
        }
        (from as u32, self.uses.len() as u32)
    }

    /// How many of some sessions the limits have room for at most that all of them count in.
    pub fn most_of(&self, mut sessions: impl Iterator<Item = (u32, u32)>) -> i64 {
        let Some(first) = sessions.next() else { return i64::MAX };
        let mut least: Vec<Use> = self.within(first).to_vec();
        for range in sessions {
            least.retain_mut(|taken| {
                let amount = self.amount(range, taken.limit);
                taken.amount = taken.amount.min(amount);
                amount > 0
            });
        }
        least
            .iter()
            .map(|taken| self.left[taken.limit as usize] / taken.amount.max(1))
            .min()
            .unwrap_or(i64::MAX)
    }

    /// Whether the limits have room for a session if there is no other.
    pub fn allow(&self, range: (u32, u32)) -> bool {
        self.within(range).iter().all(|taken| taken.amount <= self.left[taken.limit as usize])
    }

    /// What a session costs at prices for each unit of the limits; no more than one price may be, so that sums do not
    /// leave 64 bits. A cost that is too low makes a bound higher, and no less true.
    pub fn cost(&self, prices: &[i64], range: (u32, u32)) -> i64 {
        let cost = |taken: &Use| prices[taken.limit as usize].saturating_mul(taken.amount);
        self.within(range).iter().map(cost).fold(0, i64::saturating_add).min(LARGEST_PRICE)
    }

    /// The prices of a list for each of these limits.
    pub fn priced(&self, list: &PriceList) -> impl Iterator<Item = i64> {
        let people = self.limits.len() - self.trainees.len() - self.mentors.len();
        let trainees = self.trainees.iter().map(|place| price_at(&list.trainee_limits, *place as usize));
        let mentors = self.mentors.iter().map(|place| price_at(&list.mentor_limits, *place as usize));
        trainees.chain(mentors).chain((0..people).map(|place| price_at(&list.person_limits, place)))
    }

    /// Writes the prices of these limits into a list that has a place for each.
    pub fn write(&self, prices: &[i64], list: &mut PriceList) {
        let (trainees, others) = prices.split_at(self.trainees.len());
        let (mentors, people) = others.split_at(self.mentors.len());
        for (place, price) in self.trainees.iter().zip(trainees) {
            list.trainee_limits[*place as usize] = *price;
        }
        for (place, price) in self.mentors.iter().zip(mentors) {
            list.mentor_limits[*place as usize] = *price;
        }
        list.person_limits = people.to_vec();
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

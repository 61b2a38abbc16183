//! Side constraints: limits in minutes, limits that overlap others, limits over both roles of a person, and seats that
//! several interviews share.
//! The other limits are resources of which one session uses at most one of each role; see
//! [`crate::instance`].

use crate::{
    index::{IndexVec, SideLimitIx},
    problem::{Interview, Limit, PriceList, Problem, price_at},
};
use std::collections::BTreeMap;

#[derive(Default)]
pub(crate) struct SideLimits {
    /// What is left of each limit, in what it counts.
    pub left: IndexVec<SideLimitIx, i64>,
    /// The most that one session uses of each limit, at least 1.
    pub largest_use: IndexVec<SideLimitIx, i64>,
    /// What sessions use, all uses of one session next to each other.
    uses: Vec<Use>,
    /// `None` for shared seats, which stand last.
    limits: IndexVec<SideLimitIx, Option<Limit>>,
    /// The positions of the first limits in the list of trainees' limits and of the next ones in that of
    /// mentors'; the others are those of people in both roles.
    trainee_positions: Vec<usize>,
    mentor_positions: Vec<usize>,
    of_trainee: BTreeMap<u32, Vec<SideLimitIx>>,
    of_mentor: BTreeMap<u32, Vec<SideLimitIx>>,
    of_interview: BTreeMap<u32, Vec<SideLimitIx>>,
    person_limit_count: usize,
}

/// What a session uses of a limit.
#[derive(Clone, Copy)]
pub(crate) struct Use {
    pub limit: SideLimitIx,
    /// In what the limit counts.
    pub amount: i64,
}

/// The uses of one session: a range of positions.
#[derive(Clone, Copy)]
pub(crate) struct UseRange {
    from: u32,
    until: u32,
}

impl SideLimits {
    /// All limits of people in both roles, all shared seats, and the limits at these positions of the lists of trainees and
    /// mentors.
    pub fn new(problem: &Problem, trainee_positions: &[usize], mentor_positions: &[usize]) -> Self {
        let mut side_limits = Self {
            trainee_positions: trainee_positions.to_vec(),
            mentor_positions: mentor_positions.to_vec(),
            person_limit_count: problem.person_limits.len(),
            ..Self::default()
        };
        for position in trainee_positions {
            let limit = problem.trainee_limits[*position];
            let index = side_limits.add(limit.left, Some(limit));
            side_limits.of_trainee.entry(limit.person).or_default().push(index);
        }
        for position in mentor_positions {
            let limit = problem.mentor_limits[*position];
            let index = side_limits.add(limit.left, Some(limit));
            side_limits.of_mentor.entry(limit.person).or_default().push(index);
        }
        for limit in &problem.person_limits {
            let index = side_limits.add(limit.left, Some(*limit));
            side_limits.of_trainee.entry(limit.person).or_default().push(index);
            side_limits.of_mentor.entry(limit.person).or_default().push(index);
        }
        for seats in &problem.shared_seats {
            let index = side_limits.add(seats.left, None);
            for interview in &seats.interviews {
                side_limits.of_interview.entry(*interview).or_default().push(index);
            }
        }
        side_limits
    }

    fn add(&mut self, left: u32, limit: Option<Limit>) -> SideLimitIx {
        let index = self.limits.end();
        self.left.push(left.into());
        self.largest_use.push(1);
        self.limits.push(limit);
        index
    }

    /// Lists what a session of a trainee at an interview, which stands at this position, uses.
    pub fn add_uses(&mut self, trainee: u32, position: u32, interview: &Interview) -> UseRange {
        if self.limits.is_empty() {
            return UseRange { from: 0, until: 0 };
        }
        let from = self.uses.len();
        let of_trainee = self.of_trainee.get(&trainee).into_iter().flatten();
        let of_mentor = self.of_mentor.get(&interview.mentor).into_iter().flatten();
        let of_interview = self.of_interview.get(&position).into_iter().flatten();
        for limit in of_trainee.chain(of_mentor).chain(of_interview) {
            let is_listed = self.uses[from..].iter().any(|used| used.limit == *limit);
            let amount = match &self.limits[*limit] {
                Some(limit) if limit.covers(interview) => limit.used_by(interview),
                Some(_) => 0,
                None => 1,
            };
            if amount > 0 && !is_listed {
                let largest = &mut self.largest_use[*limit];
                *largest = (*largest).max(amount);
                self.uses.push(Use { limit: *limit, amount });
            }
        }
        UseRange { from: from as u32, until: self.uses.len() as u32 }
    }

    /// How many of these sessions the limits allow at most; only limits that all of them use are looked at.
    pub fn most_of(&self, mut sessions: impl Iterator<Item = UseRange>) -> i64 {
        let Some(first) = sessions.next() else { return i64::MAX };
        let mut smallest: Vec<Use> = self.uses(first).to_vec();
        for session in sessions {
            smallest.retain_mut(|used| {
                let amount = self.amount(session, used.limit);
                used.amount = used.amount.min(amount);
                amount > 0
            });
        }
        smallest.iter().map(|used| self.left[used.limit] / used.amount.max(1)).min().unwrap_or(i64::MAX)
    }

    /// Whether the limits allow a session if there is no other.
    pub fn allow(&self, session: UseRange) -> bool {
        self.uses(session).iter().all(|used| used.amount <= self.left[used.limit])
    }

    #[inline]
    pub fn uses(&self, session: UseRange) -> &[Use] {
        &self.uses[session.from as usize..session.until as usize]
    }

    /// How much a session uses of a limit.
    pub fn amount(&self, session: UseRange, limit: SideLimitIx) -> i64 {
        let found = self.uses(session).iter().find(|used| used.limit == limit);
        found.map_or(0, |used| used.amount)
    }

    /// The positions of those trainee limits and mentor limits that are side constraints.
    pub fn trainee_positions(&self) -> &[usize] {
        &self.trainee_positions
    }

    pub fn mentor_positions(&self) -> &[usize] {
        &self.mentor_positions
    }

    /// The prices of these limits in a list.
    pub fn prices_in(&self, list: &PriceList) -> IndexVec<SideLimitIx, i64> {
        let above = self.trainee_positions.len() + self.mentor_positions.len() + self.person_limit_count;
        let shared = self.limits.len() - above;
        let trainees =
            self.trainee_positions.iter().map(|position| price_at(&list.trainee_limits, *position));
        let mentors = self.mentor_positions.iter().map(|position| price_at(&list.mentor_limits, *position));
        trainees
            .chain(mentors)
            .chain((0..self.person_limit_count).map(|position| price_at(&list.person_limits, position)))
            .chain((0..shared).map(|position| price_at(&list.shared_seats, position)))
            .collect()
    }

    /// Writes the prices of these limits into a list that has room for the trainees' and mentors' ones.
    pub fn write_prices(&self, prices: &[i64], list: &mut PriceList) {
        let (trainees, others) = prices.split_at(self.trainee_positions.len());
        let (mentors, others) = others.split_at(self.mentor_positions.len());
        let (people, shared) = others.split_at(self.person_limit_count);
        for (position, price) in self.trainee_positions.iter().zip(trainees) {
            list.trainee_limits[*position] = *price;
        }
        for (position, price) in self.mentor_positions.iter().zip(mentors) {
            list.mentor_limits[*position] = *price;
        }
        list.person_limits = people.to_vec();
        list.shared_seats = shared.to_vec();
    }
}

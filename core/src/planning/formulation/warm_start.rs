//! Warm starts for the solver: sessions that exist today, and the prices of an earlier plan.

use crate::{
    model::ids::{InterviewId, PersonId},
    order::{Gather, Order},
    planning::{
        formulation::Formulation,
        placement::Placement,
        problem::{Choice, Limit, PriceList, SharedSeats},
        solver::Solution,
    },
};
use std::collections::BTreeMap;

impl Formulation {
    /// Starts the solver from existing sessions, which become each enrollment's first ones, by start.
    pub fn start_from(&mut self, sessions: impl IntoIterator<Item = Placement>) {
        let enrollments = places(self.enrollments.iter().copied());
        let interviews = places(self.offers());
        let mut starting_point: Vec<_> = sessions
            .into_iter()
            .filter_map(|Placement { enrollment, interview, mentor, .. }| {
                let interview = *interviews.get(&(interview, mentor))?;
                let start = self.problem.interviews.get(interview as usize)?.start;
                Some((*enrollments.get(&enrollment)?, start, interview))
            })
            .collect();
        starting_point.order();
        let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
        let choice = |(enrollment, _, interview)| {
            let next = taken.entry(enrollment).or_default();
            let choice = Choice { enrollment, interview, step: *next };
            *next += 1;
            choice
        };
        self.problem.warm_start = starting_point.into_iter().map(choice).collect();
    }

    /// Starts the solver from the solution of a similar problem, and from the prices that proved its bound.
    pub fn start_from_plan(&mut self, before: &Self, solution: &Solution) {
        let sessions = solution.choices.iter().filter_map(|choice| before.placement(*choice));
        self.start_from(sessions);
        let priced = before.offers().zip(solution.prices.interviews.iter().copied());
        let priced: BTreeMap<_, _> = priced.into_map();
        let price = |offer| priced.get(&offer).copied().unwrap_or(0);
        let (now, then, prices) = (&self.problem, &before.problem, &solution.prices);
        let limits = |then, prices, now| self.limit_prices(before, then, prices, now);
        self.problem.prices = PriceList {
            interviews: self.offers().map(price).collect(),
            trainee_limits: limits(&then.trainee_limits, &prices.trainee_limits, &now.trainee_limits),
            mentor_limits: limits(&then.mentor_limits, &prices.mentor_limits, &now.mentor_limits),
            person_limits: limits(&then.person_limits, &prices.person_limits, &now.person_limits),
            shared_seats: self.shared_seat_prices(before, &prices.shared_seats),
        };
    }

    /// Returns the interview at each index, with its mentor.
    fn offers(&self) -> impl Iterator<Item = (InterviewId, PersonId)> + '_ {
        let mentors = self.problem.interviews.iter().map(|known| self.people[known.mentor as usize]);
        self.interviews.iter().copied().zip(mentors)
    }

    /// Returns the earlier prices of shared seats, matched by interview.
    fn shared_seat_prices(&self, before: &Self, prices: &[i64]) -> Vec<i64> {
        let interview = |formulation: &Self, seats: &SharedSeats| {
            seats.interviews.first().and_then(|place| formulation.interviews.get(*place as usize)).copied()
        };
        let then = before.problem.shared_seats.iter().map(|seats| interview(before, seats));
        let known: BTreeMap<_, _> = then.zip(prices.iter().copied()).into_map();
        let now = self.problem.shared_seats.iter();
        now.map(|seats| known.get(&interview(self, seats)).copied().unwrap_or(0)).collect()
    }

    /// Returns the earlier prices of the limits that still exist.
    fn limit_prices(&self, before: &Self, limits: &[Limit], prices: &[i64], now: &[Limit]) -> Vec<i64> {
        let key = |formulation: &Self, limit: &Limit| {
            (formulation.people.get(limit.person as usize).copied(), limit.from, limit.until, limit.counts)
        };
        let known: BTreeMap<_, _> =
            limits.iter().map(|limit| key(before, limit)).zip(prices.iter().copied()).into_map();
        now.iter().map(|limit| known.get(&key(self, limit)).copied().unwrap_or(0)).collect()
    }
}

fn places<Id: Ord>(ids: impl Iterator<Item = Id>) -> BTreeMap<Id, u32> {
    ids.zip(0..).into_map()
}

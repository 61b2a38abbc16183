//! Prices for seats and limits at which hardly anybody wants what another has. Whatever the prices, what all
//! enrollments would gain at them plus what the resources cost in all is a bound: no plan is worth more.

use crate::{
    board::Board,
    instance::{Climb, Instance},
    schedule::Scheduler,
    strict,
    through::Through,
};

pub(crate) struct Prices {
    /// In ticks, of each resource and then of a unit of each limit beside; 0 where there is enough.
    pub of: Vec<i64>,
    /// The best bound so far, in ticks, and the prices that prove it.
    pub bound: i128,
    pub best: Vec<i64>,
    /// What each enrollment would gain at the best prices.
    pub hopes: Vec<i64>,
}

impl Prices {
    pub fn new(instance: &Instance) -> Self {
        let count = instance.price_count();
        Self { of: vec![0; count], bound: i128::MAX, best: vec![0; count], hopes: Vec::new() }
    }

    /// The prices that prove the best bound, to go on from.
    pub fn at_best(&self) -> Self {
        Self { of: self.best.clone(), bound: self.bound, best: self.best.clone(), hopes: self.hopes.clone() }
    }

    /// Writes each option's cost at the prices.
    pub fn write_costs(instance: &Instance, prices: &[i64], climb: &Climb, costs: &mut Vec<i64>) {
        costs.clear();
        costs.extend(climb.options.iter().map(|opening| instance.cost(prices, opening)));
    }

    /// The same where it is known what the seat and the mentor's week cost together at each interview.
    fn write_costs_at(instance: &Instance, at: &[i64], prices: &[i64], climb: &Climb, costs: &mut Vec<i64>) {
        costs.clear();
        costs.extend(climb.links.iter().map(|link| at[link.interview as usize]));
        if climb.is_shared {
            for (opening, cost) in climb.options.iter().zip(costs.iter_mut()) {
                *cost += prices[opening.resources[2] as usize];
            }
        }
        instance.add_extras(climb, &prices[instance.capacity.len()..], costs);
    }

    /// Makes what is full so dear that nobody would gain by having more of it than they have on the board. Where those
    /// who have it would not give it up for that, this proves a bound close to the board's value.
    pub fn repel(&mut self, instance: &Instance, board: &Board, scheduler: &mut Scheduler) {
        let mut prices = self.best.clone();
        let bearable = bearable(instance, board);
        let mut through = Through::default();
        for (climb, enrollment) in instance.climbs.iter().zip(0..) {
            Self::write_costs(instance, &self.best, climb, &mut scheduler.costs);
            let hope = scheduler.price(climb, |week| instance.week_left[week as usize]);
            let schedule = &board.schedules[enrollment as usize];
            let has = instance.value_beyond(&self.best, enrollment, schedule);
            if hope <= has {
                continue;
            }
            through.read(climb, scheduler);
            let uses =
                |resource: &u32| instance.resources_of(enrollment, schedule).any(|used| used == *resource);
            for (opening, hope) in climb.options.iter().zip(&through.best) {
                let is_full = |resource: &&u32| board.left[**resource as usize] == 0 && !uses(resource);
                let full = opening.resources.iter().find(is_full).filter(|_| *hope > has);
                if let Some(resource) = full.map(|resource| *resource as usize) {
                    let dear = (self.best[resource] + hope - has).min(bearable[resource]);
                    prices[resource] = prices[resource].max(dear);
                }
            }
        }
        self.evaluate(instance, &prices, scheduler);
    }

    /// Keeps the bound that these prices prove, if it is the best so far.
    pub fn evaluate(&mut self, instance: &Instance, prices: &[i64], scheduler: &mut Scheduler) {
        let mut hopes = Vec::with_capacity(instance.climbs.len());
        let interviews = instance.week_of.iter().zip(prices);
        let at: Vec<i64> = interviews.map(|(week, seat)| seat + prices[*week as usize]).collect();
        for climb in &instance.climbs {
            Self::write_costs_at(instance, &at, prices, climb, &mut scheduler.costs);
            let relaxed = scheduler.price(climb, |week| instance.week_left[week as usize]);
            hopes.push(if relaxed > 0 { strict::best(scheduler, climb, relaxed).0 } else { 0 });
        }
        let gained: i128 = hopes.iter().copied().map(i128::from).sum();
        let room =
            instance.capacity.iter().copied().map(i64::from).chain(instance.extras.left.iter().copied());
        let priced = prices.iter().zip(room).filter(|(price, _)| **price > 0);
        let cost = |(price, room): (&i64, i64)| i128::from(*price) * i128::from(room);
        let bound = gained + priced.map(cost).sum::<i128>();
        if bound < self.bound {
            self.bound = bound;
            self.best = prices.to_vec();
            self.hopes = hopes;
        }
    }
}

/// How dear each resource may become for those who have it: half of what their session there is worth to them, so that
/// a dear seat and a dear week together do not drive them out.
fn bearable(instance: &Instance, board: &Board) -> Vec<i64> {
    let mut bearable = vec![i64::MAX; instance.capacity.len()];
    for (schedule, climb) in board.schedules.iter().zip(&instance.climbs) {
        for (option, step) in schedule.iter().zip(0..) {
            for resource in climb.options[*option as usize].resources {
                let most = &mut bearable[resource as usize];
                *most = (*most).min(climb.value(*option, step) / 2);
            }
        }
    }
    bearable
}

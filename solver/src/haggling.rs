//! How the prices are found: enrollments choose one after another, again and again. Whoever takes more than there
//! is drives the price up; what nobody takes becomes cheaper; the steps become smaller from pass to pass.

use crate::{
    board::Board,
    gluts::Gluts,
    instance::{Climb, Instance, NEVER, TICKS},
    prices::Prices,
    schedule::Scheduler,
    strict,
};

/// The smallest step, in ticks.
const FINEST: i64 = 64;
/// People settle in so many rounds, with so many passes between; the step grows again before each, and shrinks.
const SETTLING: usize = 16;
const SETTLING_PASSES: u32 = 3;
const SETTLING_STEP: i64 = 40 * TICKS;
const SETTLING_PERCENT: i64 = 75;

use std::cmp::Reverse;

pub(crate) struct Haggling {
    /// What each enrollment chose last.
    pub picks: Vec<Vec<u32>>,
    usage: Vec<u32>,
    /// What is left of each limit beside, perhaps less than nothing.
    extras_left: Vec<i64>,
    /// What each resource costs who comes next, and each interview's seat and mentor together.
    asked: Vec<i64>,
    asked_at: Vec<i64>,
    step: i64,
    gluts: Gluts,
    passes: u32,
    /// For how many passes each enrollment has chosen the same.
    steady: Vec<u32>,
    /// Who has chosen for good.
    is_settled: Vec<bool>,
    /// What those have.
    pub board: Board,
}

impl Haggling {
    pub fn new(instance: &Instance) -> Self {
        let values = instance.climbs.iter().flat_map(|climb| &climb.values);
        let largest = values.copied().filter(|value| *value != NEVER).max().unwrap_or(0);
        Self {
            picks: vec![Vec::new(); instance.climbs.len()],
            usage: vec![0; instance.capacity.len()],
            extras_left: instance.extras.left.clone(),
            asked: vec![0; instance.capacity.len()],
            asked_at: vec![0; instance.capacity.len()],
            step: largest.max(FINEST),
            gluts: Gluts::new(instance),
            passes: 0,
            steady: vec![0; instance.climbs.len()],
            is_settled: vec![false; instance.climbs.len()],
            board: Board::new(instance),
        }
    }

    /// Lets everybody choose once; then the step shrinks to this percentage.
    pub fn pass(
        &mut self,
        instance: &Instance,
        prices: &mut Prices,
        scheduler: &mut Scheduler,
        percent: i64,
    ) {
        let count = instance.climbs.len() as u32;
        for resource in 0..instance.capacity.len() as u32 {
            self.ask(instance, &prices.of, resource);
        }
        for place in 0..count {
            // There and back, so that nobody always chooses first.
            let enrollment = if self.passes.is_multiple_of(2) { place } else { count - 1 - place };
            if !self.is_settled[enrollment as usize] {
                self.choose(instance, &mut prices.of, scheduler, enrollment);
            }
        }
        self.gluts.sink(instance, &self.usage, &mut prices.of, self.step);
        let (resources, extras) = prices.of.split_at_mut(instance.capacity.len());
        for (resource, price) in resources.iter_mut().enumerate() {
            if self.usage[resource] < instance.capacity[resource] {
                *price = (*price - self.step / 4 * 3).max(0);
            }
        }
        for ((price, left), most) in extras.iter_mut().zip(&self.extras_left).zip(&instance.extras.most) {
            if *left > 0 {
                *price = (*price - self.step / 4 * 3 / most).max(0);
            }
        }
        self.step = (self.step / 100 * percent).max(FINEST);
        self.passes += 1;
    }

    fn choose(
        &mut self,
        instance: &Instance,
        prices: &mut [i64],
        scheduler: &mut Scheduler,
        enrollment: u32,
    ) {
        let climb = &instance.climbs[enrollment as usize];
        let last = std::mem::take(&mut self.picks[enrollment as usize]);
        for resource in instance.resources_of(enrollment, &last) {
            self.usage[resource as usize] -= 1;
            self.ask(instance, prices, resource);
        }
        instance.count_extras(&mut self.extras_left, enrollment, &last, 1);
        scheduler.costs.clear();
        scheduler.costs.extend(climb.links.iter().map(|link| self.asked_at[link.interview as usize]));
        if climb.is_shared {
            for (opening, cost) in climb.options.iter().zip(&mut scheduler.costs) {
                *cost += self.asked[opening.resources[2] as usize];
            }
        }
        self.add_extras(instance, climb, prices, &mut scheduler.costs);
        self.board.close_overlaps(instance, enrollment, &mut scheduler.costs);
        self.board.close_extras(instance, enrollment, &mut scheduler.costs);
        let pick = loop {
            let (_, pick) =
                strict::pick(scheduler, climb, |week| self.board.week_left(instance, enrollment, week));
            match self.board.first_extra(instance, enrollment, &pick) {
                None => break pick,
                Some(place) => {
                    self.board.close_after(instance, enrollment, &pick[..place], &mut scheduler.costs);
                }
            }
        };
        for resource in instance.resources_of(enrollment, &pick) {
            self.usage[resource as usize] += 1;
            if self.usage[resource as usize] > instance.capacity[resource as usize] {
                prices[resource as usize] += self.step;
            }
            self.ask(instance, prices, resource);
        }
        instance.count_extras(&mut self.extras_left, enrollment, &pick, -1);
        self.raise_extras(instance, prices, enrollment, &pick);
        let steady = &mut self.steady[enrollment as usize];
        *steady = if pick == last { *steady + 1 } else { 0 };
        self.picks[enrollment as usize] = pick;
    }

    /// Limits beside cost their price, and a step more for whoever takes more than is left.
    fn add_extras(&self, instance: &Instance, climb: &Climb, prices: &[i64], costs: &mut [i64]) {
        let prices = &prices[instance.capacity.len()..];
        instance.add_extras(climb, prices, costs);
        if prices.is_empty() {
            return;
        }
        for (opening, cost) in climb.options.iter().zip(costs) {
            let uses = instance.extras.within(opening.extras).iter();
            let lacking = uses.filter(|taken| taken.amount > self.extras_left[taken.limit as usize]);
            *cost += self.step * lacking.count() as i64;
        }
    }

    fn raise_extras(&self, instance: &Instance, prices: &mut [i64], enrollment: u32, pick: &[u32]) {
        let prices = &mut prices[instance.capacity.len()..];
        for option in pick {
            for taken in instance.extras.within(instance.opening(enrollment, *option).extras) {
                if self.extras_left[taken.limit as usize] < 0 {
                    prices[taken.limit as usize] += (self.step / taken.amount.max(1)).max(1);
                }
            }
        }
    }

    /// Settles round by round those who know what they want, while the others go on choosing.
    pub fn settle(&mut self, instance: &Instance, prices: &mut Prices, scheduler: &mut Scheduler) {
        for round in 1..=SETTLING {
            self.settle_steady(instance, instance.climbs.len() * round / SETTLING);
            self.step = self.step.max(SETTLING_STEP);
            for _ in 0..if round < SETTLING { SETTLING_PASSES } else { 0 } {
                self.pass(instance, prices, scheduler, SETTLING_PERCENT);
            }
        }
        for enrollment in 0..instance.climbs.len() as u32 {
            if !self.is_settled[enrollment as usize] {
                let schedule = self.board.best_schedule(instance, enrollment, scheduler);
                self.board.place(instance, enrollment, schedule);
            }
        }
    }

    /// Settles those for whom there is room until so many are settled, who have chosen the same for longest first.
    fn settle_steady(&mut self, instance: &Instance, most: usize) {
        let count = instance.climbs.len() as u32;
        let mut open: Vec<u32> =
            (0..count).filter(|enrollment| !self.is_settled[*enrollment as usize]).collect();
        open.sort_by_key(|enrollment| (Reverse(self.steady[*enrollment as usize]), *enrollment));
        let mut missing = most.saturating_sub(count as usize - open.len());
        for enrollment in open {
            let pick = &self.picks[enrollment as usize];
            let differs = strict::differs(&instance.climbs[enrollment as usize], pick);
            if missing > 0 && differs && self.board.fits(instance, enrollment, pick) {
                self.board.place(instance, enrollment, pick.clone());
                self.is_settled[enrollment as usize] = true;
                missing -= 1;
            }
        }
    }

    /// Whoever comes to a full resource must offer a step more than its price.
    fn ask(&mut self, instance: &Instance, prices: &[i64], resource: u32) {
        let place = resource as usize;
        let is_full = self.usage[place] >= instance.capacity[place];
        let asked = prices[place] + if is_full { self.step } else { 0 };
        let more = asked - self.asked[place];
        if more == 0 {
            return;
        }
        self.asked[place] = asked;
        if instance.is_seat(resource) {
            self.asked_at[place] += more;
        }
        for interview in &instance.interviews_of[place] {
            self.asked_at[*interview as usize] += more;
        }
    }
}

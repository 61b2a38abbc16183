//! How the prices are found: enrolments choose one after another, again and again. Whoever takes more than there
//! is drives the price up; what nobody takes becomes cheaper; the steps become smaller from pass to pass.

use super::{
    instance::{Instance, NEVER},
    prices::Prices,
    schedule::Scheduler,
};

/// The smallest step, in ticks.
const FINEST: i64 = 64;

pub(super) struct Haggling {
    /// What each enrolment chose last.
    pub picks: Vec<Vec<u32>>,
    usage: Vec<u32>,
    step: i64,
    /// Prices averaged over the last passes: steadier than those of one pass.
    average: Vec<i64>,
    passes: u32,
}

impl Haggling {
    pub fn new(instance: &Instance) -> Self {
        let values = instance.climbs.iter().flat_map(|climb| &climb.values);
        let largest = values.copied().filter(|value| *value != NEVER).max().unwrap_or(0);
        Self {
            picks: vec![Vec::new(); instance.climbs.len()],
            usage: vec![0; instance.capacity.len()],
            step: (largest / 2).max(FINEST),
            average: vec![0; instance.capacity.len()],
            passes: 0,
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
        for place in 0..count {
            // There and back, so that nobody always chooses first.
            let enrolment = if self.passes.is_multiple_of(2) { place } else { count - 1 - place };
            self.choose(instance, &mut prices.of, scheduler, enrolment);
        }
        for (resource, price) in prices.of.iter_mut().enumerate() {
            if self.usage[resource] < instance.capacity[resource] {
                *price = (*price - self.step / 2).max(0);
            }
            self.average[resource] = (self.average[resource] + *price) / 2;
        }
        self.step = (self.step / 100 * percent).max(FINEST);
        self.passes += 1;
    }

    /// Keeps the bounds that the prices of the last passes prove.
    pub fn evaluate(&self, instance: &Instance, prices: &mut Prices, scheduler: &mut Scheduler) {
        let now = prices.of.clone();
        prices.evaluate(instance, &now, scheduler);
        prices.evaluate(instance, &self.average, scheduler);
    }

    fn choose(&mut self, instance: &Instance, prices: &mut [i64], scheduler: &mut Scheduler, enrolment: u32) {
        let climb = &instance.climbs[enrolment as usize];
        for resource in instance.resources_of(enrolment, &self.picks[enrolment as usize]) {
            self.usage[resource as usize] -= 1;
        }
        let cost = |resource: u32| {
            let resource = resource as usize;
            let is_full = self.usage[resource] >= instance.capacity[resource];
            prices[resource] + if is_full { self.step } else { 0 }
        };
        scheduler.costs.clear();
        let costs = climb.options.iter().map(|opening| opening.resources.map(cost).iter().sum::<i64>());
        scheduler.costs.extend(costs);
        scheduler.price(climb, |week| instance.week_left[week as usize]);
        let pick = scheduler.schedule(climb);
        for resource in instance.resources_of(enrolment, &pick) {
            let resource = resource as usize;
            self.usage[resource] += 1;
            if self.usage[resource] > instance.capacity[resource] {
                prices[resource] += self.step;
            }
        }
        self.picks[enrolment as usize] = pick;
    }
}

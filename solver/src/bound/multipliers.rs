//! Lagrange multipliers: what a unit of each resource and of each side limit costs.

use crate::{
    index::{EnrollmentIx, IndexVec, InterviewIx, Ix, OptionIx, ResourceIx, SideLimitIx, WeekIx},
    instance::{
        Instance,
        enrollment::{Enrollment, InterviewOption},
    },
    problem::{LARGEST_PRICE, PriceList, price_at},
};

/// In ticks; never negative, and 0 where there is enough for everybody.
#[derive(Clone)]
pub(crate) struct Multipliers {
    pub of_resource: IndexVec<ResourceIx, i64>,
    /// For each unit that the limit counts.
    pub of_side_limit: IndexVec<SideLimitIx, i64>,
}

impl Multipliers {
    pub fn zero(instance: &Instance) -> Self {
        Self {
            of_resource: IndexVec::filled(0, instance.capacity.len()),
            of_side_limit: IndexVec::filled(0, instance.side_limits.left.len()),
        }
    }

    /// The cost of an option.
    pub fn cost(&self, instance: &Instance, option: &InterviewOption) -> i64 {
        let resources: i64 = option.resources.iter().map(|resource| self.of_resource[*resource]).sum();
        resources + self.side_cost(instance, option)
    }

    /// The cost of an option at the side limits: never above [`LARGEST_PRICE`], so that sums stay within 64
    /// bits. A cost that is too low makes a bound higher, and no less true.
    fn side_cost(&self, instance: &Instance, option: &InterviewOption) -> i64 {
        let uses = instance.side_limits.uses(option.side_uses).iter();
        let costs = uses.map(|used| self.of_side_limit[used.limit].saturating_mul(used.amount));
        costs.fold(0, i64::saturating_add).min(LARGEST_PRICE)
    }

    /// Adds the cost of each option at the side limits.
    pub fn add_side_costs(
        &self,
        instance: &Instance,
        enrollment: &Enrollment,
        costs: &mut IndexVec<OptionIx, i64>,
    ) {
        if self.of_side_limit.is_empty() {
            return;
        }
        for (option, cost) in enrollment.options.iter().zip(costs.iter_mut()) {
            *cost += self.side_cost(instance, option);
        }
    }

    /// Writes the cost of each option.
    pub fn write_costs(
        &self,
        instance: &Instance,
        enrollment: &Enrollment,
        costs: &mut IndexVec<OptionIx, i64>,
    ) {
        costs.clear();
        costs.extend(enrollment.options.iter().map(|option| self.cost(instance, option)));
    }

    /// The value of a path less its costs: what the enrollment contributes to the Lagrangian function with
    /// it.
    pub fn net_value(&self, instance: &Instance, enrollment: EnrollmentIx, path: &[OptionIx]) -> i64 {
        let costs = instance.options(enrollment, path).map(|option| self.cost(instance, option));
        instance.value_of(enrollment, path) - costs.sum::<i64>()
    }

    /// Reads the prices of a list that somebody else wrote.
    pub fn read(instance: &Instance, list: &PriceList) -> Self {
        let mut multipliers = Self::zero(instance);
        let of_resource = &mut multipliers.of_resource;
        for position in 0..instance.interview_count {
            of_resource[InterviewIx::new(position).seats()] = price_at(&list.interviews, position);
        }
        for position in 0..instance.mentor_limit_count {
            of_resource[instance.mentor_week(position)] = price_at(&list.mentor_limits, position);
        }
        for week in instance.trainee_week_left.positions() {
            of_resource[instance.trainee_week(week)] = price_at(&list.trainee_limits, week.get());
        }
        // What is a side limit is no resource.
        for position in instance.side_limits.mentor_positions() {
            of_resource[instance.mentor_week(*position)] = 0;
        }
        for position in instance.side_limits.trainee_positions() {
            of_resource[instance.trainee_week(WeekIx::new(*position))] = 0;
        }
        multipliers.of_side_limit = instance.side_limits.prices_in(list);
        multipliers
    }

    /// The multipliers in the order of the problem's lists.
    pub fn price_list(&self, instance: &Instance) -> PriceList {
        let (interviews, limits) = self.of_resource.split_at(instance.interview_count);
        let (mentors, trainees) = limits.split_at(instance.mentor_limit_count);
        let mut list = PriceList {
            interviews: interviews.to_vec(),
            mentor_limits: mentors.to_vec(),
            trainee_limits: trainees[..instance.trainee_week_left.len()].to_vec(),
            ..PriceList::default()
        };
        instance.side_limits.write_prices(&self.of_side_limit, &mut list);
        list
    }
}

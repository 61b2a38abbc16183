//! The value of the Lagrangian function at given multipliers, and the least one so far: the bound (Fisher,
//! 1981).

use super::multipliers::Multipliers;
use crate::{
    index::{EnrollmentIx, IndexVec, InterviewIx, OptionIx},
    instance::{Instance, enrollment::Enrollment},
    path::{distinct, longest_path::LongestPath},
};

pub(crate) struct LagrangianBound {
    /// The least bound so far, in ticks; `i128::MAX` before the first evaluation.
    pub value: i128,
    /// The multipliers that prove it.
    pub best: Multipliers,
    /// At these, what each enrollment gains at most: the value of its subproblem.
    pub subproblem_values: IndexVec<EnrollmentIx, i64>,
}

impl LagrangianBound {
    pub fn new(instance: &Instance) -> Self {
        Self { value: i128::MAX, best: Multipliers::zero(instance), subproblem_values: IndexVec::default() }
    }

    /// Solves every subproblem at these multipliers, and keeps the bound that they prove if it is the least
    /// so far.
    pub fn evaluate(
        &mut self,
        instance: &Instance,
        multipliers: &Multipliers,
        longest_path: &mut LongestPath,
    ) {
        let mut subproblem_values = Vec::with_capacity(instance.enrollments.len());
        let interview_costs = interview_costs(instance, multipliers);
        for enrollment in instance.enrollments.iter() {
            write_costs(instance, multipliers, &interview_costs, enrollment, &mut longest_path.costs);
            let relaxed = longest_path.solve(enrollment, |week| instance.trainee_week_left[week]);
            let value = match relaxed {
                0 => 0,
                bound => distinct::make_distinct(longest_path, enrollment, bound).net_value,
            };
            subproblem_values.push(value);
        }
        let gained: i128 = subproblem_values.iter().copied().map(i128::from).sum();
        let bound = gained + capacity_cost(instance, multipliers);
        if bound < self.value {
            self.value = bound;
            self.best = multipliers.clone();
            self.subproblem_values = subproblem_values.into();
        }
    }
}

/// The cost of everything that there is.
fn capacity_cost(instance: &Instance, multipliers: &Multipliers) -> i128 {
    let resources = multipliers.of_resource.iter().zip(instance.capacity.iter().copied().map(i64::from));
    let side_limits = multipliers.of_side_limit.iter().zip(instance.side_limits.left.iter().copied());
    let priced = resources.chain(side_limits).filter(|(multiplier, _)| **multiplier > 0);
    priced.map(|(multiplier, left)| i128::from(*multiplier) * i128::from(left)).sum()
}

/// The cost of the seat and the mentor's week together, for each interview.
fn interview_costs(instance: &Instance, multipliers: &Multipliers) -> IndexVec<InterviewIx, i64> {
    let of_resource = &multipliers.of_resource;
    let interviews = instance.mentor_week_of.enumerate();
    interviews.map(|(interview, week)| of_resource[interview.seats()] + of_resource[*week]).collect()
}

/// The same as [`Multipliers::write_costs`], with what is known of each interview.
fn write_costs(
    instance: &Instance,
    multipliers: &Multipliers,
    interview_costs: &IndexVec<InterviewIx, i64>,
    enrollment: &Enrollment,
    costs: &mut IndexVec<OptionIx, i64>,
) {
    costs.clear();
    costs.extend(enrollment.nodes.iter().map(|node| interview_costs[node.interview]));
    if enrollment.shares_person {
        for (option, cost) in enrollment.options.iter().zip(costs.iter_mut()) {
            *cost += multipliers.of_resource[option.resources[2]];
        }
    }
    multipliers.add_side_costs(instance, enrollment, costs);
}

//! Shifts all multipliers of a connected component together, down by its excess supply: capacity that is left
//! over although it costs something.
//!
//! A single multiplier that falls does not help a component that is too expensive as a whole: somebody comes
//! for the resource and leaves another one, whose multiplier falls in turn, and so round and round.
//! `docs/decisions` has figures.

use super::multipliers::Multipliers;
use crate::{
    index::{ComponentIx, IndexVec, InterviewIx, Ix, ResourceIx},
    instance::Instance,
};

/// There is no shift in the first passes: multipliers start at 0, and first have to reach about their level.
const PASSES_BEFORE_SHIFT: u32 = 5;
/// A component shifts by this percentage of the step size for each session of its excess supply, divided by
/// the number of its resources with a price. The decision record has the bounds with and without it.
const SHIFT_PERCENT_OF_STEP: i64 = 150;
/// Excess supply is counted in these parts of a session, so that its average over passes can be a fraction.
const PARTS_PER_SESSION: i64 = 1000;

pub(super) struct ComponentShift {
    /// How much more there is than is wanted, in [`PARTS_PER_SESSION`] and averaged over passes.
    excess_supply: IndexVec<ComponentIx, i64>,
    /// How many resources had a price or lacked capacity after the last pass.
    priced: IndexVec<ComponentIx, i64>,
    /// The sessions of one mentor's week.
    sessions: IndexVec<ComponentIx, u32>,
    /// `NONE` for resources that belong to no component.
    component_of: IndexVec<ResourceIx, ComponentIx>,
    passes: u32,
}

impl ComponentShift {
    pub fn new(instance: &Instance) -> Self {
        // The number of a component is that of an interview.
        let components = instance.interview_count;
        Self {
            excess_supply: IndexVec::filled(0, components),
            priced: IndexVec::filled(0, components),
            sessions: IndexVec::filled(0, components),
            component_of: IndexVec::filled(ComponentIx::NONE, instance.capacity.len()),
            passes: 0,
        }
    }

    /// Shifts the multipliers of each component that has excess supply after a pass with this usage.
    pub fn apply(
        &mut self,
        instance: &Instance,
        usage: &IndexVec<ResourceIx, u32>,
        multipliers: &mut Multipliers,
        step_size: i64,
    ) {
        self.passes += 1;
        self.read(instance, usage, &multipliers.of_resource);
        if self.passes <= PASSES_BEFORE_SHIFT {
            return;
        }
        for (multiplier, component) in multipliers.of_resource.iter_mut().zip(self.component_of.iter()) {
            let excess = self.excess_supply.at(*component).copied().unwrap_or(0);
            if excess > 0 && *multiplier > 0 {
                let whole = i128::from(step_size) * i128::from(SHIFT_PERCENT_OF_STEP) * i128::from(excess);
                let priced = self.priced[*component].max(1);
                let shift = whole / i128::from(100 * PARTS_PER_SESSION * priced);
                *multiplier -= shift.min(i128::from(*multiplier)) as i64;
            }
        }
    }

    fn read(
        &mut self,
        instance: &Instance,
        usage: &IndexVec<ResourceIx, u32>,
        multipliers: &IndexVec<ResourceIx, i64>,
    ) {
        let mut now: IndexVec<ComponentIx, i64> = IndexVec::filled(0, self.excess_supply.len());
        self.priced.fill(0);
        for resource in (0..instance.interview_count + instance.mentor_limit_count).map(ResourceIx::new) {
            let component = self.component(instance, usage, resource);
            self.component_of[resource] = component;
            let left = i64::from(instance.capacity[resource]) - i64::from(usage[resource]);
            if component != ComponentIx::NONE && (left < 0 || multipliers[resource] > 0) {
                now[component] += left;
                self.priced[component] += 1;
            }
        }
        for (excess, now) in self.excess_supply.iter_mut().zip(now.iter()) {
            *excess = (*excess + now * PARTS_PER_SESSION) / 2;
        }
    }

    /// A mentor's week belongs to the component of most of its sessions, and the seats of an interview to its
    /// own one where no mentor's week limits them.
    fn component(
        &mut self,
        instance: &Instance,
        usage: &IndexVec<ResourceIx, u32>,
        resource: ResourceIx,
    ) -> ComponentIx {
        if let Some(interview) = instance.interview_of(resource) {
            let has_limit = instance.is_mentor_week(instance.mentor_week_of[interview]);
            return if has_limit { ComponentIx::NONE } else { instance.component_of[interview] };
        }
        let interviews = &instance.interviews_in[resource];
        let component_of = |interview: &InterviewIx| instance.component_of[*interview];
        let (mut most, mut largest) = (0, ComponentIx::NONE);
        for interview in interviews {
            let component = component_of(interview);
            let sessions = &mut self.sessions[component];
            *sessions += usage[interview.seats()];
            if *sessions > most || largest == ComponentIx::NONE {
                (most, largest) = (*sessions, component);
            }
        }
        for interview in interviews {
            self.sessions[component_of(interview)] = 0;
        }
        largest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::samples::one_session_each;

    /// The multipliers of three mentors' weeks of one component after some passes, if they were 1,000 before
    /// each.
    fn shifted(passes: u32, used: [u32; 3]) -> Vec<i64> {
        let instance = one_session_each(&[&[0, 1], &[1, 2]], 3);
        let mut shift = ComponentShift::new(&instance);
        let usage: IndexVec<ResourceIx, u32> = used.iter().chain(&used).copied().chain([0]).collect();
        let mut multipliers = Multipliers::zero(&instance);
        for _ in 0..passes {
            multipliers.of_resource = vec![0, 0, 0, 1000, 1000, 1000, 0].into();
            shift.apply(&instance, &usage, &mut multipliers, 100);
        }
        multipliers.of_resource.items()[3..6].to_vec()
    }

    #[test]
    fn with_excess_supply_the_multipliers_of_used_resources_fall_too() {
        let multipliers = shifted(PASSES_BEFORE_SHIFT + 1, [1, 0, 1]);
        assert!(multipliers.iter().all(|multiplier| *multiplier < 1000), "{multipliers:?}");
    }

    #[test]
    fn multipliers_stay_where_nothing_is_left_over() {
        assert_eq!(shifted(PASSES_BEFORE_SHIFT + 1, [1, 1, 1]), [1000; 3]);
    }

    #[test]
    fn multipliers_stay_where_as_much_is_lacking_as_is_left_over() {
        assert_eq!(shifted(PASSES_BEFORE_SHIFT + 1, [2, 0, 1]), [1000; 3]);
    }

    #[test]
    fn nothing_shifts_in_the_first_passes() {
        assert_eq!(shifted(PASSES_BEFORE_SHIFT, [1, 0, 1]), [1000; 3]);
    }
}

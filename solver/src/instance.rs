//! The problem laid out for solving: each enrollment's possible interviews in a row by start, with places instead
//! of ids, so that the best schedule of one enrollment is found in one pass.

use crate::{extras::Extras, problem::PriceList};

/// Stands for "no limit" and "no mentor".
pub(crate) const NONE: u32 = u32::MAX;
/// Worse than any schedule; the sum of two does not leave 64 bits.
pub(crate) const NEVER: i64 = i64::MIN / 4;
/// Values and prices are counted in these parts of a point, so that prices can be finer than points.
pub(crate) const TICKS: i64 = 256;

/// No price needs to be higher, and the sum of all that one schedule costs does not leave 64 bits.
pub(crate) const LARGEST_PRICE: i64 = 1 << 46;

pub(crate) struct Instance {
    pub climbs: Vec<Climb>,
    /// The enrollments of each person.
    pub same_person: Vec<Vec<u32>>,
    pub interviews: u32,
    pub mentor_limits: u32,
    /// How often each resource can be used: an interview's seats, a mentor's week, the week of a trainee with
    /// several enrollments. The last one is without limit, for what needs none.
    pub capacity: Vec<u32>,
    /// The resource of the mentor's week for each interview.
    pub week_of: Vec<u32>,
    /// The interviews at which each resource is used, for mentors' weeks.
    pub interviews_of: Vec<Vec<u32>>,
    /// The market of each interview: those of one market are chosen from by the same enrollments, or by such who share
    /// others with them.
    pub market_of: Vec<u32>,
    /// Whether more could want the resource than it can take.
    pub is_scarce: Vec<bool>,
    /// What is left of each trainee's week, by its place in the problem.
    pub week_left: Vec<u32>,
    pub break_minutes: i64,
    /// The limits beside those that are resources.
    pub extras: Extras,
}

pub(crate) struct Climb {
    /// A place in [`Instance::same_person`].
    pub person: u32,
    pub steps: Vec<Step>,
    /// By start.
    pub options: Vec<Opening>,
    /// What finding schedules reads of each option.
    pub links: Vec<Link>,
    /// Whether the person has other enrollments, too.
    pub is_shared: bool,
    /// For each step the first option that can be reached with the steps before it done.
    pub first: Vec<u32>,
    /// The value in ticks of each option, step by step; `NEVER` where it is no candidate.
    pub values: Vec<i64>,
}

#[derive(Clone, Copy)]
pub(crate) struct Step {
    /// Whether its mentor must be another than that of the session just before.
    pub differs_from_last: bool,
    /// The earlier sessions, as bits, whose mentors it must not have.
    pub differs_from: u64,
}

/// The part of an [`Opening`] that is read most.
#[derive(Clone, Copy)]
pub(crate) struct Link {
    pub next: u32,
    pub week_end: u32,
    pub mentor: u32,
    pub interview: u32,
}

#[derive(Clone, Copy)]
pub(crate) struct Opening {
    pub interview: u32,
    pub mentor: u32,
    /// The limit of the trainee's week, or `NONE`.
    pub week: u32,
    /// The first option that may follow this one.
    pub next: u32,
    /// The first option after the trainee's week.
    pub week_end: u32,
    /// The seat, the mentor's week, and the trainee's week where other enrollments share it.
    pub resources: [u32; 3],
    pub start: i64,
    pub end: i64,
    /// What the session takes of the limits beside: a range of [`Extras::uses`].
    pub extras: (u32, u32),
}

impl Climb {
    pub fn value(&self, option: u32, step: u32) -> i64 {
        self.values[step as usize * self.options.len() + option as usize]
    }
}

impl Instance {
    /// Whether one person can go to both.
    pub fn are_apart(&self, one: &Opening, other: &Opening) -> bool {
        one.end + self.break_minutes <= other.start || other.end + self.break_minutes <= one.start
    }

    /// How many prices there are: one for each resource, then one for each limit beside.
    pub fn price_count(&self) -> usize {
        self.capacity.len() + self.extras.left.len()
    }

    /// What an option costs at prices.
    pub fn cost(&self, prices: &[i64], opening: &Opening) -> i64 {
        let resources: i64 = opening.resources.iter().map(|resource| prices[*resource as usize]).sum();
        resources + self.extras.cost(&prices[self.capacity.len()..], opening.extras)
    }

    /// What a schedule is worth beyond what it costs at prices.
    pub fn value_beyond(&self, prices: &[i64], enrollment: u32, schedule: &[u32]) -> i64 {
        let cost = |option: &u32| self.cost(prices, self.opening(enrollment, *option));
        self.value_of(enrollment, schedule) - schedule.iter().map(cost).sum::<i64>()
    }

    /// Adds what options cost at the prices of the limits beside.
    pub fn add_extras(&self, climb: &Climb, prices: &[i64], costs: &mut [i64]) {
        if prices.is_empty() {
            return;
        }
        for (opening, cost) in climb.options.iter().zip(costs) {
            *cost += self.extras.cost(prices, opening.extras);
        }
    }

    /// The prices of a list for each resource and each limit beside.
    pub fn priced(&self, list: &PriceList) -> Vec<i64> {
        let interviews = 0..self.interviews as usize;
        let seats = interviews.map(|place| price_at(&list.interviews, place));
        let mentors = (0..self.mentor_limits as usize).map(|place| price_at(&list.mentor_limits, place));
        let trainees = (0..self.week_left.len()).map(|place| price_at(&list.trainee_limits, place));
        let mut prices: Vec<i64> = seats.chain(mentors).chain(trainees).chain([0]).collect();
        let (mentors, trainees) = (self.interviews, self.interviews + self.mentor_limits);
        let beside_mentors = self.extras.mentors.iter().map(|place| mentors + place);
        for resource in beside_mentors.chain(self.extras.trainees.iter().map(|place| trainees + place)) {
            prices[resource as usize] = 0;
        }
        prices.extend(self.extras.priced(list));
        prices
    }

    /// The list of the prices for each resource and each limit beside.
    pub fn price_list(&self, prices: &[i64]) -> PriceList {
        let (resources, extras) = prices.split_at(self.capacity.len());
        let (interviews, limits) = resources.split_at(self.interviews as usize);
        let (mentors, trainees) = limits.split_at(self.mentor_limits as usize);
        let mut list = PriceList {
            interviews: interviews.to_vec(),
            mentor_limits: mentors.to_vec(),
            trainee_limits: trainees[..self.week_left.len()].to_vec(),
            person_limits: Vec::new(),
        };
        self.extras.write(extras, &mut list);
        list
    }

    pub fn scarce(&self) -> Vec<bool> {
        let mut wanted = vec![0_u32; self.capacity.len()];
        for climb in &self.climbs {
            for resource in climb.options.iter().flat_map(|opening| opening.resources) {
                wanted[resource as usize] += 1;
            }
        }
        wanted.iter().zip(&self.capacity).map(|(wanted, capacity)| wanted > capacity).collect()
    }
}

/// The price at a place of a list from outside; 0 where there is none.
pub(crate) fn price_at(prices: &[i64], place: usize) -> i64 {
    prices.get(place).map_or(0, |price| (*price).clamp(0, LARGEST_PRICE))
}

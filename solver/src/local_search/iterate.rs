//! Iterated local search: perturbed ejection chains in turn with cyclic exchanges over large neighborhoods.

use super::{
    cyclic_exchange::CyclicExchange, ejection_chain::EjectionChains, neighborhood::Neighborhood,
    perturbation::Perturbation,
};
use crate::{
    assignment::{Assignment, Session},
    bound::lagrangian::LagrangianBound,
    index::{EnrollmentIx, IndexVec, Ix, ResourceIx},
    instance::Instance,
    random::Random,
};

mod draw;

/// Before the first perturbation, every enrollment starts this many chains: in the second round it meets what
/// the others have left in the first.
const FIRST_CHAIN_ROUNDS: u32 = 2;
/// In the first round a perturbation may make an assignment worse by a twentieth of the mean value of an
/// enrollment, and by less from round to round: it leads out of local optima, and then settles into one.
const TOLERANCE_DIVISOR: i64 = 20;
/// The most sessions of one exchange: its work grows faster than their number.
const MOST_SESSIONS_PER_EXCHANGE: usize = 250;
/// How often one session of everybody is exchanged at first: more often than later, since most is to gain
/// then.
const FIRST_EXCHANGES: usize = 6;
/// The same after the perturbations of each round.
const EXCHANGES_PER_ROUND: usize = 3;
/// After more exchanges in a row without gain, the others are skipped.
const MOST_VAIN_EXCHANGES: u32 = 3;
/// The work of a perturbation besides its subproblems, so that perturbations without any come to an end, too.
const PERTURBATION_WORK: u64 = 20;
/// One of these is drawn for each perturbation, so that no two look the same; see [`Perturbation`].
const RESERVE_PERCENT: [i64; 3] = [0, 50, 90];
/// Likewise: at most 5 percent, so that the multipliers still guide the search.
const NOISE_PER_MILLE: [i64; 3] = [0, 20, 50];

pub(crate) struct IteratedLocalSearch<'a> {
    instance: &'a Instance,
    chains: EjectionChains<'a>,
    pub incumbent: Assignment,
    random: Random,
    exchange: CyclicExchange,
    neighborhood: Neighborhood,
    /// Which enrollments could use each resource.
    wanted_by: IndexVec<ResourceIx, Vec<EnrollmentIx>>,
}

impl<'a> IteratedLocalSearch<'a> {
    /// Starts from a first assignment and improves it to a local optimum.
    pub fn from_first(instance: &'a Instance, bound: &'a LagrangianBound, first: Assignment) -> Self {
        let mut chains = EjectionChains::new(instance, bound, first);
        for _ in 0..FIRST_CHAIN_ROUNDS {
            instance.enrollments.positions().for_each(|enrollment| chains.start(enrollment));
        }
        instance.enrollments.positions().for_each(|enrollment| chains.extend(enrollment));
        let mut search = Self::with_chains(instance, chains);
        search.exchange(FIRST_EXCHANGES);
        search
    }

    /// Goes on from an assignment that was improved already.
    pub fn from_improved(instance: &'a Instance, bound: &'a LagrangianBound, assignment: Assignment) -> Self {
        Self::with_chains(instance, EjectionChains::new(instance, bound, assignment))
    }

    /// Goes on from chains that have been run.
    pub fn with_chains(instance: &'a Instance, chains: EjectionChains<'a>) -> Self {
        Self {
            instance,
            incumbent: chains.assignment.clone(),
            chains,
            random: Random::new(1),
            exchange: CyclicExchange::new(instance),
            neighborhood: Neighborhood::new(instance),
            wanted_by: wanted_by(instance),
        }
    }

    /// Perturbs for this much work and then exchanges; `percent_left` of the work in all is still left. Goes
    /// on from the incumbent, and never replaces it by anything worse.
    pub fn round(&mut self, work: u64, percent_left: i64) {
        self.chains.assignment.clone_from(&self.incumbent);
        let count = self.instance.enrollments.len();
        let mean_value = self.incumbent.value / (count as i64).max(1);
        let tolerance = mean_value / TOLERANCE_DIVISOR * percent_left / 100;
        let enough = self.chains.longest_path.work.saturating_add(work);
        while count > 0 && self.chains.longest_path.work < enough {
            self.chains.longest_path.work += PERTURBATION_WORK;
            self.perturb(tolerance);
        }
        self.chains.assignment.clone_from(&self.incumbent);
        self.exchange(EXCHANGES_PER_ROUND);
    }

    /// Perturbs these enrollments, each with holders of what it wants, for this much work.
    pub fn perturb_around(&mut self, enrollments: &[EnrollmentIx], work: u64) {
        let enough = self.chains.longest_path.work.saturating_add(work);
        while self.chains.longest_path.work < enough {
            self.chains.longest_path.work += PERTURBATION_WORK;
            let first = enrollments[self.random.below(enrollments.len() as u32) as usize];
            let group = self.with_holders(first);
            self.perturb_group(group, None, 0);
        }
        self.chains.assignment.clone_from(&self.incumbent);
    }

    fn perturb(&mut self, tolerance: i64) {
        let forced = self.draw_forced();
        let group = match forced {
            Some(resource) => self.most_eager(resource).into_iter().collect(),
            None => {
                let first = self.draw_by_reduced_cost();
                self.with_holders(first)
            }
        };
        let tolerance = tolerance * i64::from(self.random.below(101)) / 100;
        self.perturb_group(group, forced, tolerance);
    }

    fn perturb_group(&mut self, group: Vec<EnrollmentIx>, forced: Option<ResourceIx>, tolerance: i64) {
        let reserve_percent = if forced.is_some() { 100 } else { self.pick(RESERVE_PERCENT) };
        let noise_per_mille = self.pick(NOISE_PER_MILLE);
        let seed = self.random.below(u32::MAX).into();
        let perturbation = Perturbation { reserve_percent, noise_per_mille, seed, forced };
        self.chains.perturb(group, perturbation, tolerance);
        if self.chains.assignment.value > self.incumbent.value {
            self.incumbent.clone_from(&self.chains.assignment);
        }
    }

    fn pick(&mut self, values: [i64; 3]) -> i64 {
        values[self.random.below(3) as usize]
    }

    /// Chooses one session of everybody again, this many times, and keeps the outcome as the incumbent.
    pub fn exchange(&mut self, times: usize) {
        let people = self.instance.enrollments_of.len();
        let parts = people.div_ceil(MOST_SESSIONS_PER_EXCHANGE);
        let mut vain = 0;
        for part in 0..times * parts {
            let sessions = match parts {
                1 => self.neighborhood.everybody(self.instance, &self.chains.assignment, &mut self.random),
                _ => self.draw_part(part),
            };
            let before = self.chains.assignment.value;
            let assignment = &mut self.chains.assignment;
            self.exchange.improve(self.instance, assignment, &sessions, &self.chains.bound.best);
            vain = if assignment.value > before { 0 } else { vain + 1 };
            if vain > MOST_VAIN_EXCHANGES {
                break;
            }
        }
        self.incumbent.clone_from(&self.chains.assignment);
    }

    /// The neighborhood of an enrollment drawn from one part of all.
    fn draw_part(&mut self, part: usize) -> Vec<Session> {
        let offset = self.random.below(MOST_SESSIONS_PER_EXCHANGE as u32) as usize;
        let first = (part * MOST_SESSIONS_PER_EXCHANGE + offset) % self.instance.enrollments.len();
        self.neighborhood.around(
            self.instance,
            &self.chains.assignment,
            &mut self.random,
            EnrollmentIx::new(first),
            MOST_SESSIONS_PER_EXCHANGE,
        )
    }
}

fn wanted_by(instance: &Instance) -> IndexVec<ResourceIx, Vec<EnrollmentIx>> {
    let mut wanted_by: IndexVec<ResourceIx, Vec<EnrollmentIx>> =
        IndexVec::filled(Vec::new(), instance.capacity.len());
    for (index, enrollment) in instance.enrollments.enumerate() {
        for resource in enrollment.options.iter().flat_map(|option| option.resources) {
            let list = &mut wanted_by[resource];
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    }
    wanted_by
}

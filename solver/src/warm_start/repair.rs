//! Repairs an earlier solution that has lost sessions. An enrollment that lost one takes the best that fits;
//! a cyclic exchange moves others where that makes room for better; and its node potentials often prove that
//! no more is possible.

use super::read::WarmStart;
use crate::{
    assignment::{Assignment, Session},
    bound::lagrangian::LagrangianBound,
    index::{EnrollmentIx, IndexVec, PersonIx},
    instance::{Instance, enrollment::InterviewOption},
    local_search::{
        cyclic_exchange::{CyclicExchange, Insertion, SeatRequest},
        neighborhood,
    },
    path::{CLOSED, longest_path::LongestPath, marginals::MaxMarginals},
};

/// An insertion moves one session of each other enrollment, and leads to one full option; after it, the
/// enrollment may gain by another.
const REPAIR_ROUNDS: usize = 3;

/// Repairs the warm start as well as single moves of others can, and keeps the bound that this proves.
pub(crate) fn repair(
    instance: &Instance,
    bound: &mut LagrangianBound,
    longest_path: &mut LongestPath,
    warm_start: &mut WarmStart,
) {
    let WarmStart { assignment, broken } = warm_start;
    for enrollment in broken.iter() {
        take_best(instance, assignment, longest_path, *enrollment);
    }
    let mut exchange = CyclicExchange::new(instance);
    for _ in 0..REPAIR_ROUNDS {
        let insertions: Vec<Insertion> = broken
            .iter()
            .map(|enrollment| insertion(instance, assignment, longest_path, *enrollment))
            .collect();
        let sessions = blocking(instance, assignment, &insertions);
        let before = assignment.clone();
        for enrollment in exchange.insert(instance, assignment, &insertions, &sessions) {
            take_best(instance, assignment, longest_path, enrollment);
        }
        if assignment.value <= before.value {
            *assignment = before;
            break;
        }
    }
    bound.evaluate(instance, &exchange.multipliers(instance), longest_path);
}

/// Gives an enrollment the best path that fits.
fn take_best(
    instance: &Instance,
    assignment: &mut Assignment,
    longest_path: &mut LongestPath,
    enrollment: EnrollmentIx,
) {
    assignment.remove(instance, enrollment);
    let path = assignment.best_path(instance, enrollment, longest_path);
    assignment.assign(instance, enrollment, path);
}

/// The full options of an enrollment that would gain if one of them were open.
fn insertion(
    instance: &Instance,
    assignment: &mut Assignment,
    longest_path: &mut LongestPath,
    index: EnrollmentIx,
) -> Insertion {
    let enrollment = &instance.enrollments[index];
    let path = assignment.remove(instance, index);
    let is_full =
        |option: &InterviewOption| option.resources.iter().any(|resource| assignment.is_full(*resource));
    let cost = |option| if is_full(option) { CLOSED } else { 0 };
    longest_path.costs.clear();
    longest_path.costs.extend(enrollment.options.iter().map(cost));
    assignment.close_overlaps(instance, index, &mut longest_path.costs);
    longest_path.solve(enrollment, |week| assignment.week_left(instance, index, week));
    let mut marginals = MaxMarginals::default();
    marginals.compute(enrollment, longest_path);
    let value = instance.value_of(index, &path);
    let gains = marginals.of.enumerate().map(|(option, best)| SeatRequest { option, gain: best - value });
    let requests =
        gains.filter(|request| request.gain > 0 && is_full(&enrollment.options[request.option])).collect();
    assignment.assign(instance, index, path);
    Insertion { enrollment: index, requests }
}

/// The sessions of others that could make room.
fn blocking(instance: &Instance, assignment: &Assignment, insertions: &[Insertion]) -> Vec<Session> {
    let mut is_in: IndexVec<PersonIx, bool> = IndexVec::filled(false, instance.enrollments_of.len());
    for insertion in insertions {
        is_in[instance.enrollments[insertion.enrollment].person] = true;
    }
    let wanted = insertions.iter().flat_map(|insertion| {
        let options = &instance.enrollments[insertion.enrollment].options;
        options.iter().flat_map(InterviewOption::contested)
    });
    neighborhood::blocking(instance, assignment, wanted, is_in)
}

//! Interviews that are in the problem once for each possible mentor.

use crate::{
    model::ids::InterviewId,
    planning::{formulation::Formulation, problem::SharedSeats},
};
use std::collections::BTreeMap;

/// Lets all entries of an interview share its seats.
pub(super) fn add(formulation: &mut Formulation) {
    let mut places: BTreeMap<InterviewId, Vec<u32>> = BTreeMap::new();
    for (interview, place) in formulation.interviews.iter().zip(0..) {
        places.entry(*interview).or_default().push(place);
    }
    let problem = &mut formulation.problem;
    for interviews in places.into_values().filter(|places| places.len() > 1) {
        let seats = interviews.iter().map(|place| problem.interviews[*place as usize].seats);
        let left = seats.min().unwrap_or(0);
        problem.shared_seats.push(SharedSeats { interviews, left });
    }
}

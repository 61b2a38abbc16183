//! The plan that takes the most valuable candidate again and again: quick, and never better than the solver's.

use super::{
    board::Board,
    instance::{Instance, NEVER},
    strict,
};

/// The greedy plan: candidate by candidate, the most valuable that still fits.
pub(super) fn greedy(instance: &Instance) -> Board {
    let mut board = Board::new(instance);
    let mut wanted = Vec::new();
    for (enrolment, climb) in instance.climbs.iter().enumerate() {
        for option in 0..climb.options.len() {
            for step in 0..climb.steps.len() {
                let value = climb.value(option, step);
                if value != NEVER && value > 0 {
                    wanted.push((std::cmp::Reverse(value), step, enrolment, option));
                }
            }
        }
    }
    wanted.sort_unstable();
    loop {
        let before = board.value;
        for (_, step, enrolment, option) in &wanted {
            let climb = &instance.climbs[*enrolment];
            let schedule = &board.schedules[*enrolment];
            let ready = schedule.last().map_or(0, |last| climb.options[*last as usize].next);
            if schedule.len() != *step || (*option as u32) < ready {
                continue;
            }
            let mut longer = schedule.clone();
            longer.push(*option as u32);
            if board.has_room(instance, *enrolment, *option as u32) && strict::differs(climb, &longer) {
                board.remove(instance, *enrolment);
                board.place(instance, *enrolment, longer);
            }
        }
        if board.value == before {
            return board;
        }
    }
}

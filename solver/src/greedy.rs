//! The plan that takes the most valuable candidate again and again: quick, and never better than the solver's.

use crate::{
    board::Board,
    instance::{Instance, NEVER, NONE},
    strict,
};
use std::cmp::Reverse;

/// The greedy plan: candidate by candidate, the most valuable that still fits.
pub(crate) fn greedy(instance: &Instance) -> Board {
    let mut board = Board::new(instance);
    let wanted = by_value(instance);
    // A second round finds what was not ready in the first: a later step that is worth more than an earlier one.
    loop {
        let before = board.value;
        for candidate in &wanted {
            extend(instance, &mut board, candidate);
        }
        if board.value == before {
            return board;
        }
    }
}

struct Wanted {
    value: i64,
    step: u32,
    enrollment: u32,
    option: u32,
}

fn by_value(instance: &Instance) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (climb, enrollment) in instance.climbs.iter().zip(0..) {
        let options = climb.options.len() as u32;
        for step in 0..climb.steps.len() as u32 {
            for option in 0..options {
                let value = climb.value(option, step);
                if value != NEVER && value > 0 {
                    wanted.push(Wanted { value, step, enrollment, option });
                }
            }
        }
    }
    wanted.sort_unstable_by_key(|wanted| {
        (Reverse(wanted.value), wanted.step, wanted.enrollment, wanted.option)
    });
    wanted
}

/// Adds the candidate where it is the enrollment's next step and there is room.
fn extend(instance: &Instance, board: &mut Board, wanted: &Wanted) {
    let climb = &instance.climbs[wanted.enrollment as usize];
    let schedule = &board.schedules[wanted.enrollment as usize];
    let ready = schedule.last().map_or(0, |last| climb.options[*last as usize].next);
    if schedule.len() != wanted.step as usize || wanted.option < ready {
        return;
    }
    let week = climb.options[wanted.option as usize].week;
    let taken = schedule.iter().filter(|option| climb.options[**option as usize].week == week).count() as u32;
    let in_week = week == NONE || taken < board.week_left(instance, wanted.enrollment, week);
    let mut longer = schedule.clone();
    longer.push(wanted.option);
    if !in_week || !strict::differs(climb, &longer) {
        return;
    }
    let shorter = board.remove(instance, wanted.enrollment);
    let fits = board.fits(instance, wanted.enrollment, &longer);
    board.place(instance, wanted.enrollment, if fits { longer } else { shorter });
}

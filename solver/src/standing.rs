//! What stands from before, made whole: of every enrollment's sessions as many as still keep the rules, from the first.

use crate::{
    board::Board,
    instance::{Climb, Instance, NEVER},
    problem::{Choice, Problem},
    strict,
};

pub(crate) struct Standing {
    pub board: Board,
    /// Those who have lost a session.
    pub broken: Vec<u32>,
}

impl Standing {
    /// `None` where nothing stands.
    pub fn read(problem: &Problem, instance: &Instance) -> Option<Self> {
        let mut rows: Vec<Vec<Choice>> = vec![Vec::new(); instance.climbs.len()];
        for choice in &problem.standing {
            if let Some(row) = rows.get_mut(choice.enrollment as usize) {
                row.push(*choice);
            }
        }
        let mut standing = Self { board: Board::new(instance), broken: Vec::new() };
        for (row, enrollment) in rows.iter_mut().zip(0..) {
            row.sort_unstable();
            row.dedup();
            row.sort_by_key(|choice| choice.step);
            standing.place(instance, enrollment, row);
        }
        let stands = standing.board.schedules.iter().any(|schedule| !schedule.is_empty());
        stands.then_some(standing)
    }

    fn place(&mut self, instance: &Instance, enrollment: u32, choices: &[Choice]) {
        let mut schedule = options(&instance.climbs[enrollment as usize], choices);
        while !self.fits(instance, enrollment, &schedule) {
            schedule.pop();
        }
        if schedule.len() < choices.len() {
            self.broken.push(enrollment);
        }
        self.board.place(instance, enrollment, schedule);
    }

    fn fits(&self, instance: &Instance, enrollment: u32, schedule: &[u32]) -> bool {
        strict::differs(&instance.climbs[enrollment as usize], schedule)
            && self.board.keeps_weeks(instance, enrollment, schedule)
            && self.board.fits(instance, enrollment, schedule)
    }
}

/// The options of the first choices, as long as they are candidates in the order of the steps with time between.
fn options(climb: &Climb, choices: &[Choice]) -> Vec<u32> {
    let mut schedule = Vec::new();
    let mut ready = 0;
    for (choice, step) in choices.iter().zip(0..climb.steps.len() as u32) {
        let is_there = |option: &u32| climb.options[*option as usize].interview == choice.interview;
        let found = (ready..climb.options.len() as u32).find(is_there);
        match found.filter(|option| choice.step == step && climb.value(*option, step) != NEVER) {
            Some(option) => schedule.push(option),
            None => break,
        }
        ready = climb.options[schedule[schedule.len() - 1] as usize].next;
    }
    schedule
}

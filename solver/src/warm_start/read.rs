//! Reads the earlier solution: each enrollment keeps its first sessions as long as they keep the rules.

use crate::{
    assignment::Assignment,
    index::{EnrollmentIx, NeedIx, OptionIx},
    instance::{Instance, enrollment::Enrollment},
    path::{Path, distinct},
    problem::{Choice, Problem},
    units::MINUS_INFINITY,
};

pub(crate) struct WarmStart {
    pub assignment: Assignment,
    /// The enrollments that have lost a session.
    pub broken: Vec<EnrollmentIx>,
}

impl WarmStart {
    /// `None` where the problem has no earlier solution, or nothing of it is left.
    pub fn read(problem: &Problem, instance: &Instance) -> Option<Self> {
        let mut rows: Vec<Vec<Choice>> = vec![Vec::new(); instance.enrollments.len()];
        for choice in &problem.warm_start {
            if let Some(row) = rows.get_mut(choice.enrollment as usize) {
                row.push(*choice);
            }
        }
        let mut warm_start = Self { assignment: Assignment::empty(instance), broken: Vec::new() };
        for (enrollment, row) in instance.enrollments.positions().zip(&mut rows) {
            row.sort_unstable();
            row.dedup();
            row.sort_by_key(|choice| choice.step);
            warm_start.keep(instance, enrollment, row);
        }
        let has_sessions = warm_start.assignment.paths.iter().any(|path| !path.is_empty());
        has_sessions.then_some(warm_start)
    }

    fn keep(&mut self, instance: &Instance, enrollment: EnrollmentIx, choices: &[Choice]) {
        let mut path = path_of(&instance.enrollments[enrollment], choices);
        while !self.is_feasible(instance, enrollment, &path) {
            path.pop();
        }
        if path.len() < choices.len() {
            self.broken.push(enrollment);
        }
        self.assignment.assign(instance, enrollment, path);
    }

    fn is_feasible(&self, instance: &Instance, enrollment: EnrollmentIx, path: &[OptionIx]) -> bool {
        distinct::is_distinct(&instance.enrollments[enrollment], path)
            && self.assignment.weeks_allow(instance, enrollment, path)
            && self.assignment.fits(instance, enrollment, path)
    }
}

/// The options of the first choices, as long as they are candidates in order, with enough time between them.
fn path_of(enrollment: &Enrollment, choices: &[Choice]) -> Path {
    let mut path = Vec::new();
    let mut ready = OptionIx(0);
    for (choice, need) in choices.iter().zip(enrollment.needs.positions()) {
        let is_chosen = |option: &OptionIx| enrollment.options[*option].interview.0 == choice.interview;
        let found = (ready.0..enrollment.options.end().0).map(OptionIx).find(is_chosen);
        let is_candidate = |option: &OptionIx| {
            NeedIx(choice.step) == need && enrollment.value(*option, need) != MINUS_INFINITY
        };
        let Some(option) = found.filter(is_candidate) else { break };
        path.push(option);
        ready = enrollment.options[option].next;
    }
    path
}

//! The sessions that may move, with the places that each could have; and the plan that they make afterwards.

use super::{Arc, Newcomer, Reseating, Row};
use crate::{
    board::Board,
    instance::{Instance, NEVER, NONE},
    strict,
};
use std::cmp::Reverse;

/// So many places are looked at for one session: the work grows with them, and the best plan hardly needs others.
const MOST_ARCS: usize = 32;

impl Reseating {
    pub(super) fn clear(&mut self) {
        for arc in &self.arcs {
            for resource in [arc.interview as usize, arc.week as usize] {
                self.holders[resource].clear();
                self.used_of[resource].clear();
                self.used[resource] = 0;
            }
        }
        self.rows.clear();
        self.arcs.clear();
    }

    pub(super) fn add_newcomer(&mut self, instance: &Instance, newcomer: &Newcomer) {
        let Newcomer { enrollment, wishes } = newcomer;
        let first = self.arcs.len() as u32;
        self.arcs.extend(wishes.iter().map(|(option, value)| {
            let [interview, week, _] = instance.opening(*enrollment, *option).resources;
            Arc { option: *option, interview, week, value: *value }
        }));
        let arcs = (first, self.arcs.len() as u32);
        let row = Row {
            enrollment: *enrollment,
            step: NONE,
            can_stay_out: true,
            arcs,
            taken: NONE,
            is_waiting: false,
        };
        self.rows.push(row);
    }

    pub(super) fn add_row(
        &mut self,
        instance: &Instance,
        prices: Option<&[i64]>,
        board: &Board,
        enrollment: u32,
        step: u32,
    ) {
        let climb = &instance.climbs[enrollment as usize];
        let schedule = &board.schedules[enrollment as usize];
        if step as usize >= climb.steps.len() || step as usize > schedule.len() {
            return;
        }
        let place = step as usize;
        let from = if place == 0 { 0 } else { climb.options[schedule[place - 1] as usize].next };
        let after = schedule.get(place + 1).copied();
        let until = after.unwrap_or(climb.options.len() as u32);
        let first = self.arcs.len() as u32;
        self.work += 5 + u64::from(until.saturating_sub(from));
        let others: Vec<_> = board.others_of_person(instance, enrollment).copied().collect();
        for option in from..until {
            let value = climb.value(option, step);
            let opening = &climb.options[option as usize];
            if value == NEVER || after.is_some_and(|after| opening.next > after) {
                continue;
            }
            if !strict::differs_at(climb, schedule, place, opening.mentor)
                || !others.iter().all(|busy| instance.are_apart(opening, busy))
                || !board.extras_allow(instance, enrollment, option, &[], schedule.get(place).copied())
            {
                continue;
            }
            if opening.week != NONE {
                let own = schedule.iter().enumerate().filter(|(other, taken)| {
                    *other != place && climb.options[**taken as usize].week == opening.week
                });
                let taken = own.count() + others.iter().filter(|busy| busy.week == opening.week).count();
                if taken as u32 >= instance.week_left[opening.week as usize] {
                    continue;
                }
            }
            let [interview, week, _] = opening.resources;
            self.arcs.push(Arc { option, interview, week, value });
        }
        let now = schedule.get(place).copied();
        if let Some(prices) = prices {
            self.keep_best(prices, first as usize, now);
        }
        let arcs = (first, self.arcs.len() as u32);
        let taken = (arcs.0..arcs.1).find(|arc| Some(self.arcs[*arc as usize].option) == now);
        let row = self.rows.len() as u32;
        let can_stay_out = after.is_none();
        self.rows.push(Row { enrollment, step, can_stay_out, arcs, taken: NONE, is_waiting: false });
        self.occupy(row, taken.unwrap_or(NONE));
    }

    /// Of the arcs from `first` on, keeps those that bring most beyond their price, and the one that is taken now.
    fn keep_best(&mut self, prices: &[i64], first: usize, now: Option<u32>) {
        let arcs = &mut self.arcs[first..];
        if arcs.len() > MOST_ARCS {
            let brings = |arc: &Arc| arc.value - prices[arc.interview as usize] - prices[arc.week as usize];
            let key = |arc: &Arc| (Some(arc.option) != now, Reverse(brings(arc)), arc.option);
            arcs.select_nth_unstable_by_key(MOST_ARCS, key);
            self.arcs.truncate(first + MOST_ARCS);
            self.arcs[first..].sort_unstable_by_key(|arc| arc.option);
        }
    }

    /// What the sessions can have that move, beside those that stay.
    pub(super) fn read_room(&mut self, board: &Board) {
        for arc in &self.arcs {
            for resource in [arc.interview as usize, arc.week as usize] {
                self.room[resource] = board.left[resource] + self.used[resource];
            }
        }
    }

    /// Writes the plan down, unless limits that the flow does not know make it worse than it was.
    pub(super) fn write(&self, instance: &Instance, board: &mut Board) {
        let before = board.value;
        let (mut moved, mut had) = (Vec::new(), Vec::new());
        for row in self.rows.iter().filter(|row| row.step != NONE) {
            let now = board.schedules[row.enrollment as usize].get(row.step as usize).copied();
            let then = self.arcs.get(row.taken as usize).map(|arc| arc.option);
            if now != then {
                let mut schedule = board.remove(instance, row.enrollment);
                had.push((row.enrollment, schedule.clone()));
                match (then, schedule.get_mut(row.step as usize)) {
                    (Some(option), Some(place)) => *place = option,
                    (Some(option), None) => schedule.push(option),
                    (None, _) => schedule.truncate(row.step as usize),
                }
                moved.push((row.enrollment, schedule));
            }
        }
        for (enrollment, mut schedule) in moved {
            while board.first_extra(instance, enrollment, &schedule).is_some() {
                schedule.pop();
            }
            board.place(instance, enrollment, schedule);
        }
        if board.value < before {
            for (enrollment, _) in &had {
                board.remove(instance, *enrollment);
            }
            for (enrollment, schedule) in had {
                board.place(instance, enrollment, schedule);
            }
        }
    }
}

//! Who is where at the moment, what is left of every resource, and who has the rest.

use crate::{
    instance::{Instance, NONE, Opening},
    schedule::{CLOSED, Scheduler},
    strict,
};

use std::ops::Range;

#[derive(Clone)]
pub(crate) struct Board {
    /// Each enrollment's options taken, step by step.
    pub schedules: Vec<Vec<u32>>,
    /// What is left of each resource.
    pub left: Vec<u32>,
    /// Who has each scarce resource.
    pub holders: Vec<Vec<u32>>,
    /// What is left of each limit beside.
    pub extras_left: Vec<i64>,
    /// In ticks.
    pub value: i64,
}

impl Board {
    pub fn new(instance: &Instance) -> Self {
        Self {
            schedules: vec![Vec::new(); instance.climbs.len()],
            left: instance.capacity.clone(),
            holders: vec![Vec::new(); instance.capacity.len()],
            extras_left: instance.extras.left.clone(),
            value: 0,
        }
    }

    /// Takes an enrollment's schedule off the board.
    pub fn remove(&mut self, instance: &Instance, enrollment: u32) -> Vec<u32> {
        let schedule = std::mem::take(&mut self.schedules[enrollment as usize]);
        self.value -= instance.value_of(enrollment, &schedule);
        for resource in instance.resources_of(enrollment, &schedule) {
            self.left[resource as usize] += 1;
            if instance.is_scarce[resource as usize] {
                let holders = &mut self.holders[resource as usize];
                if let Some(place) = holders.iter().position(|holder| *holder == enrollment) {
                    holders.swap_remove(place);
                }
            }
        }
        instance.count_extras(&mut self.extras_left, enrollment, &schedule, 1);
        schedule
    }

    /// Puts a schedule on the board; it must fit.
    pub fn place(&mut self, instance: &Instance, enrollment: u32, schedule: Vec<u32>) {
        self.value += instance.value_of(enrollment, &schedule);
        for resource in instance.resources_of(enrollment, &schedule) {
            self.left[resource as usize] -= 1;
            if instance.is_scarce[resource as usize] {
                self.holders[resource as usize].push(enrollment);
            }
        }
        instance.count_extras(&mut self.extras_left, enrollment, &schedule, -1);
        self.schedules[enrollment as usize] = schedule;
    }

    /// Whether the limits beside have room for an option, with other options of the enrollment taken or given up.
    pub fn extras_allow(
        &self,
        instance: &Instance,
        enrollment: u32,
        option: u32,
        taken: &[u32],
        given_up: Option<u32>,
    ) -> bool {
        let amount =
            |option: u32, limit| instance.extras.amount(instance.opening(enrollment, option).extras, limit);
        instance.extras.within(instance.opening(enrollment, option).extras).iter().all(|asked| {
            let taken: i64 = taken.iter().map(|other| amount(*other, asked.limit)).sum();
            let given_up = given_up.map_or(0, |other| amount(other, asked.limit));
            asked.amount <= self.extras_left[asked.limit as usize] - taken + given_up
        })
    }

    /// The first place of the schedule for which the limits beside have no room after those before it.
    pub fn first_extra(&self, instance: &Instance, enrollment: u32, schedule: &[u32]) -> Option<usize> {
        let is_extra = |place: &usize| {
            !self.extras_allow(instance, enrollment, schedule[*place], &schedule[..*place], None)
        };
        (0..schedule.len()).find(is_extra)
    }

    /// Closes every option that the limits beside have no room for after some others. One at a time would take as many
    /// tries as there are interviews in a limit.
    pub fn close_after(&self, instance: &Instance, enrollment: u32, before: &[u32], costs: &mut [i64]) {
        for (option, cost) in costs.iter_mut().enumerate() {
            let option = option as u32;
            if !before.contains(&option) && !self.extras_allow(instance, enrollment, option, before, None) {
                *cost = CLOSED;
            }
        }
    }

    /// The options between the sessions before and after the one at a step.
    pub fn span(&self, instance: &Instance, enrollment: u32, step: u32) -> Range<u32> {
        let options = &instance.climbs[enrollment as usize].options;
        let schedule = &self.schedules[enrollment as usize];
        let before = (step as usize).checked_sub(1).and_then(|last| schedule.get(last));
        let from = before.map_or(0, |last| options[*last as usize].next);
        from..schedule.get(step as usize + 1).copied().unwrap_or(options.len() as u32)
    }

    /// Whether there is room for the schedule of an enrollment that has none now.
    pub fn fits(&self, instance: &Instance, enrollment: u32, schedule: &[u32]) -> bool {
        self.first_misfit(instance, enrollment, schedule).is_none()
    }

    /// The first place of the schedule for which there is no room after those before it.
    fn first_misfit(&self, instance: &Instance, enrollment: u32, schedule: &[u32]) -> Option<usize> {
        let used = |before: &[u32], resource| {
            instance.resources_of(enrollment, before).filter(|used| *used == resource).count() as u32
        };
        let is_misfit = |place: &usize| {
            let opening = instance.opening(enrollment, schedule[*place]);
            let before = &schedule[..*place];
            let room = |resource: u32| self.left[resource as usize] > used(before, resource);
            !opening.resources.iter().all(|resource| room(*resource))
                || self.others_of_person(instance, enrollment).any(|busy| !instance.are_apart(opening, busy))
                || !self.extras_allow(instance, enrollment, schedule[*place], before, None)
        };
        (0..schedule.len()).find(is_misfit)
    }

    /// Where the person of an enrollment is for their other enrollments.
    pub fn others_of_person<'a>(
        &'a self,
        instance: &'a Instance,
        enrollment: u32,
    ) -> impl Iterator<Item = &'a Opening> {
        let person = instance.climbs[enrollment as usize].person;
        let others = instance.same_person[person as usize].iter().copied();
        others.filter(move |other| *other != enrollment).flat_map(move |other| {
            let schedule = self.schedules[other as usize].iter();
            schedule.map(move |option| instance.opening(other, *option))
        })
    }

    /// Closes every option that would put the person into two places.
    pub fn close_overlaps(&self, instance: &Instance, enrollment: u32, costs: &mut [i64]) {
        let options = &instance.climbs[enrollment as usize].options;
        for busy in self.others_of_person(instance, enrollment) {
            for (opening, cost) in options.iter().zip(costs.iter_mut()) {
                if !instance.are_apart(opening, busy) {
                    *cost = CLOSED;
                }
            }
        }
    }

    /// Closes every option that the limits beside have no room for.
    pub fn close_extras(&self, instance: &Instance, enrollment: u32, costs: &mut [i64]) {
        if self.extras_left.is_empty() {
            return;
        }
        for (option, cost) in costs.iter_mut().enumerate() {
            if !self.extras_allow(instance, enrollment, option as u32, &[], None) {
                *cost = CLOSED;
            }
        }
    }

    /// What is left of a trainee's week beside their other enrollments' sessions.
    pub fn week_left(&self, instance: &Instance, enrollment: u32, week: u32) -> u32 {
        let taken = self.others_of_person(instance, enrollment).filter(|busy| busy.week == week).count();
        instance.week_left[week as usize].saturating_sub(taken as u32)
    }

    /// Whether the trainee's weeks have room for the schedule of an enrollment that has none now.
    pub fn keeps_weeks(&self, instance: &Instance, enrollment: u32, schedule: &[u32]) -> bool {
        let weeks = || schedule.iter().map(|option| instance.opening(enrollment, *option).week);
        let taken = |week: u32| weeks().filter(|other| *other == week).count() as u32;
        weeks().all(|week| week == NONE || taken(week) <= self.week_left(instance, enrollment, week))
    }

    /// The best schedule that there is room for, for an enrollment that has none now.
    pub fn best_schedule(&self, instance: &Instance, enrollment: u32, scheduler: &mut Scheduler) -> Vec<u32> {
        let climb = &instance.climbs[enrollment as usize];
        let room = |opening: &Opening| {
            let is_free = opening.resources.iter().all(|resource| self.left[*resource as usize] > 0);
            if is_free { 0 } else { CLOSED }
        };
        scheduler.costs.clear();
        scheduler.costs.extend(climb.options.iter().map(room));
        self.close_overlaps(instance, enrollment, &mut scheduler.costs);
        self.close_extras(instance, enrollment, &mut scheduler.costs);
        loop {
            let week_left = |week| self.week_left(instance, enrollment, week);
            let (_, schedule) = strict::pick(scheduler, climb, week_left);
            // A mentor's week may have room for one session of this schedule and not for two.
            match self.first_misfit(instance, enrollment, &schedule) {
                None => return schedule,
                Some(place) => {
                    scheduler.costs[schedule[place] as usize] = CLOSED;
                    self.close_after(instance, enrollment, &schedule[..place], &mut scheduler.costs);
                }
            }
        }
    }
}

impl Instance {
    /// The first resources are the interviews' seats.
    pub fn is_seat(&self, resource: u32) -> bool {
        resource < self.interviews
    }

    pub fn opening(&self, enrollment: u32, option: u32) -> &Opening {
        &self.climbs[enrollment as usize].options[option as usize]
    }

    /// The value of a schedule, in ticks.
    pub fn value_of(&self, enrollment: u32, schedule: &[u32]) -> i64 {
        let climb = &self.climbs[enrollment as usize];
        schedule.iter().zip(0..).map(|(option, step)| climb.value(*option, step)).sum()
    }

    /// Gives back what a schedule takes of the limits beside, or takes it where the sign is negative.
    pub fn count_extras(&self, left: &mut [i64], enrollment: u32, schedule: &[u32], sign: i64) {
        for option in schedule {
            for taken in self.extras.within(self.opening(enrollment, *option).extras) {
                left[taken.limit as usize] += sign * taken.amount;
            }
        }
    }

    pub fn resources_of(&self, enrollment: u32, schedule: &[u32]) -> impl Iterator<Item = u32> {
        let options = &self.climbs[enrollment as usize].options;
        schedule.iter().flat_map(|option| options[*option as usize].resources)
    }
}

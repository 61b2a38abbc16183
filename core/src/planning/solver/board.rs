//! Who is where at the moment, and what is left: seats, mentors' weeks and trainees' weeks.

use super::{
    instance::{Instance, NONE},
    schedule::{CLOSED, Market, Scheduler},
    strict,
};

#[derive(Clone)]
pub(super) struct Board {
    /// Each enrolment's options taken, step by step.
    pub schedules: Vec<Vec<u32>>,
    pub seats: Vec<u32>,
    pub mentors: Vec<u32>,
    pub trainees: Vec<u32>,
    /// In ticks.
    pub value: i64,
}

impl Board {
    pub fn new(instance: &Instance) -> Self {
        Self {
            schedules: vec![Vec::new(); instance.climbs.len()],
            seats: instance.seats.clone(),
            mentors: instance.mentor_left.clone(),
            trainees: instance.trainee_left.clone(),
            value: 0,
        }
    }

    pub fn value_of(instance: &Instance, enrolment: usize, schedule: &[u32]) -> i64 {
        let climb = &instance.climbs[enrolment];
        schedule.iter().enumerate().map(|(step, option)| climb.value(*option as usize, step)).sum()
    }

    pub fn remove(&mut self, instance: &Instance, enrolment: usize) -> Vec<u32> {
        let schedule = std::mem::take(&mut self.schedules[enrolment]);
        self.value -= Self::value_of(instance, enrolment, &schedule);
        for option in &schedule {
            let opening = &instance.climbs[enrolment].options[*option as usize];
            let mentor_week = instance.mentor_week[opening.interview as usize];
            self.seats[opening.interview as usize] += 1;
            give(&mut self.mentors, mentor_week);
            give(&mut self.trainees, opening.week);
        }
        schedule
    }

    /// Takes the seats of a schedule; there must be room for it.
    pub fn place(&mut self, instance: &Instance, enrolment: usize, schedule: Vec<u32>) {
        self.value += Self::value_of(instance, enrolment, &schedule);
        for option in &schedule {
            let opening = &instance.climbs[enrolment].options[*option as usize];
            let mentor_week = instance.mentor_week[opening.interview as usize];
            self.seats[opening.interview as usize] -= 1;
            take(&mut self.mentors, mentor_week);
            take(&mut self.trainees, opening.week);
        }
        self.schedules[enrolment] = schedule;
    }

    /// The costs of an enrolment's options: closed where there is no room, `open` gives the others.
    pub fn costs(
        &self,
        instance: &Instance,
        enrolment: usize,
        costs: &mut Vec<i64>,
        open: impl Fn(u32) -> i64,
    ) {
        let climb = &instance.climbs[enrolment];
        costs.clear();
        costs.extend(climb.options.iter().map(|opening| {
            let interview = opening.interview as usize;
            let room = self.seats[interview] > 0
                && has_room(&self.mentors, instance.mentor_week[interview])
                && has_room(&self.trainees, opening.week);
            if room { open(opening.interview) } else { CLOSED }
        }));
        self.close_overlaps(instance, enrolment, costs);
    }

    /// Closes what would put the person into two places, because of their other enrolments.
    pub fn close_overlaps(&self, instance: &Instance, enrolment: usize, costs: &mut [i64]) {
        let climb = &instance.climbs[enrolment];
        for other in &instance.same_person[climb.person as usize] {
            if *other as usize == enrolment {
                continue;
            }
            let others = &instance.climbs[*other as usize];
            for option in &self.schedules[*other as usize] {
                let busy = &others.options[*option as usize];
                for (opening, cost) in climb.options.iter().zip(costs.iter_mut()) {
                    if !instance.are_apart(opening, busy) {
                        *cost = CLOSED;
                    }
                }
            }
        }
    }

    /// Whether one more session fits beside everything else.
    pub fn has_room(&self, instance: &Instance, enrolment: usize, option: u32) -> bool {
        let climb = &instance.climbs[enrolment];
        let opening = &climb.options[option as usize];
        let interview = opening.interview as usize;
        let free = self.seats[interview] > 0
            && has_room(&self.mentors, instance.mentor_week[interview])
            && has_room(&self.trainees, opening.week);
        let others = instance.same_person[climb.person as usize].iter().map(|other| *other as usize);
        let mut busy = others.filter(|other| *other != enrolment).flat_map(|other| {
            let options = &instance.climbs[other].options;
            self.schedules[other].iter().map(move |option| &options[*option as usize])
        });
        free && busy.all(|busy| instance.are_apart(opening, busy))
    }

    /// Gives an enrolment, which has no schedule now, the best one that there is room for.
    pub fn settle(&mut self, instance: &Instance, enrolment: usize, tools: &mut Tools) {
        let mut costs = std::mem::take(&mut tools.costs);
        self.costs(instance, enrolment, &mut costs, |_| 0);
        let climb = &instance.climbs[enrolment];
        let trainees = &self.trainees;
        let market = Market { costs: &costs, week_left: &|week| trainees[week as usize] };
        let best = tools.scheduler.price(climb, &market);
        if best > 0 {
            let schedule = strict::schedule(&tools.scheduler, climb, &market);
            self.place(instance, enrolment, schedule);
        }
        tools.costs = costs;
    }
}

/// Memory that is used again.
#[derive(Default)]
pub(super) struct Tools {
    pub scheduler: Scheduler,
    pub costs: Vec<i64>,
}

fn give(left: &mut [u32], place: u32) {
    if place != NONE {
        left[place as usize] += 1;
    }
}

fn take(left: &mut [u32], place: u32) {
    if place != NONE {
        left[place as usize] -= 1;
    }
}

fn has_room(left: &[u32], place: u32) -> bool {
    place == NONE || left[place as usize] > 0
}

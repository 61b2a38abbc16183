//! Makes a plan better by chains of moves: somebody takes what prices say is worth taking, whoever had it takes
//! the next best thing, and so on; a chain that does not pay is taken back.

use crate::{
    augment::Augmenting,
    board::Board,
    instance::Instance,
    prices::Prices,
    schedule::{CLOSED, Scheduler},
    strict,
};

/// So many people move in one chain at most, beside those who begin it.
const LONGEST_CHAIN: usize = 5;
/// So many ways of making room for one more session are looked at after a shake.
const MOST_WAYS: usize = 50;

/// How prices are seen during one shake: never quite the same, so that the same people choose otherwise.
#[derive(Clone, Copy, Default)]
pub(crate) struct Mood {
    /// How much of its price, in percent, a resource costs that is free now: others may need it.
    pub reserve: i64,
    /// By how much prices are off, in thousandths at most.
    pub noise: i64,
    pub salt: u64,
    /// A resource that costs nothing, so that somebody comes to use it.
    pub lure: Option<u32>,
}

impl Mood {
    fn price(self, price: i64, resource: usize) -> i64 {
        if self.noise == 0 {
            return price;
        }
        let draw = (resource as u64 ^ self.salt).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
        price + price / 1000 * self.noise * (draw as i64 - 32_768) / 32_768
    }
}

pub(crate) struct Search<'a> {
    instance: &'a Instance,
    pub prices: &'a Prices,
    pub board: Board,
    pub scheduler: Scheduler,
    augmenting: Augmenting,
    mood: Mood,
    /// What the moved had before, to take a chain back.
    journal: Vec<(u32, Vec<u32>)>,
    /// Those who have moved in this chain stay where they are.
    moved: Vec<bool>,
}

impl<'a> Search<'a> {
    pub fn new(instance: &'a Instance, prices: &'a Prices, board: Board) -> Self {
        Self {
            instance,
            prices,
            board,
            scheduler: Scheduler::default(),
            augmenting: Augmenting::new(instance),
            mood: Mood::default(),
            journal: Vec::new(),
            moved: vec![false; instance.climbs.len()],
        }
    }

    /// Lets one enrollment begin a chain; whether the plan became better.
    pub fn begin_chain(&mut self, enrollment: u32) -> bool {
        let before = self.board.value;
        self.take_off(enrollment);
        let (hope, schedule) = self.guided(enrollment);
        let paid = self.board.value + hope > before
            && self.settle(enrollment, schedule, Vec::new())
            && self.board.value > before;
        self.end_chain(paid);
        paid
    }

    /// Takes some enrollments off the board and lets them choose anew, one after another. A plan that is worse by
    /// no more than the tolerance is kept: the way to a better one may lead through it.
    pub fn shake(&mut self, enrollments: Vec<u32>, mood: Mood, tolerance: i64) {
        let before = self.board.value;
        for enrollment in &enrollments {
            self.take_off(*enrollment);
        }
        self.mood = mood;
        let done = self.chain(enrollments);
        self.mood = Mood::default();
        if done {
            self.go_further();
        }
        self.end_chain(done && self.board.value >= before - tolerance);
    }

    /// Gives an enrollment all further sessions for which room can be made.
    pub fn extend(&mut self, enrollment: u32) {
        while self.augment(enrollment) {}
        self.end_chain(true);
    }

    /// Lets everybody who moved and has less than the prices promise go on to further sessions.
    fn go_further(&mut self) {
        let mut place = 0;
        while let Some((enrollment, _)) = self.journal.get(place) {
            let enrollment = *enrollment;
            while self.regret(enrollment) > 0 && self.augment(enrollment) {}
            place += 1;
        }
    }

    /// Makes room for one more session of an enrollment, if that pays.
    fn augment(&mut self, enrollment: u32) -> bool {
        let moves = self.augmenting.find(self.instance, &self.board, enrollment, MOST_WAYS);
        self.scheduler.work += std::mem::take(&mut self.augmenting.work);
        let Some(moves) = moves else { return false };
        let mut before = Vec::with_capacity(moves.len());
        for (enrollment, schedule) in moves {
            before.push((enrollment, self.board.schedules[enrollment as usize].clone()));
            self.take_off(enrollment);
            if !self.board.fits(self.instance, enrollment, &schedule) {
                self.restore(before);
                return false;
            }
            self.board.place(self.instance, enrollment, schedule);
        }
        true
    }

    fn restore(&mut self, schedules: Vec<(u32, Vec<u32>)>) {
        for (enrollment, _) in &schedules {
            self.board.remove(self.instance, *enrollment);
        }
        for (enrollment, schedule) in schedules {
            self.board.place(self.instance, enrollment, schedule);
        }
    }

    /// How much less than the best at the prices an enrollment would have with a resource that costs nothing.
    pub fn gain_of(&mut self, enrollment: u32, lure: u32) -> i64 {
        let climb = &self.instance.climbs[enrollment as usize];
        let costs = &mut self.scheduler.costs;
        costs.clear();
        costs.extend(climb.options.iter().map(|opening| {
            let cost = self.instance.cost(&self.prices.best, opening);
            let has_lure = opening.resources.contains(&lure);
            cost - if has_lure { self.prices.best[lure as usize] } else { 0 }
        }));
        self.board.close_overlaps(self.instance, enrollment, &mut self.scheduler.costs);
        let hope = self.scheduler.price(climb, |week| self.instance.week_left[week as usize]);
        hope - self.beyond_price(enrollment)
    }

    /// How much less an enrollment has than it would gain at the prices.
    pub fn regret(&self, enrollment: u32) -> i64 {
        self.prices.hopes[enrollment as usize] - self.beyond_price(enrollment)
    }

    /// Everybody waiting chooses, the last first, and those they push out wait in turn.
    fn chain(&mut self, mut waiting: Vec<u32>) -> bool {
        let mut patience = waiting.len() + LONGEST_CHAIN;
        while let Some(enrollment) = waiting.pop() {
            self.take_off(enrollment);
            patience = patience.saturating_sub(1);
            let schedule = match patience {
                0 => self.board.best_schedule(self.instance, enrollment, &mut self.scheduler),
                _ => self.guided(enrollment).1,
            };
            if !self.make_room(enrollment, &schedule, &mut waiting) {
                return false;
            }
            self.board.place(self.instance, enrollment, schedule);
            self.moved[enrollment as usize] = true;
        }
        true
    }

    fn settle(&mut self, enrollment: u32, schedule: Vec<u32>, mut waiting: Vec<u32>) -> bool {
        if !self.make_room(enrollment, &schedule, &mut waiting) {
            return false;
        }
        self.board.place(self.instance, enrollment, schedule);
        self.moved[enrollment as usize] = true;
        self.chain(waiting)
    }

    /// The best schedule where what others have costs its price, and what it is worth.
    fn guided(&mut self, enrollment: u32) -> (i64, Vec<u32>) {
        let climb = &self.instance.climbs[enrollment as usize];
        let mut costs = std::mem::take(&mut self.scheduler.costs);
        costs.clear();
        let kinds = if climb.is_shared { 3 } else { 2 };
        costs.extend(climb.options.iter().map(|opening| self.cost(&opening.resources[..kinds])));
        let extras = &self.prices.best[self.instance.capacity.len()..];
        self.instance.add_extras(climb, extras, &mut costs);
        self.board.close_overlaps(self.instance, enrollment, &mut costs);
        self.board.close_extras(self.instance, enrollment, &mut costs);
        self.scheduler.costs = costs;
        loop {
            let week_left = |week: u32| self.instance.week_left[week as usize];
            let (hope, schedule) = strict::pick(&mut self.scheduler, climb, week_left);
            match self.board.first_extra(self.instance, enrollment, &schedule) {
                None => return (hope, schedule),
                Some(place) => {
                    let before = &schedule[..place];
                    self.board.close_after(self.instance, enrollment, before, &mut self.scheduler.costs);
                }
            }
        }
    }

    /// What some resources cost together where those that others have can be bought.
    fn cost(&self, resources: &[u32]) -> i64 {
        let mut cost = 0;
        for resource in resources.iter().map(|resource| *resource as usize) {
            if self.mood.lure == Some(resource as u32) && self.board.left[resource] > 0 {
                continue;
            }
            let is_free = self.board.left[resource] > 0;
            if is_free && self.prices.best[resource] == 0 {
                continue;
            }
            let price = self.mood.price(self.prices.best[resource], resource);
            if is_free {
                cost += price * self.mood.reserve / 100;
            } else if self.have_moved(resource) {
                return CLOSED;
            } else {
                cost += price + 1;
            }
        }
        cost
    }

    /// Whether all who have a resource have moved already. Those who have are in the journal, which is short.
    fn have_moved(&self, resource: usize) -> bool {
        let holders = &self.board.holders[resource];
        holders.len() <= self.journal.len() && holders.iter().all(|holder| self.moved[*holder as usize])
    }

    /// Pushes out whoever is in the way of a schedule; fails where they have moved already.
    fn make_room(&mut self, enrollment: u32, schedule: &[u32], waiting: &mut Vec<u32>) -> bool {
        while let Some(resource) = self.lacking(enrollment, schedule) {
            let holders = self.board.holders[resource as usize].iter().copied();
            let movable = holders.filter(|holder| !self.moved[*holder as usize]);
            let Some(victim) = movable.min_by_key(|holder| (self.beyond_price(*holder), *holder)) else {
                return false;
            };
            self.take_off(victim);
            waiting.push(victim);
        }
        self.board.fits(self.instance, enrollment, schedule)
    }

    /// What somebody has beyond the price of it: the less, the easier they find something else.
    fn beyond_price(&self, enrollment: u32) -> i64 {
        let schedule = &self.board.schedules[enrollment as usize];
        self.instance.value_beyond(&self.prices.best, enrollment, schedule)
    }

    fn lacking(&self, enrollment: u32, schedule: &[u32]) -> Option<u32> {
        let resources = || self.instance.resources_of(enrollment, schedule);
        let used = |wanted: u32| resources().filter(|resource| *resource == wanted).count();
        resources().find(|resource| (self.board.left[*resource as usize] as usize) < used(*resource))
    }

    fn take_off(&mut self, enrollment: u32) {
        let schedule = self.board.remove(self.instance, enrollment);
        if !self.journal.iter().any(|(known, _)| *known == enrollment) {
            self.journal.push((enrollment, schedule));
        }
    }

    fn end_chain(&mut self, kept: bool) {
        let journal = std::mem::take(&mut self.journal);
        for (enrollment, _) in &journal {
            self.moved[*enrollment as usize] = false;
        }
        if !kept {
            self.restore(journal);
        }
    }
}

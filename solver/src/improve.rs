//! From a first plan to a good one, as long as work is left: chains of moves, shakes, and flows.

use crate::{
    board::Board,
    instance::{Instance, TICKS},
    near::Near,
    prices::Prices,
    random::Random,
    reseat::Reseating,
    search::{Mood, Search},
    standing::Standing,
};

/// How many others are shaken with one enrollment, at most.
const COMPANY: u32 = 3;
/// Of so many drawn, the one with the greatest regret is shaken.
const DRAWN: u32 = 6;
/// The part of the mean value of an enrollment by which a plan may become worse at first: one in so many.
const TOLERATED: i64 = 20;
/// In so many of a hundred shakes somebody is drawn to what has a price and stands idle.
const LURED: u32 = 10;
/// So many are asked who would gain most from it.
const SUITORS: u32 = 8;
/// So many sessions are chosen anew at once, at most: the work grows faster than their number.
const TOGETHER: usize = 250;
/// Everybody's sessions are chosen anew so often at first, and after each round of shakes.
const FIRST: usize = 6;
const AGAIN: usize = 3;
/// After so many times in a row that brought nothing, the rest of them is left out.
const IN_VAIN: u32 = 3;
/// Before the first shake, everybody begins a chain so often.
const ROUNDS: u32 = 2;

/// A plan from one that stood: whoever may gain chooses again, and what is near those who have lost a session is shaken.
pub(crate) fn shaken(instance: &Instance, prices: &Prices, standing: Standing, work: u64) -> Board {
    let Standing { board, broken } = standing;
    let mut search = Search::new(instance, prices, board);
    for enrollment in broken.iter().copied().chain(0..instance.climbs.len() as u32) {
        if search.regret(enrollment) > 0 {
            search.begin_chain(enrollment);
            search.extend(enrollment);
        }
    }
    let mut improving = Improving::of(instance, search);
    if !broken.is_empty() {
        improving.shake_near(&broken, work);
    }
    improving.reseat(1);
    improving.best
}

pub(crate) struct Improving<'a> {
    instance: &'a Instance,
    search: Search<'a>,
    pub best: Board,
    random: Random,
    reseating: Reseating,
    near: Near,
    wanted_by: Vec<Vec<u32>>,
}

impl<'a> Improving<'a> {
    pub fn new(instance: &'a Instance, prices: &'a Prices, start: Board) -> Self {
        let mut search = Search::new(instance, prices, start);
        let everybody = 0..instance.climbs.len() as u32;
        for enrollment in (0..ROUNDS).flat_map(|_| everybody.clone()) {
            search.begin_chain(enrollment);
        }
        everybody.for_each(|enrollment| search.extend(enrollment));
        let mut improving = Self::of(instance, search);
        improving.reseat(FIRST);
        improving
    }

    /// Goes on from a plan that was improved already.
    pub fn further(instance: &'a Instance, prices: &'a Prices, board: Board) -> Self {
        Self::of(instance, Search::new(instance, prices, board))
    }

    fn of(instance: &'a Instance, search: Search<'a>) -> Self {
        Self {
            instance,
            best: search.board.clone(),
            search,
            random: Random::new(1),
            reseating: Reseating::new(instance),
            near: Near::new(instance),
            wanted_by: wanted_by(instance),
        }
    }

    /// Shakes some enrollments with those who have what they want, for so much work.
    fn shake_near(&mut self, enrollments: &[u32], work: u64) {
        let enough = self.search.scheduler.work.saturating_add(work);
        while self.search.scheduler.work < enough {
            self.search.scheduler.work += 20;
            let first = enrollments[self.random.below(enrollments.len() as u32) as usize];
            let group = self.company(first);
            self.shake_group(group, None, 0);
        }
        self.search.board.clone_from(&self.best);
    }

    /// Shakes for so much work and then chooses single sessions anew; `share` of the work in all is still left, in
    /// percent. Goes on from the best plan, and never leaves it for a worse one.
    pub fn round(&mut self, work: u64, share: i64) {
        self.search.board.clone_from(&self.best);
        let count = self.instance.climbs.len() as u32;
        let tolerance = self.best.value / i64::from(count.max(1)) / TOLERATED * share / 100;
        let enough = self.search.scheduler.work.saturating_add(work);
        while count > 0 && self.search.scheduler.work < enough {
            // Even a shake that finds nobody to move is some work.
            self.search.scheduler.work += 20;
            self.shake(count, tolerance);
        }
        self.search.board.clone_from(&self.best);
        self.reseat(AGAIN);
    }

    fn shake(&mut self, count: u32, tolerance: i64) {
        let lure = if self.random.below(100) < LURED { self.idle() } else { None };
        let group = match lure {
            Some(lure) => self.suitor(lure).into_iter().collect(),
            None => {
                let first = self.regretful(count);
                self.company(first)
            }
        };
        let tolerance = tolerance * i64::from(self.random.below(101)) / 100;
        self.shake_group(group, lure, tolerance);
    }

    fn shake_group(&mut self, group: Vec<u32>, lure: Option<u32>, tolerance: i64) {
        let mood = Mood {
            reserve: if lure.is_some() { 100 } else { [0, 50, 90][self.random.below(3) as usize] },
            noise: [0, 20, 50][self.random.below(3) as usize],
            salt: self.random.below(u32::MAX).into(),
            lure,
        };
        self.search.shake(group, mood, tolerance);
        if self.search.board.value > self.best.value {
            self.best.clone_from(&self.search.board);
        }
    }

    /// Chooses one session of everybody anew, so often, and keeps the plan as the best.
    fn reseat(&mut self, times: usize) {
        let people = self.instance.same_person.len();
        let parts = people.div_ceil(TOGETHER);
        let mut vain = 0;
        for part in 0..times * parts {
            let sessions = match parts {
                1 => self.near.everybody(self.instance, &self.search.board, &mut self.random),
                _ => {
                    let first = (part * TOGETHER + self.random.below(TOGETHER as u32) as usize)
                        % self.instance.climbs.len();
                    self.near.around(
                        self.instance,
                        &self.search.board,
                        &mut self.random,
                        first as u32,
                        TOGETHER,
                    )
                }
            };
            let before = self.search.board.value;
            self.reseating.reseat(
                self.instance,
                Some(&self.search.prices.best),
                &mut self.search.board,
                &sessions,
            );
            vain = if self.search.board.value > before { 0 } else { vain + 1 };
            if vain > IN_VAIN {
                break;
            }
        }
        self.best.clone_from(&self.search.board);
    }

    /// Something that has a price, though nobody uses all of it.
    fn idle(&mut self) -> Option<u32> {
        let mut dearest: Option<(i64, u32)> = None;
        for _ in 0..40 {
            let resource = self.random.below(self.instance.capacity.len() as u32);
            let price = self.search.prices.best[resource as usize];
            let is_idle = price > TICKS && self.search.board.left[resource as usize] > 0;
            if is_idle && dearest.is_none_or(|(known, _)| price > known) {
                dearest = Some((price, resource));
            }
        }
        dearest.map(|(_, resource)| resource)
    }

    /// Of some who could use the resource, the one who would gain most if it cost nothing.
    fn suitor(&mut self, resource: u32) -> Option<u32> {
        let wanted_by = &self.wanted_by[resource as usize];
        let count = wanted_by.len() as u32;
        let mut best: Option<(i64, u32)> = None;
        for _ in 0..count.min(SUITORS) {
            let enrollment = wanted_by[self.random.below(count) as usize];
            let gain = self.search.gain_of(enrollment, resource);
            if best.is_none_or(|(known, _)| gain > known) {
                best = Some((gain, enrollment));
            }
        }
        best.map(|(_, enrollment)| enrollment)
    }

    /// Somebody who could have more.
    fn regretful(&mut self, count: u32) -> u32 {
        let mut first = self.random.below(count);
        for _ in 1..DRAWN {
            let other = self.random.below(count);
            if self.search.regret(other) > self.search.regret(first) {
                first = other;
            }
        }
        first
    }

    /// An enrollment with some of those who have what it wants.
    fn company(&mut self, first: u32) -> Vec<u32> {
        let mut group = vec![first];
        let options = &self.instance.climbs[first as usize].options;
        for _ in 0..if options.is_empty() { 0 } else { COMPANY } {
            let opening = &options[self.random.below(options.len() as u32) as usize];
            let resource = opening.resources[self.random.below(2) as usize];
            let holders = &self.search.board.holders[resource as usize];
            if !holders.is_empty() {
                let holder = holders[self.random.below(holders.len() as u32) as usize];
                if !group.contains(&holder) {
                    group.push(holder);
                }
            }
        }
        group
    }
}

/// Who could use each resource.
fn wanted_by(instance: &Instance) -> Vec<Vec<u32>> {
    let mut wanted_by: Vec<Vec<u32>> = vec![Vec::new(); instance.capacity.len()];
    for (climb, enrollment) in instance.climbs.iter().zip(0..) {
        for resource in climb.options.iter().flat_map(|opening| opening.resources) {
            let list = &mut wanted_by[resource as usize];
            if list.last() != Some(&enrollment) {
                list.push(enrollment);
            }
        }
    }
    wanted_by
}

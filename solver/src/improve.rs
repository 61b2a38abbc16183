//! From what everybody picked to a good plan: first make it possible, then make it better, as long as work is left.

use crate::{
    board::Board,
    instance::Instance,
    prices::Prices,
    random::Random,
    search::{Mood, Search},
    strict,
};

/// How many others are shaken with one enrolment, at most.
const COMPANY: u32 = 3;
/// Of so many drawn, the one with the greatest regret is shaken.
const DRAWN: u32 = 6;
/// The part of the mean value of an enrolment by which a plan may become worse at first: one in so many.
const TOLERATED: i64 = 40;
/// Before the first shake, everybody begins a chain so often.
const ROUNDS: u32 = 2;

/// The picks as far as there is room for them.
pub(crate) fn from_picks(instance: &Instance, picks: &[Vec<u32>]) -> Board {
    let mut board = Board::new(instance);
    for (pick, enrolment) in picks.iter().zip(0..) {
        let climb = &instance.climbs[enrolment as usize];
        let mut pick = pick.clone();
        while !(strict::differs(climb, &pick) && board.fits(instance, enrolment, &pick)) {
            pick.pop();
        }
        board.place(instance, enrolment, pick);
    }
    board
}

pub(crate) struct Improving<'a> {
    instance: &'a Instance,
    pub search: Search<'a>,
    pub best: Board,
    random: Random,
}

impl<'a> Improving<'a> {
    pub fn new(instance: &'a Instance, prices: &'a Prices, start: Board) -> Self {
        let mut search = Search::new(instance, prices, start);
        let everybody = 0..instance.climbs.len() as u32;
        for enrolment in (0..ROUNDS).flat_map(|_| everybody.clone()) {
            search.begin_chain(enrolment);
        }
        everybody.for_each(|enrolment| search.extend(enrolment));
        Self { instance, best: search.board.clone(), search, random: Random::new(1) }
    }

    /// Shakes for so much work; `share` of the work in all is still left, in percent.
    pub fn shake(&mut self, work: u64, share: i64) {
        let count = self.instance.climbs.len() as u32;
        let tolerance = self.best.value / i64::from(count.max(1)) / TOLERATED * share / 100;
        let enough = self.search.scheduler.work.saturating_add(work);
        while count > 0 && self.search.scheduler.work < enough {
            // Even a shake that finds nobody to move is some work.
            self.search.scheduler.work += 20;
            let group = self.group(count);
            let mood = Mood {
                reserve: [0, 50, 90][self.random.below(3) as usize],
                noise: [0, 20, 50][self.random.below(3) as usize],
                salt: self.random.below(u32::MAX).into(),
            };
            let tolerance = tolerance * i64::from(self.random.below(101)) / 100;
            self.search.shake(group, mood, tolerance);
            if self.search.board.value > self.best.value {
                self.best = self.search.board.clone();
            }
        }
    }

    /// Goes on from the best plan.
    pub fn return_to_best(&mut self) {
        self.search.board = self.best.clone();
    }

    /// Somebody who could have more, with some of those who have what they want.
    fn group(&mut self, count: u32) -> Vec<u32> {
        let mut first = self.random.below(count);
        for _ in 1..DRAWN {
            let other = self.random.below(count);
            if self.search.regret(other) > self.search.regret(first) {
                first = other;
            }
        }
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

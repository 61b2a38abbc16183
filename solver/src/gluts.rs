//! Lets the prices of a whole market fall while it has a glut: room that is left over though it costs something.
//!
//! A single price that falls does not help a market which is too dear: somebody comes for it and leaves another place,
//! which falls in turn, and so round and round.

use crate::instance::{Instance, NONE};

/// Nothing sinks in the first passes, in which prices are formed.
const FORMING: u32 = 5;
/// How much of the step a market sinks for each session of its glut, divided by the places that cost something, in
/// percent.
const SINKING: i64 = 150;
/// A glut is counted in these parts of a session.
const PARTS: i64 = 1000;

pub(crate) struct Gluts {
    /// By market: how many more there is room for, less those for whom there is none, in [`PARTS`] of a session and
    /// averaged over passes.
    gluts: Vec<i64>,
    /// By market: how many places cost something after the last pass.
    dear: Vec<i64>,
    /// By market: the sessions of one mentor's week.
    sessions: Vec<u32>,
    /// The market of each place, or `NONE`.
    market_of: Vec<u32>,
    passes: u32,
}

impl Gluts {
    pub fn new(instance: &Instance) -> Self {
        let count = instance.interviews as usize;
        Self {
            gluts: vec![0; count],
            dear: vec![0; count],
            sessions: vec![0; count],
            market_of: vec![NONE; instance.capacity.len()],
            passes: 0,
        }
    }

    /// Lets the prices of each market that has a glut after a pass fall.
    pub fn sink(&mut self, instance: &Instance, usage: &[u32], prices: &mut [i64], step: i64) {
        self.passes += 1;
        self.read(instance, usage, prices);
        if self.passes <= FORMING {
            return;
        }
        for (price, market) in prices.iter_mut().zip(&self.market_of) {
            let glut = self.gluts.get(*market as usize).copied().unwrap_or(0);
            if glut > 0 && *price > 0 {
                let most = i128::from(step) * i128::from(SINKING) * i128::from(glut);
                let sunk = most / i128::from(100 * PARTS * self.dear[*market as usize].max(1));
                *price -= sunk.min(i128::from(*price)) as i64;
            }
        }
    }

    fn read(&mut self, instance: &Instance, usage: &[u32], prices: &[i64]) {
        let mut now = vec![0; self.gluts.len()];
        self.dear.fill(0);
        for place in 0..instance.interviews + instance.mentor_limits {
            let market = self.market(instance, usage, place);
            let place = place as usize;
            self.market_of[place] = market;
            let left = i64::from(instance.capacity[place]) - i64::from(usage[place]);
            if market != NONE && (left < 0 || prices[place] > 0) {
                now[market as usize] += left;
                self.dear[market as usize] += 1;
            }
        }
        for (glut, now) in self.gluts.iter_mut().zip(now) {
            *glut = (*glut + now * PARTS) / 2;
        }
    }

    /// The market to which a place belongs: to a mentor's week that of most sessions in it, to a seat its own where the
    /// mentor has no limit.
    fn market(&mut self, instance: &Instance, usage: &[u32], place: u32) -> u32 {
        if place < instance.interviews {
            let has_limit = instance.week_of[place as usize] < instance.interviews + instance.mentor_limits;
            return if has_limit { NONE } else { instance.market_of[place as usize] };
        }
        let interviews = &instance.interviews_of[place as usize];
        let mut most = (0, NONE);
        for interview in interviews {
            let market = instance.market_of[*interview as usize];
            let sessions = &mut self.sessions[market as usize];
            *sessions += usage[*interview as usize];
            if *sessions > most.0 || most.1 == NONE {
                most = (*sessions, market);
            }
        }
        for interview in interviews {
            self.sessions[instance.market_of[*interview as usize] as usize] = 0;
        }
        most.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markets::tests::instance;

    /// The prices of three mentors' weeks, of which two are used, after some passes in which they cost 1,000.
    fn sunk(passes: u32, used: [u32; 3]) -> Vec<i64> {
        let instance = instance(&[&[0, 1], &[1, 2]], 3);
        let mut gluts = Gluts::new(&instance);
        let usage: Vec<u32> = used.iter().chain(&used).copied().chain([0]).collect();
        let mut prices = Vec::new();
        for _ in 0..passes {
            prices = vec![0, 0, 0, 1000, 1000, 1000, 0];
            gluts.sink(&instance, &usage, &mut prices, 100);
        }
        prices[3..6].to_vec()
    }

    #[test]
    fn with_a_glut_what_is_used_becomes_cheaper_too() {
        let prices = sunk(FORMING + 1, [1, 0, 1]);
        assert!(prices.iter().all(|price| *price < 1000), "{prices:?}");
    }

    #[test]
    fn prices_stay_where_nothing_is_left_over() {
        assert_eq!(sunk(FORMING + 1, [1, 1, 1]), [1000; 3]);
    }

    #[test]
    fn prices_stay_where_as_many_lack_a_place_as_are_left_over() {
        assert_eq!(sunk(FORMING + 1, [2, 0, 1]), [1000; 3]);
    }

    #[test]
    fn nothing_sinks_while_prices_are_formed() {
        assert_eq!(sunk(FORMING, [1, 0, 1]), [1000; 3]);
    }
}
